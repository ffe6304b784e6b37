"""Topics: what people talk about, by the words they use for it."""

from functools import cached_property
from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.people.models import Expertise, Person
from lenig.stream import abilities
from lenig.stream.cards import Reader, draw_cards
from lenig.stream.cards.follow import button_for, follow_buttons
from lenig.stream.cards.roles import role_lines
from lenig.stream.hot.following import number_of_followers
from lenig.stream.hot.live_topics import live_topics
from lenig.stream.hot.narrow_timelines import topic_timeline
from lenig.stream.hot.page import TimelinePage
from lenig.stream.hot.topic_lists import TopicPage, topics_by_word, topics_like
from lenig.stream.hot.topic_page import MetTopic, beside, meet_topic
from lenig.stream.models import Topic
from lenig.stream.places import KEPT, standing
from lenig.toolkit.htmx import part_or_page
from lenig.toolkit.text import clean_name

#: How many people who know about it stand beside a topic.
KNOWING = 5


class TopicPageView:
    """The page of one topic. Budget: 2 queries besides its cards, and 4 a minute for the people."""

    def __init__(self, request: Request, met: MetTopic) -> None:
        self._request, self._viewer, self._met = request, request.viewer, met
        self.topic = met.topic
        self.reader = Reader.of(request)

    @cached_property
    def page(self) -> TimelinePage:
        return topic_timeline(self._viewer, self.topic, after=self._request.GET.get("after"))

    @cached_property
    def cards(self) -> list[SafeString]:
        return draw_cards(self.page.posts, self.reader)

    @cached_property
    def follow(self) -> SafeString:
        return button_for(self.topic, self._met.level, self.reader, with_levels=True)

    @property
    def followers(self) -> int:
        return self._met.followers

    @cached_property
    def side(self) -> SafeString:
        """Who looks after it and who may be asked: people that this viewer may know of."""
        _, stewards = self._beside
        name = f"topic-side:{self.topic.pk}:{standing(self._viewer)}:{stewards}"
        side: SafeString | None = caches["fragments"].get(name)
        if side is None:
            known = Expertise.objects.open_to_everyone().filter(slug=self.topic.slug)
            people = {
                "stewards": _with_roles(self._colleagues(stewards)),
                "knowing": _with_roles(self._colleagues(known.values("person"))[:KNOWING]),
            }
            side = render_to_string("stream/topic_side.html", people)
            caches["fragments"].set(name, side, KEPT)
        return side

    @cached_property
    def _beside(self) -> tuple[list[str], list[int]]:
        return beside(self.topic)

    def _colleagues(self, ids: "QuerySet[Any, Any] | list[int]") -> "QuerySet[Person]":
        people: QuerySet[Person] = Person.colleagues.visible_to(self._viewer)
        return people.filter(pk__in=ids).select_related("photo").order_by("sort_name", "pk")

    @property
    def synonyms(self) -> list[str]:
        words, _ = self._beside
        return words

    @property
    def may_describe(self) -> bool:
        is_steward = self._met.is_steward
        return abilities.may_describe_as_steward(self._viewer, is_steward=is_steward)


def _with_roles(people: "QuerySet[Person]") -> list[tuple[Person, str]]:
    found = list(people)
    roles = role_lines(found)
    return [(person, roles.get(person.pk, "")) for person in found]


@require_safe
def topic(request: Request, handle: str) -> HttpResponse:
    """The page of one topic; of a merged one, the page of what it became."""
    met = meet_topic(request.viewer, handle)
    if met is None:
        return redirect(_became(request.viewer, handle))
    page = TopicPageView(request, met)
    part = "posts" if request.GET.get("after") else "main"
    context = {"topic": page, "cards": page.cards, "next_cursor": page.page.next_cursor}
    return part_or_page(request, "stream/topic.html", part, context)


def _became(viewer: Viewer, handle: str) -> Topic:
    """The topic into which this one was merged, for who may know of it."""
    with every_row(because="a merged topic leads on to a topic that is asked for its viewer"):
        into = Topic.objects.filter(handle=handle).values_list("merged_into", flat=True).first()
    found = Topic.objects.visible_to(viewer).filter(pk=into).first() if into else None
    if found is None:
        raise Http404
    return found


@require_safe
def topics(request: Request) -> HttpResponse:
    """All topics that the viewer may know of, by their words."""
    words = clean_name(request.GET.get("q", ""))[:60]
    page = topics_by_word(request.viewer, words=words, after=request.GET.get("after"))
    context = {
        "words": words,
        "lines": _lines(page, request),
        "next_cursor": page.next_cursor,
        "live": live_topics() if request.viewer.is_at_work and not words else [],
    }
    part = "lines" if request.GET.get("after") else "list"
    return part_or_page(request, "stream/topics.html", part, context)


def _lines(page: TopicPage, request: Request) -> list[tuple[Topic, int, SafeString]]:
    """Each topic with how many follow it and the button to do so."""
    counts = number_of_followers([topic.source for topic in page.topics])
    buttons = follow_buttons(page.topics, Reader.of(request))
    return [
        (topic, counts.get(topic.source_id, 0), button)
        for topic, button in zip(page.topics, buttons, strict=True)
    ]


@require_safe
def suggest(request: Request) -> HttpResponse:
    """Topics to choose from while somebody types one."""
    found = topics_like(request.viewer, clean_name(request.GET.get("q", ""))[:60])
    return render(request, "stream/topic_suggestions.html", {"topics": found})
