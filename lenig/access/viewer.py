"""The person who looks, and what they may therefore read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from lenig.access.models import EVERYONE, AudienceMembership

if TYPE_CHECKING:
    from lenig.people.models import Person

Role = AudienceMembership.Role
Because = AudienceMembership.Because


@dataclass(frozen=True)
class Viewer:
    """Somebody at a moment: resolved once per request, mail, push and export, when it is sent.

    A viewer without a person reads nothing.
    """

    person: "Person | None"
    #: What they may read, for whatever reason: also what an elevation opens.
    audience_ids: frozenset[int] = field(default_factory=frozenset)
    #: Where they take part themselves, and as what. An elevation lets read, and no more.
    roles: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, person: "Person | None") -> Self:
        """The viewer that this person is now: one query."""
        if person is None or not person.may_sign_in:
            return cls(None)
        rows = list(
            AudienceMembership.objects.in_force()
            .filter(person_id=person.pk)
            .values_list("audience_id", "role", "because")
        )
        roles = {audience: role for audience, role, because in rows if because != Because.ELEVATION}
        return cls(person, frozenset(audience for audience, _, _ in rows), roles)

    @classmethod
    def nobody(cls) -> Self:
        return cls(None)

    @property
    def is_known(self) -> bool:
        return self.person is not None

    @property
    def me(self) -> "Person":
        """The person, where a view has made sure that there is one."""
        if self.person is None:
            raise LookupError("Nobody is signed in.")
        return self.person

    @property
    def is_at_work(self) -> bool:
        """Whether they may read what everyone at work may read; a guest may not."""
        return EVERYONE in self.audience_ids

    def takes_part_in(self, audience_id: int | None) -> bool:
        """Whether they belong there by membership, not by an elevation."""
        return audience_id in self.roles

    def owns(self, audience_id: int | None) -> bool:
        return audience_id is not None and self.roles.get(audience_id) == Role.OWNER

    def moderates(self, audience_id: int | None) -> bool:
        """Whether they look after it: as its owner or as a moderator."""
        return audience_id is not None and self.roles.get(audience_id) in {
            Role.OWNER,
            Role.MODERATOR,
        }
