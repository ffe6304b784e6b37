"""From activities to notices."""

from django.db import transaction

from lenig.access.viewer import Viewer
from lenig.activity.consequences import follows_from_activity
from lenig.activity.models import Activity
from lenig.contracts.notices import Noticed, declared
from lenig.notifications.models import Notice
from lenig.people.models import Person
from lenig.toolkit.moments import moment_id, moment_of, renew_taken


@follows_from_activity
def make_notices(activity: Activity) -> None:
    """Tell each person whom this activity concerns, once. Safe to repeat."""
    for noticed in declared():
        if noticed.object_type == activity.object_type and noticed.applies(activity):
            _tell(noticed, activity)


def _tell(noticed: Noticed, activity: Activity) -> None:
    people = Person.objects.active().filter(pk__in=set(noticed.recipients(activity)))
    allowed = [person for person in people if _concerns(noticed, activity, person)]
    notices = [_notice(noticed, activity, person) for person in allowed]
    with transaction.atomic():
        # Conflicts are ignored because this may run twice; a taken id must not pass for one.
        renew_taken(notices)
        Notice.objects.bulk_create(
            notices,
            ignore_conflicts=True,
            batch_size=500,
        )


def _concerns(noticed: Noticed, activity: Activity, person: Person) -> bool:
    """Whether this person did not do it themselves, and may read it now."""
    if person.pk == activity.actor_id:
        return False
    return bool(noticed.load(Viewer.of(person), [activity.object_id]))


def _notice(noticed: Noticed, activity: Activity, person: Person) -> Notice:
    return Notice(
        id=moment_id(moment_of(activity.pk)),
        person=person,
        sort=noticed.name,
        kind=noticed.kind,
        actor_id=activity.actor_id,
        activity_id=activity.pk,
        object_id=activity.object_id,
    )
