"""The person who looks, and what they may therefore read."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from lenig.access.models import EVERYONE, AudienceMembership

if TYPE_CHECKING:
    from lenig.people.models import Person


@dataclass(frozen=True)
class Viewer:
    """Somebody at a moment: resolved once per request, mail, push and export, when it is sent.

    A viewer without a person reads nothing.
    """

    person: "Person | None"
    audience_ids: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of(cls, person: "Person | None") -> Self:
        """The viewer that this person is now: one query."""
        if person is None or not person.may_sign_in:
            return cls(None)
        rows = AudienceMembership.objects.in_force().filter(person_id=person.pk)
        return cls(person, frozenset(rows.values_list("audience_id", flat=True)))

    @classmethod
    def nobody(cls) -> Self:
        return cls(None)

    @property
    def is_at_work(self) -> bool:
        """Whether they may read what everyone at work may read; a guest may not."""
        return EVERYONE in self.audience_ids

    @property
    def is_known(self) -> bool:
        return self.person is not None

    @property
    def me(self) -> "Person":
        """The person, where a view has made sure that there is one."""
        if self.person is None:
            raise LookupError("Nobody is signed in.")
        return self.person

    def may_read(self, audience_id: int) -> bool:
        return audience_id in self.audience_ids
