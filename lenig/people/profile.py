"""The head of a profile and what stands around it; every tab of a profile shows the same.

A room that adds a tab answers the slot "profile-tabs" and extends
`people/profile_base.html` with a `ProfilePage` in its context as `profile`.
"""

from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from lenig.access.request import Request
from lenig.contracts import slots
from lenig.contracts.slots import ProfileTab
from lenig.people.absences import Away, mark_away
from lenig.people.cards import person_actions, with_department
from lenig.people.circles import circles
from lenig.people.fields import Readable, source_of
from lenig.people.models import Person, Position
from lenig.people.presence import Presence, Weekday, presence_on, week
from lenig.people.readers import Readers
from lenig.people.who_is_who import WhoIsWho, who_is_who


class ProfilePage:
    """Somebody's profile as one viewer sees it today.

    Budget: 9 queries for everything here, and what the slots "profile-tabs",
    "profile-side" and "person-actions" declare.
    """

    def __init__(self, request: Request, person: Person, *, current: str = "about") -> None:
        self._request, self.person, self.current = request, person, current
        prefetch_related_objects([person], with_department(), "expertise", "location")
        mark_away(request.viewer, [person])

    @classmethod
    def of(cls, request: Request, handle: str, *, current: str = "about") -> "ProfilePage":
        """The profile behind a handle; 404 for somebody whom the viewer may not meet."""
        people = Person.colleagues.visible_to(request.viewer).select_related("location")
        return cls(request, get_object_or_404(people, handle=handle), current=current)

    # -- Whose, and for whom -------------------------------------------------------------

    @property
    def is_own(self) -> bool:
        return self.person.pk == self._request.viewer.me.pk

    @property
    def as_others(self) -> bool:
        """Whether somebody looks at their own profile as a colleague would see it."""
        return self.is_own and "as-others" in self._request.GET

    @cached_property
    def circle(self) -> Readers:
        if self.as_others:
            return Readers.EVERYONE
        return circles(self._request.viewer, [self.person])[self.person.pk]

    @cached_property
    def readable(self) -> Readable:
        return Readable(self.person, self.circle)

    # -- The head ------------------------------------------------------------------------

    @property
    def away(self) -> Away | None:
        return self.person.away

    @cached_property
    def positions(self) -> list[Position]:
        return list(self.person.positions.all())

    @property
    def shows_organisation(self) -> bool:
        """Whether departments and chart are pages that this viewer may open."""
        return self._request.viewer.is_at_work

    @property
    def presence(self) -> Presence | None:
        """Whether somebody works today; the absence above says all there is to say."""
        if self.away:
            return None
        return presence_on(self.readable["working_days"] or ())

    @property
    def week(self) -> list[Weekday]:
        days = self.readable["working_days"]
        return week(days) if days else []

    @property
    def phones(self) -> list[str]:
        return [number for name in ("phone", "mobile") if (number := self.readable[name])]

    @property
    def has_today(self) -> bool:
        """Whether the block below the name has anything to say."""
        return bool(self.presence or self.readable["workplace"] or self.phones)

    @cached_property
    def actions(self) -> SafeString:
        return (
            SafeString("")
            if self.is_own
            else person_actions(self._request, [self.person])[self.person.pk]
        )

    @property
    def employed_by(self) -> str:
        """The register that keeps the positions, when there is one."""
        return source_of(self.person, "positions")

    # -- Around it -----------------------------------------------------------------------

    @cached_property
    def who_is_who(self) -> WhoIsWho:
        return who_is_who(self._request.viewer, self.positions)

    @cached_property
    def tabs(self) -> list[Any]:
        about = ProfileTab(_("About"), self.person.get_absolute_url(), "about")
        added = slots.fill("profile-tabs", self._request, [self.person])
        return [about, *(tab for tabs in added for tab in tabs)]

    @cached_property
    def side(self) -> list[Any]:
        return slots.fill("profile-side", self._request, [self.person])
