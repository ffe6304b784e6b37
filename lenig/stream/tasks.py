from django_tasks import task

from lenig.stream.actions.curating import move_posts


@task()
def finish_merging(topic_id: int, into_id: int) -> None:
    """Move what is left of a merged topic, batch by batch. Safe to stop and to repeat."""
    while move_posts(topic_id, into_id):
        pass
