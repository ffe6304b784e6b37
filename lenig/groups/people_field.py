"""Naming one colleague in a form: type the name, and choose when there are several."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.people.absences import mark_away
from lenig.people.models import Person
from lenig.stream.cards.roles import role_lines

#: How many people somebody can choose from when a name is not enough.
MOST = 12


class ColleagueField(forms.CharField):
    """A colleague whom the viewer may meet, by name or by handle.

    One match is the answer. With several the field comes back as a list to
    choose from, so that it works without a script and nobody types it again.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=220, **kwargs)
        self.viewer = Viewer.nobody()

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if not words:
            return None
        found = colleagues_named(words, self.viewer)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("Nobody is called that. Type another part of the name."))
        mark_away(self.viewer, found)
        self.widget = forms.Select(choices=[("", ""), *_choices(found)])
        raise forms.ValidationError(_("There are several. Choose one from the list."))


def colleagues_named(words: str, viewer: Viewer) -> list[Person]:
    """Up to twelve people with these words in their name; exactly one for a handle or a full name."""
    people = Person.colleagues.visible_to(viewer).exclude(pk=viewer.me.pk)
    if one := people.filter(handle=words).first():
        return [one]
    found = list(people.named(words).by_name()[:MOST])
    exact = [person for person in found if person.name.casefold() == words.casefold()]
    return exact or found


def _choices(people: list[Person]) -> list[tuple[str, str]]:
    lines = role_lines(people)
    return [(person.handle, _in_a_line(person, lines.get(person.pk, ""))) for person in people]


def _in_a_line(person: Person, role: str) -> str:
    away = person.away.words if person.away else ""
    return ", ".join(part for part in (person.name, role, away) if part)
