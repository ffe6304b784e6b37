"""The tabs that the stream adds to a profile: posts, what somebody follows, and who follows them."""

from collections import defaultdict

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.people.cards import person_actions
from lenig.people.models import Person
from lenig.people.profile import ProfilePage
from lenig.stream.cards import Reader, draw_cards
from lenig.stream.cards.roles import role_lines
from lenig.stream.hot.following import followed_by, followers_of
from lenig.stream.hot.narrow_timelines import author_timeline
from lenig.stream.models import Post, Source, Topic
from lenig.stream.views.finding import topic_for
from lenig.toolkit import cursor
from lenig.toolkit.htmx import part_or_page

SHOWN = 40
#: How many things somebody follows are listed of each sort.
MOST = 200


@require_safe
def posts(request: Request, handle: str) -> HttpResponse:
    """What somebody shared, as far as the viewer may read it; one's own withdrawn posts too."""
    profile = ProfilePage.of(request, handle, current="posts")
    page = author_timeline(request.viewer, profile.person, after=request.GET.get("after"))
    mine = Post.objects.mine(request.viewer).latest_first()[:SHOWN] if profile.is_own else ()
    context = {
        "profile": profile,
        "cards": draw_cards(page.posts, Reader.of(request)),
        "next_cursor": page.next_cursor,
        "withdrawn": list(mine),
    }
    return part_or_page(request, "stream/posts_of_person.html", "posts", context)


@require_safe
def following(request: Request, handle: str) -> HttpResponse:
    """What somebody follows, as far as the viewer may know of it."""
    profile = ProfilePage.of(request, handle, current="following")
    by_kind: dict[str, list[Source]] = defaultdict(list)
    for source in followed_by(profile.person, request.viewer)[:MOST]:
        by_kind[source.kind].append(source)
    people = [source.person for source in by_kind.pop(Source.Kind.PERSON, []) if source.person]
    context = {"profile": profile, "people": _lines(request, people), "others": dict(by_kind)}
    return render(request, "stream/following.html", context)


@require_safe
def followers(request: Request, handle: str) -> HttpResponse:
    """Who follows somebody."""
    profile = ProfilePage.of(request, handle, current="following")
    source = Source.objects.visible_to(request.viewer).filter(person=profile.person).first()
    context = {"profile": profile, **_followers(request, source)}
    return part_or_page(request, "stream/followers.html", "lines", context)


@require_safe
def topic_followers(request: Request, handle: str) -> HttpResponse:
    """Who follows a topic."""
    topic: Topic = topic_for(request, handle)
    context = {"topic": topic, **_followers(request, topic.source)}
    return part_or_page(request, "stream/topic_followers.html", "lines", context)


def _followers(request: Request, source: Source | None) -> dict[str, object]:
    """A page of followers, by name."""
    if source is None:
        return {"people": [], "next_cursor": None}
    people = followers_of(source, request.viewer)
    last = cursor.read(request.GET.get("after"))
    if last is not None and (behind := people.filter(pk=last).first()):
        next_names = Q(sort_name__gt=behind.sort_name)
        people = people.filter(next_names | Q(sort_name=behind.sort_name, pk__gt=last))
    found = list(people.select_related("photo")[: SHOWN + 1])
    next_cursor = cursor.write(found[SHOWN - 1].pk) if len(found) > SHOWN else None
    return {"people": _lines(request, found[:SHOWN]), "next_cursor": next_cursor}


def _lines(request: Request, people: list[Person]) -> list[tuple[Person, str, str]]:
    """Each of them with what they do and what one can do with them: two queries."""
    roles, actions = role_lines(people), person_actions(request, people)
    return [(person, roles.get(person.pk, ""), actions[person.pk]) for person in people]
