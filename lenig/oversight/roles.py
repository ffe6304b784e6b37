"""Who administers no more reads along no more: an elevation ends with the role."""

from django.utils import timezone

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.access.viewer import Because
from lenig.oversight.models import Elevation
from lenig.people.models import Role
from lenig.people.role_changes import RoleChange, follows_from_role


class ElevationsEnd:
    def foretell(self, change: RoleChange) -> list[str]:
        return []

    def carry_out(self, change: RoleChange) -> None:
        if change.after == Role.ADMINISTRATOR:
            return
        memberships = AudienceMembership.objects.filter(person=change.person)
        memberships.filter(because=Because.ELEVATION).delete()
        with every_row(because="the elevations of somebody who administers no more"):
            mine = Elevation.objects.filter(person=change.person)
            mine.in_force().update(until=timezone.now())


follows_from_role(ElevationsEnd(), order=5)
