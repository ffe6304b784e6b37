from django_tasks import task

from lenig.access.scope import every_row
from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity


@task()
def work_out(activity_id: int) -> None:
    """What follows from one activity. Safe to repeat; nothing when it is gone."""
    with every_row(because="the machine works out whom an activity concerns"):
        activity = Activity.objects.filter(pk=activity_id).first()
    if activity:
        work_out_all(activity)
