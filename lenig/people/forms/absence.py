"""Saying when one is away, and who stands in."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.people.forms.colleague import ColleagueField
from lenig.people.readers import Readers

LONGEST = timedelta(days=2 * 365)


def _day(**attrs: str) -> forms.DateInput:
    return forms.DateInput(
        attrs={"type": "date", "class": "input input--short"} | attrs, format="%Y-%m-%d"
    )


class AbsenceReadersForm(forms.Form):
    readers = forms.ChoiceField(
        label=_("Who may know that you are away?"),
        choices=Readers,
        help_text=_("It stands beside your name, with who stands in, for those you choose."),
    )


class AbsenceForm(forms.Form):
    first_day = forms.DateField(label=_("First day"), widget=_day())
    last_day = forms.DateField(label=_("Last day"), widget=_day())
    stand_in = ColleagueField(
        label=_("Who stands in?"),
        required=False,
        help_text=_("Colleagues see this name wherever somebody mentions you."),
    )

    def __init__(self, viewer: Viewer, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.viewer = viewer
        field = self.fields["stand_in"]
        if isinstance(field, ColleagueField):
            field.viewer = viewer

    def clean_stand_in(self) -> Any:
        person = self.cleaned_data["stand_in"]
        if person and person.pk == self.viewer.me.pk:
            raise forms.ValidationError(_("You cannot stand in for yourself. Choose a colleague."))
        return person

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if last and last < timezone.localdate():
            self.add_error("last_day", _("That day is over."))
        elif first and last and last < first:
            self.add_error(
                "last_day", _("The last day comes before the first. Choose a later one.")
            )
        elif first and last and last - first > LONGEST:
            self.add_error("last_day", _("That is more than two years. Choose an earlier day."))
        return self.cleaned_data
