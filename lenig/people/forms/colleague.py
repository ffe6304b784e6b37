"""Naming one colleague in a form: type a part of the name, and choose when there are several."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.people.absences import mark_away
from lenig.people.models import Person
from lenig.people.suggesting import suggested
from lenig.toolkit.text import clean_name


class ColleagueInput(forms.TextInput):
    """A text field; with a script it proposes colleagues while somebody types."""

    template_name = "people/widgets/colleague.html"
    suggest_url = reverse_lazy("people:suggest")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["suggest_url"] = str(self.suggest_url)
        return context

    def format_value(self, value: Any) -> str | None:
        return value.name if isinstance(value, Person) else super().format_value(value)


class ColleagueField(forms.CharField):
    """A colleague whom the viewer may meet, by a part of the name or by handle.

    One match is the answer. With several the field comes back as a list to
    choose from, so that it works without a script and nobody types it again.
    """

    widget: Any = ColleagueInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=220, **kwargs)
        self.viewer = Viewer.nobody()

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Person) else value

    def clean(self, value: Any) -> Any:
        words = clean_name(super().clean(value))
        if not words:
            return None
        found = suggested(self.viewer, words)
        exact = [person for person in found if person.name.casefold() == words.casefold()]
        match exact if len(exact) == 1 else found:
            case [one]:
                return one
            case []:
                raise ValidationError(_("Nobody is called that. Type another part of the name."))
            case several:
                mark_away(self.viewer, several)
                self.widget = forms.Select(choices=[("", ""), *map(_choice, several)])
                raise ValidationError(_("There are several. Choose one from the list."))


def _choice(person: Person) -> tuple[str, str]:
    positions = [position.title for position in person.positions.all() if position.title]
    away = [person.away.words] if person.away else []
    return person.handle, ", ".join([person.name, *positions[:1], *away])
