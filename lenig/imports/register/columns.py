"""Which column of a table is which field, and what some words in its cells mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lenig.imports.files import Unreadable
from lenig.toolkit.text import fold

#: Names under which registers keep these fields, in English and Dutch, as `_plain` leaves them.
KNOWN_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "employee id", "employee number", "external id", "personeelsnummer"),
    "name": ("name", "full name", "display name", "naam", "volledige naam"),
    "given_name": ("given name", "first name", "firstname", "voornaam", "roepnaam"),
    "prefix": ("prefix", "tussenvoegsel", "voorvoegsel"),
    "surname": ("surname", "last name", "lastname", "family name", "achternaam"),
    "preferred_name": ("preferred name", "known as"),
    "pronouns": ("pronouns", "voornaamwoorden"),
    "email": ("email", "e-mail", "e-mail address", "email address", "mail", "e-mailadres"),
    "phone": ("phone", "phone number", "telephone", "telefoon", "telefoonnummer"),
    "mobile": ("mobile", "mobile phone", "mobiel", "mobiel nummer"),
    "location": ("location", "office", "building", "locatie", "standplaats", "gebouw"),
    "place": ("place", "room", "floor", "kamer", "werkplek"),
    "languages": ("languages", "talen"),
    "about": ("about", "bio"),
    "title": ("title", "job title", "role", "position", "functie", "functienaam"),
    "department": ("department", "afdeling", "team", "branch", "organisatie-eenheid"),
    "manager": ("manager", "manager id", "manager email", "reports to", "leidinggevende"),
    "head": ("head", "is head", "hoofd", "afdelingshoofd"),
    "starts_on": ("starts on", "start date", "hired", "in dienst", "datum in dienst"),
    "ends_on": ("ends on", "end date", "leaves on", "uit dienst", "datum uit dienst"),
}
#: The fields that a table of each sort may have.
FIELDS: dict[str, tuple[str, ...]] = {
    "people": tuple(KNOWN_NAMES),
    "seats": ("id", "name", "title", "department", "manager", "head"),
    "headcounts": ("title", "grade", "posts", "department", "manager"),
}
#: What it cannot do without: one field of each of these.
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "people": (("id", "email"), ("name", "given_name")),
    "seats": (("id",), ("name",)),
    "headcounts": (("posts",), ("title",), ("department",)),
}


@dataclass(frozen=True)
class Columns:
    """The columns of one sort of table, by field."""

    sort: str
    by_field: Mapping[str, tuple[str, ...]]
    #: What stands between the parts of a department in one cell.
    separator: str = ""
    #: Words with a meaning, folded: {"undisclosed": {"n/d"}}.
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def all(self) -> set[str]:
        return {column for columns in self.by_field.values() for column in columns}

    def has(self, *names: str) -> bool:
        return any(name in self.by_field for name in names)

    def cell(self, cells: Mapping[str, str], name: str) -> str:
        """What stands in a field's column; empty when the table has none."""
        columns = self.by_field.get(name, ())
        return cells[columns[0]] if columns else ""

    def path(self, cells: Mapping[str, str]) -> list[str]:
        """The department from wide to narrow, no part twice in a row."""
        path: list[str] = []
        for column in self.by_field.get("department", ()):
            cell = cells[column]
            for part in cell.split(self.separator) if self.separator else [cell]:
                name = part.strip()
                if name and not self.says("no_department", name) and [name] != path[-1:]:
                    path.append(name)
        return path

    def says(self, meaning: str, word: str) -> bool:
        """Whether this word means that: "N/D" that a name is undisclosed."""
        return fold(word) in self.words.get(meaning, frozenset())


def recognise(found: Sequence[str]) -> Columns:
    """The columns of a table of people, by the names that registers give them."""
    by_name = {_plain(column): column for column in reversed(found)}
    by_field: dict[str, tuple[str, ...]] = {}
    for name, known in KNOWN_NAMES.items():
        if column := next((by_name[each] for each in known if each in by_name), ""):
            by_field[name] = (column,)
    return Columns("people", by_field)


def refuse_unless_enough(columns: Columns, found: Sequence[str], table: str) -> None:
    """Say what is missing, and which columns there are to choose from."""
    for choices in NEEDED[columns.sort]:
        if not columns.has(*choices):
            raise Unreadable(
                f"{table} has no column that is recognised as {' or '.join(choices)}. "
                f"It has: {', '.join(found)}. Say in a map which is which: --map columns.toml"
            )


def _plain(column: str) -> str:
    return fold(column).replace("_", " ")
