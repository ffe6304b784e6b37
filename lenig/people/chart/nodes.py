"""What is drawn: a department with its heads, a seat with who sits there, and what hangs below."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from lenig.people.models import Department, Person, Position

MOST_COLUMNS = 4


@dataclass
class JuniorPosts:
    """Posts of which a register gives only the number: "12,5 full-time posts, Administrator"."""

    title: str
    posts: Decimal

    @property
    def words(self) -> str:
        shown = number_format(self.posts.normalize() if self.posts % 1 else int(self.posts))
        return gettext("%(posts)s full-time posts, %(title)s") % {
            "posts": shown,
            "title": self.title,
        }


@dataclass
class Branch:
    """What hangs below a node, as far as it is shown."""

    departments: list["DepartmentNode"] = field(default_factory=list)
    seats: list["SeatNode"] = field(default_factory=list)
    juniors: list[JuniorPosts] = field(default_factory=list)
    #: How many more seats there are, and where they stand.
    more: int = 0
    more_url: str = ""

    def __bool__(self) -> bool:
        return bool(self.departments or self.seats or self.juniors or self.more)

    @property
    def columns(self) -> str:
        """Up to four departments stand side by side under lines; more of them are a grid."""
        return str(number) if (number := len(self.departments)) <= MOST_COLUMNS else "many"

    @property
    def without_departments(self) -> "Branch":
        return replace(self, departments=[])

    @property
    def holds_me(self) -> bool:
        return any(seat.is_me for seat in self.seats)


@dataclass
class SeatNode:
    """A seat: held, vacant, or held by somebody who is not named."""

    position: Position
    #: Who sits there, when the viewer may meet them.
    person: Person | None = None
    reports: int = 0
    juniors: Decimal = Decimal(0)
    is_me: bool = False
    branch: Branch | None = None

    @property
    def is_empty(self) -> bool:
        return self.person is None

    @property
    def words(self) -> str:
        """What stands in the place of a name."""
        if self.position.state == Position.State.UNDISCLOSED:
            return gettext("Not disclosed")
        return gettext("Vacancy")

    @property
    def missing_manager(self) -> str:
        return "" if self.position.reports_to_id else self.position.missing_manager

    @property
    def url(self) -> str:
        """Where its branch is loaded from; empty when nothing hangs below."""
        if not (self.reports or self.juniors):
            return ""
        return reverse("people:seat-branch", args=[self.position.handle])

    @property
    def page_url(self) -> str:
        """The chart with this branch open, for a browser without a script."""
        tail = f"#s-{self.person.handle}" if self.person else ""
        return f"{reverse('people:organisation')}?at={self.position.handle}{tail}"

    @property
    def summary(self) -> str:
        parts = []
        if self.reports:
            parts.append(_people(self.reports))
        if self.juniors:
            parts.append(_posts(self.juniors))
        return " · ".join(parts)


@dataclass
class DepartmentNode:
    """A department: its heads, its size, and what it consists of."""

    department: Department
    heads: list[SeatNode]
    #: People in it and in everything below it, as this viewer may count them.
    size: int
    parts: int = 0
    #: People and empty seats in the department itself, besides its heads.
    members: int = 0
    juniors: Decimal = Decimal(0)
    branch: Branch | None = None

    @property
    def size_words(self) -> str:
        return _people(self.size)

    @property
    def is_vacant(self) -> bool:
        """Whether it should have a head and has none at the moment."""
        return bool(self.heads) and all(head.is_empty for head in self.heads)

    @property
    def url(self) -> str:
        if not (self.parts or self.members or self.juniors):
            return ""
        return reverse("people:branch", args=[self.department.handle])

    @property
    def page_url(self) -> str:
        """The chart with this branch open, for a browser without a script."""
        handle = self.department.handle
        return f"{reverse('people:organisation')}?at={handle}#d-{handle}"

    @property
    def summary(self) -> str:
        """What hangs below in words: "3 parts · 18 people"."""
        parts = ngettext("%(n)d part", "%(n)d parts", self.parts) % {"n": self.parts}
        return " · ".join(
            words for words in (parts if self.parts else "", self.own_summary) if words
        )

    @property
    def own_summary(self) -> str:
        """What stands in the department itself, besides its heads and its parts."""
        people = _people(self.members) if self.members else ""
        posts = _posts(self.juniors) if self.juniors else ""
        return " · ".join(words for words in (people, posts) if words)


def _people(number: int) -> str:
    return ngettext("%(n)d person", "%(n)d people", number) % {"n": number}


def _posts(number: Decimal) -> str:
    shown: Any = int(number) if number == int(number) else number.normalize()
    return gettext("%(n)s posts") % {"n": number_format(shown)}
