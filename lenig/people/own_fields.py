"""One's own profile as a list of fields: what stands there, who reads it, and which one is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from lenig.access.viewer import Viewer
from lenig.people.abilities import may_change_field, may_choose_readers
from lenig.people.fields import FIELDS, PersonalField, readers_of, source_of
from lenig.people.forms.personal import PersonalForm, form_for
from lenig.people.models import Person
from lenig.people.readers import Readers

#: What makes a profile useful to colleagues, in the order in which it helps them.
HELPFUL = ("photo", "ask", "workplace", "working_days", "phone", "about")
_WISHES = {
    "photo": _("a photo"),
    "ask": _("what colleagues may ask you about"),
    "workplace": _("where you sit"),
    "working_days": _("the days on which you work"),
    "phone": _("a phone number"),
    "about": _("a few lines about yourself"),
}


@dataclass(frozen=True)
class OwnField:
    """One line of the list."""

    person: Person
    field: PersonalField
    may_write: bool
    may_choose_readers: bool
    form: PersonalForm | None = None

    @property
    def value(self) -> Any:
        return self.field.read(self.person)

    @property
    def days(self) -> str:
        """Working days in words."""
        return ", ".join(str(WEEKDAYS[day - 1]) for day in self.person.works_on)

    @property
    def source(self) -> str:
        return source_of(self.person, self.field.name)

    @property
    def readers(self) -> Readers | None:
        """Who may read it, where that is not everyone."""
        readers = readers_of(self.person, self.field.name)
        return None if readers == Readers.EVERYONE else readers

    @property
    def is_open(self) -> bool:
        return self.form is not None

    @property
    def may_open(self) -> bool:
        return self.may_write or self.may_choose_readers

    @property
    def edit_url(self) -> str:
        # Without a fragment: a browser that goes to one leaves the focus alone.
        return f"{self.person.get_absolute_url()}?edit={self.field.name}"

    @property
    def save_url(self) -> str:
        return reverse("people:field", args=[self.person.handle, self.field.name])


def own_fields(
    viewer: Viewer, person: Person, *, edit: str = "", form: PersonalForm | None = None
) -> Iterator[OwnField]:
    """Every field that this viewer may change or open to others, the one named `edit` with its form."""
    for name, field in FIELDS.items():
        may_write = may_change_field(viewer, person, name)
        may_choose = may_choose_readers(viewer, person, name)
        line = OwnField(person, field, may_write, may_choose)
        if name == edit and line.may_open:
            shown = form or empty_form(viewer, person, name)
            shown.begin_here()
            line = OwnField(person, field, may_write, may_choose, shown)
        yield line


def empty_form(viewer: Viewer, person: Person, name: str, data: Any = None) -> PersonalForm:
    """The form of a field, with what this viewer may fill in."""
    return form_for(name)(
        person,
        name,
        data,
        may_write=may_change_field(viewer, person, name),
        may_choose_readers=may_choose_readers(viewer, person, name),
    )


def wishes(person: Person) -> list[Any]:
    """What would make this profile more useful, in words, for its person alone."""
    missing = (name for name in HELPFUL if not _is_there(person, name))
    return [_WISHES[name] for name in missing]


def _is_there(person: Person, name: str) -> bool:
    return bool(person.photo_id) if name == "photo" else bool(FIELDS[name].read(person))
