"""What the stream adds to the frame, to home, and to the pages of people and departments."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lenig.access.request import Request
from lenig.contracts.slots import NavigationEntry, ProfileTab, slot
from lenig.people.models import Department, Person
from lenig.stream.cards.follow import follow_button, follow_buttons
from lenig.stream.cards.holes import hole
from lenig.stream.cards.reader import Reader
from lenig.stream.hot.acquaintances import newcomers, people_to_know
from lenig.stream.hot.live_topics import live_topics
from lenig.stream.models import Topic

TO_KNOW, LIVE, NEWCOMERS = 3, 6, 3
PROPOSED = 6


@slot("navigation", order=10)
def home_entry(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
    url = reverse("stream:home")
    topics, saved = reverse("stream:topics"), reverse("stream:bookmarks")
    return [
        NavigationEntry(_("Home"), url, "house", url, name="home"),
        NavigationEntry(_("Topics"), topics, "hash", topics, name="topics"),
        NavigationEntry(_("Saved"), saved, "bookmark", saved, name="saved"),
    ]


@slot("tabs", order=10)
def home_tab(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
    url = reverse("stream:home")
    return [NavigationEntry(_("Home"), url, "house", url, name="home")]


@slot("tabs", order=30)
def share_tab(request: HttpRequest, objects: Sequence[Any]) -> list[NavigationEntry]:
    url = reverse("stream:compose")
    label = pgettext_lazy("button that shares a post", "Share")
    return [NavigationEntry(label, url, "plus", url, name="share")]


@slot("person-menu", order=20)
def own_entries(request: Request, objects: Sequence[Any]) -> list[NavigationEntry]:
    drafts = reverse("stream:drafts")
    return [NavigationEntry(_("Drafts"), drafts, "file-pen", drafts, name="drafts")]


# -- Following ---------------------------------------------------------------------


@slot("person-actions", order=10, queries=1)
def follow_people(request: Request, people: Sequence[Person]) -> dict[int, SafeString]:
    """A button to follow each of these people; none for oneself and none for guests."""
    others = [person for person in people if person.pk != request.viewer.me.pk]
    if not request.viewer.is_at_work or not others:
        return {}
    buttons = follow_buttons(others, Reader.of(request))
    return {each.pk: button for each, button in zip(others, buttons, strict=True)}


@slot("department-actions", order=10, queries=1)
def follow_departments(
    request: Request, departments: Sequence[Department]
) -> dict[int, SafeString]:
    """A button to follow each of these departments."""
    if not request.viewer.is_at_work:
        return {}
    buttons = follow_buttons(departments, Reader.of(request), with_levels=True)
    return {each.pk: button for each, button in zip(departments, buttons, strict=True)}


# -- A profile ---------------------------------------------------------------------


@slot("profile-tabs", order=10)
def posts_tab(request: HttpRequest, people: Sequence[Person]) -> list[ProfileTab]:
    [person] = people
    url = reverse("stream:posts_of_person", args=[person.handle])
    followed = reverse("stream:following", args=[person.handle])
    return [
        ProfileTab(_("Posts"), url, "posts"),
        ProfileTab(pgettext_lazy("tab of a profile", "Follows"), followed, "following"),
    ]


# -- Home --------------------------------------------------------------------------


@slot("home-side", order=30, queries=5)
def to_know(request: Request, objects: Sequence[Any]) -> str:
    """People to know."""
    people = people_to_know(request.viewer, limit=TO_KNOW)
    if not people:
        return ""
    context = {"people": [(each, _unfollowed(each.person)) for each in people]}
    return render_to_string("stream/side/people.html", context)


@slot("home-side", order=40, queries=3)
def topics_that_live(request: Request, objects: Sequence[Any]) -> str:
    """What people talk about now."""
    topics = live_topics()[:LIVE] if request.viewer.is_at_work else []
    return render_to_string("stream/side/topics.html", {"topics": topics}) if topics else ""


@slot("home-side", order=50, queries=1)
def who_is_new(request: Request, objects: Sequence[Any]) -> str:
    """Who started here lately."""
    people = newcomers(request.viewer, limit=NEWCOMERS)
    return render_to_string("stream/side/newcomers.html", {"people": people}) if people else ""


@slot("home-proposals", order=10, queries=5)
def proposed_people(request: Request, objects: Sequence[Any]) -> str:
    """Whom to follow, for who follows too few."""
    people = people_to_know(request.viewer, limit=PROPOSED)
    if not people:
        return ""
    context = {"people": [(each, _unfollowed(each.person)) for each in people]}
    return render_to_string("stream/proposals/people.html", context)


@slot("home-proposals", order=20, queries=3)
def proposed_topics(request: Request, objects: Sequence[Any]) -> str:
    """What to follow."""
    topics = live_topics()[:PROPOSED] if request.viewer.is_at_work else []
    if not topics:
        return ""
    return render_to_string("stream/proposals/topics.html", {"topics": topics})


def _unfollowed(thing: Person | Topic) -> SafeString:
    """The button for something that is not followed yet, in a fragment that is kept."""
    return follow_button(
        thing.handle, str(thing), "", token=hole("token"), language=get_language() or ""
    )
