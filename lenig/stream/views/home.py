"""Home: what the viewer follows, what is new, and everything they may read."""

from collections.abc import Callable
from functools import cached_property

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.contracts import slots
from lenig.stream.cards import Reader, draw_cards
from lenig.stream.cards.holes import cut, fill
from lenig.stream.composer import composer_line
from lenig.stream.hot.home_state import HomeState, home_state
from lenig.stream.hot.home_timeline import followed_ids, home_timeline
from lenig.stream.hot.organisation_timeline import organisation_ids, organisation_timeline
from lenig.stream.hot.page import PAGE_SIZE, TimelinePage
from lenig.stream.models import Post, Visit
from lenig.stream.side import side_of
from lenig.stream.visits import current_visit, new_since
from lenig.toolkit import cursor
from lenig.toolkit.htmx import wants_part
from lenig.toolkit.moments import moment_id

FOR_YOU, NEW, ORGANISATION = "", "new", "organisation"
#: Who follows fewer than this is helped to find more.
FEW = 3


class HomePage:
    """The home page of one reader, at one tab."""

    def __init__(self, request: Request) -> None:
        self._request, self._viewer = request, request.viewer
        tab = request.GET.get("tab", "")
        self.tab = tab if tab in {NEW, ORGANISATION} else FOR_YOU
        self.after = request.GET.get("after")
        self.reader = Reader.of(request)

    # -- The posts ---------------------------------------------------------------------

    @cached_property
    def state(self) -> HomeState:
        return home_state(self._viewer)

    @cached_property
    def visit(self) -> Visit:
        """The visit that this page is part of: it began where the one before it ended."""
        return current_visit(self._request)

    @cached_property
    def page(self) -> TimelinePage:
        if self.tab == ORGANISATION:
            return organisation_timeline(self._viewer, after=self.after)
        since = new_since(self.visit) if self.tab == NEW else None
        levels = self.state.levels
        return home_timeline(self._viewer, after=self.after, since=since, levels=levels)

    @cached_property
    def cards(self) -> list[SafeString]:
        return draw_cards([*self._just_shared(), *self.page.posts], self.reader)

    def _just_shared(self) -> list[Post]:
        """What the viewer shared a moment ago, on top: one does not follow oneself."""
        handle = self._request.GET.get("shared")
        if not handle or any(post.handle == handle for post in self.page.posts):
            return []
        mine = Post.objects.visible_to(self._viewer).for_cards()
        return list(mine.filter(handle=handle, author=self._viewer.me))

    @property
    def next_cursor(self) -> str | None:
        return self.page.next_cursor

    @property
    def ends_here(self) -> bool:
        """Whether the reader has seen all that is new."""
        return self.tab == NEW and self.next_cursor is None

    @property
    def is_first_visit(self) -> bool:
        """Whether the reader was never here before, so that "new" counts from their first day."""
        return self.visit.before <= self._viewer.me.joined_at

    @property
    def newest(self) -> str:
        """From where on a post is newer than this page."""
        posts = self.page.posts
        return cursor.write(posts[0].pk if posts else moment_id())

    # -- Around them -------------------------------------------------------------------

    @cached_property
    def composer(self) -> SafeString:
        return composer_line(self._viewer, self.reader.token)

    @property
    def needs_proposals(self) -> bool:
        return self.tab == FOR_YOU and not self.after and self.state.total < FEW

    @cached_property
    def proposals(self) -> SafeString:
        """People, topics and groups to follow."""
        parts = cut("".join(slots.fill("home-proposals", self._request)))
        return fill(parts, {"token": lambda: self.reader.token})

    @cached_property
    def side(self) -> SafeString:
        return side_of(self._request, self.state, self.reader)

    @property
    def follows(self) -> dict[str, int]:
        return dict(self.state.followed)


@require_safe
def home(request: Request) -> HttpResponse:
    """The home page; to htmx the posts that come after a cursor."""
    page = HomePage(request)
    # Noted at whatever tab: a visit is a visit.
    _ = page.visit
    template = "stream/home.html#posts" if wants_part(request) else "stream/home.html"
    return render(request, template, {"home": page, **_timeline(page)})


def _timeline(page: HomePage) -> dict[str, object]:
    return {"cards": page.cards, "next_cursor": page.next_cursor}


@require_safe
def newer(request: Request) -> HttpResponse:
    """How many posts are newer than a page: nothing, or a button. It never moves the page."""
    since = cursor.read(request.GET.get("since"))
    tab = request.GET.get("tab", "")
    count = 0 if since is None else _count(request, tab, since)
    context = {"count": min(count, PAGE_SIZE), "more": count > PAGE_SIZE, "tab": tab}
    return render(request, "stream/parts/newer.html", context)


def _count(request: Request, tab: str, since: int) -> int:
    ids: Callable[..., list[int]] = organisation_ids if tab == ORGANISATION else followed_ids
    return len(ids(request.viewer, since=since))
