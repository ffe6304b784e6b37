"""Languages as people write them down: "Nederlands, Turks (moedertaal), Engels"."""

from dataclasses import dataclass

from lenig.toolkit.text import slug_of


@dataclass(frozen=True)
class Spoken:
    """One language, and how well: "Turks" and "moedertaal"."""

    name: str
    level: str = ""

    @property
    def slug(self) -> str:
        return slug_of(self.name)

    def __str__(self) -> str:
        return f"{self.name} ({self.level})" if self.level else self.name


def languages_of(text: str) -> list[Spoken]:
    """The languages in a line of text, in its order, each once."""
    found = {spoken.slug: spoken for part in text.split(",") if (spoken := _spoken(part)).slug}
    return list(found.values())


def _spoken(part: str) -> Spoken:
    name, _, level = part.partition("(")
    return Spoken(name.strip(), level.rstrip(") ").strip())
