from django_tasks import task

from lenig.access.scope import every_row
from lenig.groups.actions.changing_visibility import carry_on
from lenig.groups.models import Group


@task()
def let_posts_follow(group_id: int) -> None:
    """Move the posts of a group that changed its visibility. Safe to repeat."""
    with every_row(because="a task moves the posts of a group that was found for its owner"):
        group = Group.objects.filter(pk=group_id).first()
    if group:
        carry_on(group)
