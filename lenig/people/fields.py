"""The personal fields: what they are, who may read them, and whose they are to change.

Profile, directory, API and export ask here and nowhere else. A page gets a
`Readable`, never the person's own attributes, so that it cannot show more than
its reader may read; a test holds the templates to that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from lenig.people.models import Expertise, Person
from lenig.people.names import NAME_PARTS, name_on_paper
from lenig.people.readers import Readers, circle_of, includes
from lenig.people.speaking import languages_of


@dataclass(frozen=True)
class PersonalField:
    """One thing that a person may tell of themselves."""

    name: str
    label: Any
    read: Callable[[Person], Any]
    #: What an empty field says to its owner.
    invitation: Any = ""
    #: The columns it consists of: an outside source may own them.
    columns: tuple[str, ...] = ()
    #: Whether the person chooses who may read it. A name is everybody's.
    may_narrow: bool = True
    #: Whether the person writes it; otherwise an administrator does.
    is_own: bool = True

    @property
    def owned_columns(self) -> set[str]:
        return {self.name, *self.columns}


@dataclass(frozen=True)
class Workplace:
    """Where somebody usually is: a building, and a place in it."""

    location: Any
    place: str

    def __bool__(self) -> bool:
        return bool(self.location or self.place)

    def __str__(self) -> str:
        return ", ".join(str(part) for part in (self.location, self.place) if part)


def _column(name: str) -> Callable[[Person], Any]:
    return lambda person: getattr(person, name)


def _words(kind: Expertise.Kind) -> Callable[[Person], list[Expertise]]:
    # Sorted here, so that rows which were prefetched are not asked for again.
    return lambda person: sorted(
        (word for word in person.expertise.all() if word.kind == kind), key=lambda word: word.pk
    )


def _workplace(person: Person) -> Workplace:
    return Workplace(person.location, person.place)


_ALL = (
    PersonalField(
        "name",
        _("Name"),
        name_on_paper,
        columns=NAME_PARTS,
        may_narrow=False,
    ),
    PersonalField(
        "preferred_name",
        _("Preferred name"),
        _column("preferred_name"),
        invitation=_("What do colleagues call you? Add it"),
        may_narrow=False,
    ),
    PersonalField(
        "pronouns",
        _("Pronouns"),
        _column("pronouns"),
        invitation=_("How do colleagues speak about you? Add it"),
    ),
    PersonalField(
        "name_sound",
        _("Say my name"),
        _column("name_sound"),
        invitation=_("How do you pronounce it? Add it"),
    ),
    PersonalField(
        "about",
        _("About me"),
        _column("about"),
        invitation=_("What do you do, and what do you like to hear about? Add it"),
    ),
    PersonalField(
        "ask",
        _("Ask me about"),
        _words(Expertise.Kind.ASK_ME),
        invitation=_("What may colleagues ask you about? Add it"),
    ),
    PersonalField(
        "skills",
        _("Good at"),
        _words(Expertise.Kind.SKILL),
        invitation=_("What are you good at? Add it"),
    ),
    PersonalField(
        "languages",
        _("Speaks"),
        lambda person: languages_of(person.languages),
        invitation=_("Which languages do you speak? Add them"),
    ),
    PersonalField(
        "workplace",
        _("Workplace"),
        _workplace,
        invitation=_("Where do you sit? Add it"),
        columns=("location", "place"),
    ),
    PersonalField(
        "working_days",
        _("Working days"),
        lambda person: person.works_on,
        invitation=_("On which days do you work? Add them"),
    ),
    PersonalField(
        "phone",
        _("Phone"),
        _column("phone"),
        invitation=_("Where can colleagues call you? Add it"),
    ),
    PersonalField("mobile", _("Mobile"), _column("mobile"), invitation=_("Add your mobile number")),
    PersonalField("email", _("E-mail"), _column("email")),
    PersonalField("starts_on", _("Since"), _column("starts_on"), is_own=False),
)

#: Every personal field by its name, in the order of the profile.
FIELDS: dict[str, PersonalField] = {each.name: each for each in _ALL}


def readers_of(person: Person, name: str) -> Readers:
    """The circle to which this person opens this field."""
    if not FIELDS[name].may_narrow:
        return Readers.EVERYONE
    return circle_of(person.field_visibility.get(name, Readers.EVERYONE))


def source_of(person: Person, name: str) -> str:
    """The register that owns this field of this person, so that nobody changes it here."""
    owned = FIELDS[name].owned_columns if name in FIELDS else {name}
    return person.source if owned & set(person.source_fields) else ""


@dataclass(frozen=True)
class Readable:
    """What somebody in one circle around a person may read of them.

    `readable["phone"]` is empty when it is not for them, exactly as when there
    is none. In a template it reads `readable.phone`.
    """

    person: Person
    circle: Readers = Readers.EVERYONE
    _values: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def may_read(self, name: str) -> bool:
        return includes(readers_of(self.person, name), self.circle)

    def __getitem__(self, name: str) -> Any:
        if name not in FIELDS:
            raise KeyError(name)
        if not self.may_read(name):
            return ""
        if name not in self._values:
            self._values[name] = FIELDS[name].read(self.person)
        return self._values[name]
