"""Home: what the viewer follows, what is new, and everything they may read."""

from django.http import HttpResponse
from django.shortcuts import render

from lenig.access.request import Request
from lenig.stream.cards import Reader, draw_cards
from lenig.stream.composer import Composer
from lenig.stream.hot.home_timeline import home_timeline
from lenig.stream.hot.organisation_timeline import organisation_timeline
from lenig.stream.kinds import composable
from lenig.stream.models import Post


def home(request: Request) -> HttpResponse:
    """The home page."""
    tab = request.GET.get("tab", "")
    timeline = organisation_timeline if tab == "organisation" else home_timeline
    page = timeline(request.viewer, after=request.GET.get("after"))
    posts = [*_just_shared(request, page.posts), *page.posts]
    return render(
        request,
        "stream/home.html",
        {
            "cards": draw_cards(posts, Reader.of(request)),
            "composer": Composer(request.viewer, composable()[0]),
            "tab": tab,
            "next_cursor": page.next_cursor,
        },
    )


def _just_shared(request: Request, posts: list[Post]) -> list[Post]:
    """What the viewer shared a moment ago, on top: one does not follow oneself."""
    handle = request.GET.get("shared")
    if not handle or any(post.handle == handle for post in posts):
        return []
    mine = Post.objects.visible_to(request.viewer).for_cards()
    return list(mine.filter(handle=handle, author=request.viewer.me))
