"""Choosing whom to invite: people are found by name and ticked, with and without a script."""

from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.groups.models import Answer, Group, Invitation, Membership
from lenig.people.absences import mark_away
from lenig.people.models import Person, Role
from lenig.people.querysets import ColleagueQuerySet
from lenig.stream.cards.roles import role_lines

#: How many matches are shown, and how many people one sending may name.
MOST_FOUND, MOST_CHOSEN = 10, 50


class Invitees:
    """Who is ticked, and who matches the words that were typed; read from an address or a form."""

    def __init__(self, group: Group, viewer: Viewer, asked: QueryDict) -> None:
        self.group, self.viewer = group, viewer
        self.words = asked.get("q", "").strip()[:100]
        self._handles = asked.getlist("person")[:MOST_CHOSEN]
        self.complaint = ""
        #: Whether a guest was chosen for a group that everyone at work reads.
        self.is_for_guest = False

    @cached_property
    def chosen(self) -> list[Person]:
        """Whoever is ticked and may be invited by this viewer."""
        if not self._handles:
            return []
        found = list(self._people.filter(handle__in=self._handles).by_name())
        guest = self._guest_by_address
        return [*found, guest] if guest and guest.handle in self._handles else found

    @cached_property
    def found(self) -> list[tuple[Person, str, bool]]:
        """Who is ticked, and then who matches: each with what they do and whether they are ticked."""
        matches = list(self._people.named(self.words).by_name()[:MOST_FOUND]) if self.words else []
        if self._guest_by_address:
            matches.append(self._guest_by_address)
        people = list(dict.fromkeys([*self.chosen, *matches]))
        mark_away(self.viewer, people)
        lines, chosen = role_lines(people), set(self.chosen)
        return [(person, lines.get(person.pk, ""), person in chosen) for person in people]

    @property
    def _people(self) -> ColleagueQuerySet:
        """Colleagues who are not in yet, and not invited."""
        with every_row(
            because="who is in or invited already is not offered, for a member who invites"
        ):
            inside = Membership.objects.in_group(self.group).values("person")
            invited = Invitation.objects.in_group(self.group).filter(answer=Answer.WAITING)
            people = Person.colleagues.visible_to(self.viewer)
            return people.exclude(pk__in=list(inside.values_list("person", flat=True))).exclude(
                pk__in=list(invited.values_list("person", flat=True))
            )

    @cached_property
    def _guest_by_address(self) -> Person | None:
        """A guest is nobody's colleague yet; who knows the whole mail address can invite one."""
        if "@" not in self.words or not self.viewer.is_at_work:
            return None
        return Person.objects.active().filter(email=self.words.lower(), role=Role.GUEST).first()

    @property
    def found_nobody(self) -> bool:
        return bool(self.words) and not self.found

    def complain(self, words: str) -> None:
        self.complaint = words or _("Choose at least one person.")
