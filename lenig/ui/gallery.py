"""What the gallery shows: every component, with invented people and things to fill it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from lenig.ui.bundle import COMPONENTS
from lenig.ui.frame import Link
from lenig.ui.hues import NUMBER_OF_HUES, hue_of
from lenig.ui.widgets import Cards, Segment

LONG_WORD = "Verantwoordelijkheidsverdelingsoverlegcommissievergadering"
COLOURS = [
    "paper",
    "surface",
    "surface-sunk",
    "line",
    "line-strong",
    "field-line",
    "ink",
    "ink-soft",
    "brand",
    "brand-wash",
    "cheer",
    "good",
    "good-wash",
    "look",
    "look-wash",
    "danger",
    "danger-wash",
    "found",
]


@dataclass(frozen=True)
class Component:
    """A folder of `components/`."""

    name: str

    @property
    def states(self) -> str:
        """The template with its states."""
        return f"{self.name}/states.html"

    @property
    def notes(self) -> str:
        """When to use it: its notes without the heading."""
        text = (COMPONENTS / self.name / f"{self.name}.md").read_text(encoding="utf-8")
        return re.sub(r"^# .*$", "", text, count=1, flags=re.MULTILINE).replace("`", "").strip()


def components() -> Iterator[Component]:
    """Every component there is, by name."""
    return (Component(each.name) for each in sorted(COMPONENTS.iterdir()) if each.is_dir())


@dataclass(frozen=True)
class Somebody:
    """A face for the gallery."""

    name: str
    initials: str
    is_away: bool = False
    photo_url: str = ""

    @property
    def hue(self) -> int:
        return hue_of(self.name)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Something:
    """Whatever else a specimen needs: a kind, a tab, a choice, a thing to do."""

    label: str
    name: str = ""
    url: str = "#"
    icon: str = ""
    count: int | None = None
    value: str = ""
    is_chosen: bool = False
    is_done: bool = False


PEOPLE = [
    Somebody("Mehmet Öztürk", "MÖ"),
    Somebody("Ingrid Bakker", "IB"),
    Somebody("Jasper van Nieuwenhuizen", "JN"),
    Somebody("Fatima Naciri", "FN"),
]
PHOTO = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath "
    "fill='%23587' d='M0 0h8v8H0z'/%3E%3Ccircle cx='4' cy='3' r='1.5' fill='%23fdb'/%3E%3Cpath "
    "fill='%23fdb' d='M1 8a3 3 0 0 1 6 0z'/%3E%3C/svg%3E"
)
KINDS = {
    "update": "pencil",
    "blog": "book-open",
    "news": "newspaper",
    "question": "circle-question-mark",
    "idea": "lightbulb",
    "praise": "heart",
    "success": "trophy",
    "event": "calendar",
    "poll": "chart-column",
    "link": "link",
}


class GroupForm(forms.Form):
    """A form with a field of every sort."""

    name = forms.CharField(label="Name", max_length=40)
    about = forms.CharField(
        label="What happens here?",
        widget=forms.Textarea,
        required=False,
        help_text="One or two sentences.",
    )
    ends = forms.DateField(label="Ends on", widget=forms.DateInput(attrs={"type": "date"}))
    owner = forms.ChoiceField(label="Second owner", choices=[("ib", "Ingrid Bakker")])
    quiet = forms.BooleanField(label="Tell nobody about it yet", required=False)
    days = forms.MultipleChoiceField(
        label="Days",
        choices=[("1", "Monday"), ("2", "Tuesday")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    picture = forms.FileField(label="Cover", required=False)


class ChoiceForm(forms.Form):
    """A form of choices alone."""

    level = forms.ChoiceField(
        label="How do you want to hear of it?",
        choices=[("all", "Everything"), ("some", "Highlights"), ("none", "Quiet")],
        initial="some",
        widget=Cards(
            help={"all": "Every new post", "some": "What is pinned, and when you are named"}
        ),
    )
    visible = forms.ChoiceField(
        label="Visible to",
        choices=[("all", "everyone"), ("managers", "my managers"), ("me", "me")],
        initial="all",
        widget=Segment,
    )


@dataclass
class Specimens:
    """The things that the states of all components draw upon."""

    now: datetime = field(default_factory=timezone.now)

    def context(self) -> dict[str, Any]:
        return {
            "long_word": LONG_WORD,
            "colours": COLOURS,
            "hues": range(1, NUMBER_OF_HUES + 1),
            **self._people(),
            **self._lists(),
            **self._forms(),
            "today": self.now.date(),
            "moments": [self.now - each for each in _AGES],
        }

    def _people(self) -> dict[str, Any]:
        return {
            "people": PEOPLE,
            "one": PEOPLE[:1],
            "away": Somebody("Ruben de Jong", "RJ", is_away=True),
            "photo": Somebody("Tessa Koopman", "TK", photo_url=PHOTO),
            "arabic": Somebody("ليلى حداد", "لح"),
            "long_name": Somebody(LONG_WORD, "VV"),
        }

    def _lists(self) -> dict[str, Any]:
        return {
            "kinds": [
                Something(name.title(), name=name, icon=icon) for name, icon in KINDS.items()
            ],
            "links": [
                Link("Home", "#", icon="house", is_current=True),
                Link("People", "#", icon="users", waiting=True),
            ],
            "group_links": [
                Link("Klantcontact", "#", hue=2, waiting=True),
                Link(LONG_WORD, "#", hue=13),
            ],
            "phone_tabs": [
                Link("Home", "#", icon="house", is_current=True),
                Link("Search", "#", icon="search"),
                Link("Share", "#", icon="plus", name="share"),
                Link("For you", "#", icon="bell", waiting=True),
                Link("Me", "#", icon="user"),
            ],
            "tab_entries": [
                Something("Posts", name="stream"),
                Something("About", name="about"),
                Something("Members", name="members", count=38),
                Something("Files", name="files", count=0),
            ],
            "trail": [("Handbook", "#"), ("Moving house", "#"), (LONG_WORD, "")],
            "short_trail": [("Handbook", "")],
            "todo": [
                Something("Introduce yourself", is_done=True),
                Something("Follow three topics"),
            ],
            "departments": [
                Something("Customer contact", count=6, value="a"),
                Something("ICT", count=4, value="b", is_chosen=True),
                Something("Outdoor service", count=0, value="c"),
                Something(LONG_WORD, count=1, value="d"),
                Something("Civil affairs", count=1, value="e"),
                Something("Guests", count=1, value="f"),
            ],
            "one_choice": [Something("City hall", count=14, value="a")],
        }

    def _forms(self) -> dict[str, Any]:
        wrong = GroupForm({"name": "", "ends": "yesterday", "owner": "x"}, prefix="wrong")
        wrong.add_error(None, "Two things are not right yet.")
        return {"form": GalleryForm(), "wrong_form": wrong}


class GalleryForm(GroupForm, ChoiceForm):
    """Every field of the gallery."""


_AGES = [
    timedelta(seconds=10),
    timedelta(minutes=38),
    timedelta(hours=3),
    timedelta(days=1),
    timedelta(days=12),
    timedelta(days=700),
    timedelta(days=-1),
]
