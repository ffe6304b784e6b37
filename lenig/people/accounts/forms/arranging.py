"""The forms with which an administrator arranges departments and locations."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.people.departments import Placed, placed_departments, with_its_parts
from lenig.people.forms.colleague import ColleagueField
from lenig.people.models import Department, Location
from lenig.toolkit.text import clean, clean_name


class DepartmentForm(forms.Form):
    """A department: what a register says of one is not asked."""

    name = forms.CharField(label=_("Name"), max_length=120)
    parent = forms.ChoiceField(label=_("Part of"), required=False)
    description = forms.CharField(
        label=_("What it is for"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, department: Department | None = None) -> None:
        super().__init__(data, initial=_as_it_is(department))
        self.department = department
        self._places = {each.department.handle: each for each in _places_for(department)}
        self.fields["parent"].choices = [  # type: ignore[attr-defined]
            ("", _("Nothing: it stands at the top")),
            *((handle, each.path) for handle, each in self._places.items()),
        ]
        if department and department.source:
            del self.fields["name"], self.fields["parent"]

    def clean_name(self) -> str:
        if not (name := clean_name(self.cleaned_data["name"])):
            raise ValidationError(_("Write a name."))
        return name

    def clean_parent(self) -> Department | None:
        handle = self.cleaned_data["parent"]
        return self._places[handle].department if handle else None

    def clean_description(self) -> str:
        return clean(self.cleaned_data["description"]).strip()

    def clean(self) -> dict[str, Any]:
        fields = self.cleaned_data
        if {"name", "parent"} <= fields.keys() and self._is_there(fields["name"], fields["parent"]):
            self.add_error("name", _("There is a department with this name in the same place."))
        return fields

    @property
    def facts(self) -> dict[str, Any]:
        """The whole department as it is to be."""
        kept = self.department
        said = {"name": kept.name, "parent": kept.parent} if kept else {}
        return said | self.cleaned_data

    def _is_there(self, name: str, parent: Department | None) -> bool:
        rows = Department.objects.filter(name__iexact=name, parent=parent)
        return (rows.exclude(pk=self.department.pk) if self.department else rows).exists()


def _places_for(department: Department | None) -> list[Placed]:
    """Where a department may stand: anywhere but within itself."""
    itself = with_its_parts(department) if department else set()
    return [each for each in placed_departments() if each.department.pk not in itself]


def _as_it_is(department: Department | None) -> dict[str, Any]:
    if department is None:
        return {}
    parent = department.parent
    return {
        "name": department.name,
        "parent": parent.handle if parent else "",
        "description": department.description,
    }


class VacancyForm(forms.Form):
    """A seat for which somebody is looked for."""

    title = forms.CharField(label=_("Job title"), max_length=200)
    is_head = forms.BooleanField(label=_("Leads the department"), required=False)

    def clean_title(self) -> str:
        if not (title := clean_name(self.cleaned_data["title"])):
            raise ValidationError(_("Write a job title."))
        return title


class FillingForm(forms.Form):
    """Who takes an empty seat."""

    person = ColleagueField(label=_("Who takes it?"))

    def __init__(self, viewer: Viewer, data: Any = None) -> None:
        super().__init__(data)
        self.fields["person"].viewer = viewer  # type: ignore[attr-defined]


class LocationForm(forms.Form):
    """A building, or another place where people work."""

    name = forms.CharField(label=_("Location"), max_length=120)

    def __init__(self, data: Any = None, *, location: Location | None = None) -> None:
        super().__init__(data, initial={"name": location.name} if location else {})
        self.location = location

    def clean_name(self) -> str:
        if not (name := clean_name(self.cleaned_data["name"])):
            raise ValidationError(_("Write a name."))
        rows = Location.objects.filter(name__iexact=name)
        if (rows.exclude(pk=self.location.pk) if self.location else rows).exists():
            raise ValidationError(_("This location is in the list already."))
        return name
