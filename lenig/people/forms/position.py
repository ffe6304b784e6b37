"""A position: what somebody does, where, and for whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.people.forms.colleague import ColleagueField
from lenig.people.hot.reporting_lines import those_below_among
from lenig.people.models import Department, Person, Position
from lenig.toolkit.text import clean_name


class PositionForm(forms.Form):
    title = forms.CharField(label=_("Job title"), max_length=200)
    department = forms.ModelChoiceField(
        Department.objects.order_by("name"),
        label=_("Department"),
        required=False,
        to_field_name="handle",
        empty_label=_("None in particular"),
    )
    manager = ColleagueField(label=_("Manager"), required=False)
    is_head = forms.BooleanField(label=_("Leads the department"), required=False)

    def __init__(
        self,
        viewer: Viewer,
        person: Person,
        data: Any = None,
        *,
        position: Position | None = None,
        may_appoint_heads: bool = False,
    ) -> None:
        super().__init__(data, initial=_as_it_is(position))
        self.person = person
        field = self.fields["manager"]
        if isinstance(field, ColleagueField):
            field.viewer = viewer
        if not may_appoint_heads:
            del self.fields["is_head"]

    def clean_title(self) -> str:
        return clean_name(self.cleaned_data["title"])

    def clean_manager(self) -> Position | None:
        """The seat that this one reports to. Nobody manages somebody above themselves."""
        manager: Person | None = self.cleaned_data["manager"]
        if manager is None:
            return None
        if manager.pk == self.person.pk:
            raise forms.ValidationError(_("Nobody is their own manager. Choose somebody else."))
        if those_below_among([manager.pk], self.person):
            raise forms.ValidationError(
                _("%(name)s works for %(person)s. Choose somebody else."),
                params={"name": manager.name, "person": self.person.name},
            )
        seat = manager.positions.first()
        if seat is None:
            raise forms.ValidationError(
                _("%(name)s has no position yet. Give them one first."),
                params={"name": manager.name},
            )
        return seat


def _as_it_is(position: Position | None) -> dict[str, Any]:
    if position is None:
        return {}
    manager = position.reports_to
    return {
        "title": position.title,
        "department": position.department,
        "manager": manager.person if manager else None,
        "is_head": position.is_head,
    }
