"""What one keeps for oneself: bookmarks, and which posts one wants to hear of."""

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.stream.abilities import may_take_part
from lenig.stream.actions.following import unwatch, watch
from lenig.stream.actions.keeping import bookmark, remove_bookmark
from lenig.stream.cards import Reader, draw_cards
from lenig.stream.hot.bookmarks import bookmarked
from lenig.stream.models import Level
from lenig.stream.views.finding import post_for, way_back
from lenig.stream.views.posts import more_context
from lenig.stream.views.reacting import bar_or_back
from lenig.toolkit.htmx import part_or_page, part_or_redirect


@require_POST
def keep(request: Request, handle: str) -> HttpResponse:
    """Whether the viewer keeps this post: `keep` is yes, or empty to let it go."""
    post = post_for(request, handle)
    act = bookmark if request.POST.get("keep") else remove_bookmark
    act(post, viewer=request.viewer)
    return bar_or_back(request, post)


@require_safe
def bookmarks(request: Request) -> HttpResponse:
    """The posts that the viewer kept, the last kept first."""
    page = bookmarked(request.viewer, after=request.GET.get("after"))
    context = {
        "cards": draw_cards(page.posts, Reader.of(request)),
        "next_cursor": page.next_cursor,
    }
    return part_or_page(request, "stream/bookmarks.html", "cards", context)


class WatchForm(forms.Form):
    level = forms.ChoiceField(choices=Level, required=False)


@require_POST
def watching(request: Request, handle: str) -> HttpResponse:
    """Whether the viewer hears of what happens under a post: a level, or empty for the usual."""
    post = post_for(request, handle)
    form = WatchForm(request.POST)
    if form.is_valid() and may_take_part(request.viewer, post):
        if level := form.cleaned_data["level"]:
            watch(post, viewer=request.viewer, level=level)
        else:
            unwatch(post, viewer=request.viewer)
    back = way_back(request, post.get_absolute_url())
    return part_or_redirect(request, "stream/more.html#items", more_context(request, post), to=back)
