"""A form for each personal field: the value, and who may read it."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from lenig.people.accounts.forms.fields import name_fields
from lenig.people.fields import FIELDS, readers_of
from lenig.people.models import Expertise, Location, Person
from lenig.people.names import NAME_PARTS, holds_no_address
from lenig.people.readers import Readers
from lenig.people.speaking import languages_of
from lenig.toolkit.text import clean, clean_name, slug_of
from lenig.ui.widgets import Segment

MOST_WORDS = 20


class PersonalForm(forms.Form):
    """One field of one person. Without the right to write it, only its readers are asked."""

    def __init__(
        self,
        person: Person,
        name: str,
        data: Any = None,
        *,
        may_write: bool = True,
        may_choose_readers: bool = True,
    ) -> None:
        super().__init__(data, prefix=None)
        self.person, self.about = person, FIELDS[name]
        if may_write:
            self.fields |= self.value_fields()
            for field_name, value in self.start().items():
                self.initial.setdefault(field_name, value)
        if may_choose_readers:
            self.fields["readers"] = _readers_field()
            self.initial["readers"] = readers_of(person, name)

    def begin_here(self) -> None:
        """Put the cursor into the first field: somebody asked for it to open."""
        first = next(iter(self.fields.values()), None)
        if first:
            first.widget.attrs["autofocus"] = True

    def value_fields(self) -> dict[str, forms.Field]:
        """The fields to fill in."""
        return {}

    def start(self) -> dict[str, Any]:
        """What stands in them at first."""
        return {}

    @property
    def columns(self) -> dict[str, Any]:
        """What to write into the person."""
        return {name: value for name, value in self.cleaned_data.items() if name != "readers"}

    @property
    def words(self) -> list[tuple[str, str]] | None:
        """The words to keep, each with its slug, where the field is a list of them."""
        return None

    @property
    def readers(self) -> Readers | None:
        chosen = self.cleaned_data.get("readers")
        return Readers(chosen) if chosen else None


class NameForm(PersonalForm):
    """The parts of a name: its person knows best which is which."""

    def value_fields(self) -> dict[str, forms.Field]:
        return name_fields()

    def start(self) -> dict[str, Any]:
        return {part: getattr(self.person, part) for part in NAME_PARTS}


class LineForm(PersonalForm):
    """A line of text that is a column of the person."""

    help: ClassVar[dict[str, Any]] = {
        "preferred_name": _("Only the name by which colleagues call you, without your surname."),
        "pronouns": _("For example she/her, he/him or they/them."),
        "name_sound": _("In letters, as one hears it: meh-met euz-turk."),
    }

    def value_fields(self) -> dict[str, forms.Field]:
        name = self.about.name
        return {
            name: forms.CharField(
                label=self.about.label,
                max_length=getattr(Person._meta.get_field(name), "max_length", None),
                required=False,
                help_text=self.help.get(name, ""),
                validators=[holds_no_address] if name == "preferred_name" else [],
            )
        }

    def start(self) -> dict[str, Any]:
        return {self.about.name: getattr(self.person, self.about.name)}

    def clean(self) -> dict[str, Any]:
        for name in self.fields.keys() - {"readers"}:
            if isinstance(text := self.cleaned_data.get(name), str):
                self.cleaned_data[name] = self.tidy(text)
        return self.cleaned_data

    def tidy(self, text: str) -> str:
        return clean_name(text)


class PhoneForm(LineForm):
    """A number that a telephone understands."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        name = self.about.name
        number = self.cleaned_data.get(name, "")
        if number and not re.fullmatch(r"[+0-9][0-9 ()./-]{2,38}", number):
            self.add_error(name, _("Write the number in digits, such as 088 000 02 14."))
        return self.cleaned_data


class TextForm(LineForm):
    """A text of several lines."""

    def value_fields(self) -> dict[str, forms.Field]:
        fields = super().value_fields()
        fields[self.about.name].widget = forms.Textarea(attrs={"rows": 5, "maxlength": 2000})
        return fields

    def tidy(self, text: str) -> str:
        return clean(text).strip()


class LanguagesForm(LineForm):
    help: ClassVar[dict[str, Any]] = {
        "languages": _("Put a comma between them. How well? In brackets: Turkish (mother tongue).")
    }

    def tidy(self, text: str) -> str:
        return ", ".join(str(spoken) for spoken in languages_of(clean_name(text)))


class WordsForm(PersonalForm):
    """A list of words: what somebody may be asked about, or is good at."""

    kinds: ClassVar[dict[str, Expertise.Kind]] = {
        "ask": Expertise.Kind.ASK_ME,
        "skills": Expertise.Kind.SKILL,
    }

    def value_fields(self) -> dict[str, forms.Field]:
        topics = self.about.name == "ask"
        help_text = (
            _("Topics about which colleagues may disturb you. Put a comma between them.")
            if topics
            else _("Put a comma between them.")
        )
        return {
            "words": forms.CharField(
                label=self.about.label, max_length=1000, required=False, help_text=help_text
            )
        }

    def start(self) -> dict[str, Any]:
        return {"words": ", ".join(word.label for word in self.about.read(self.person))}

    def clean_words(self) -> list[tuple[str, str]]:
        labels = [
            clean_name(part).lstrip("#").strip() for part in self.cleaned_data["words"].split(",")
        ]
        if self.about.name == "ask":
            # A topic is one word: what one may ask about leads to it.
            labels = ["-".join(label.split()) for label in labels]
        found = {slug: label for label in labels if (slug := slug_of(label))}
        if too_long := next((label for label in found.values() if len(label) > 60), None):
            raise ValidationError(
                _("“%(word)s” is too long. Use a few words."), params={"word": f"{too_long[:30]}…"}
            )
        if len(found) > MOST_WORDS:
            raise ValidationError(
                _("Choose the %(n)d most telling ones."), params={"n": MOST_WORDS}
            )
        return list(found.items())

    @property
    def kind(self) -> Expertise.Kind:
        return self.kinds[self.about.name]

    @property
    def columns(self) -> dict[str, Any]:
        return {}

    @property
    def words(self) -> list[tuple[str, str]] | None:
        return self.cleaned_data.get("words")


class WorkplaceForm(LineForm):
    """A location from the list, and the place in it in one's own words."""

    def value_fields(self) -> dict[str, forms.Field]:
        return {
            "location": forms.ModelChoiceField(
                Location.objects.order_by("name"),
                label=_("Location"),
                required=False,
                to_field_name="handle",
                empty_label=_("None in particular"),
            ),
            "place": forms.CharField(
                label=_("Place in the building"), max_length=100, required=False
            ),
        }

    def start(self) -> dict[str, Any]:
        return {"location": self.person.location, "place": self.person.place}


class WorkingDaysForm(PersonalForm):
    def value_fields(self) -> dict[str, forms.Field]:
        return {
            "working_days": forms.MultipleChoiceField(
                label=self.about.label,
                choices=[(str(day + 1), name) for day, name in WEEKDAYS.items()],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        }

    def start(self) -> dict[str, Any]:
        return {"working_days": [str(day) for day in self.person.works_on]}

    @property
    def columns(self) -> dict[str, Any]:
        if "working_days" not in self.cleaned_data:
            return {}
        return {"working_days": ",".join(sorted(self.cleaned_data["working_days"]))}


class StartForm(PersonalForm):
    def value_fields(self) -> dict[str, forms.Field]:
        return {
            "starts_on": forms.DateField(
                label=self.about.label,
                required=False,
                widget=forms.DateInput(
                    attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d"
                ),
            )
        }

    def start(self) -> dict[str, Any]:
        return {"starts_on": self.person.starts_on}


class ReadersForm(PersonalForm):
    """A field that is written elsewhere: here one only chooses who may read it."""


_FORMS: dict[str, type[PersonalForm]] = {
    "name": NameForm,
    "about": TextForm,
    "ask": WordsForm,
    "skills": WordsForm,
    "languages": LanguagesForm,
    "workplace": WorkplaceForm,
    "working_days": WorkingDaysForm,
    "phone": PhoneForm,
    "mobile": PhoneForm,
    "email": ReadersForm,
    "starts_on": StartForm,
}


def form_for(name: str) -> type[PersonalForm]:
    """The form of a personal field."""
    return _FORMS.get(name, LineForm)


def _readers_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Visible to"), choices=Readers.choices, widget=Segment, required=True
    )
