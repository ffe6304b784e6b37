"""Looking after a place: pinning, highlighting, closing the comments."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.stream import abilities
from lenig.stream.actions import looking_after as actions
from lenig.stream.forms import ClosureForm
from lenig.stream.models import Post
from lenig.stream.views.finding import post_for, way_back
from lenig.stream.views.posts import more_context
from lenig.toolkit.htmx import part_or_redirect


@require_POST
def pin(request: Request, handle: str) -> HttpResponse:
    """Whether the post stands on top of its place: `on` is yes, or empty."""
    post = _looked_after(request, handle)
    if post.place is None:
        raise Http404
    try:
        (actions.pin if request.POST.get("on") else actions.unpin)(post, viewer=request.viewer)
    except actions.TooManyPins:
        messages.error(request, _("Three posts stand on top already. Take one of them off first."))
    return _answer(request, post)


@require_POST
def highlight(request: Request, handle: str) -> HttpResponse:
    """Whether who follows only highlights sees the post as well: `on` is yes, or empty."""
    post = _looked_after(request, handle)
    actions.set_highlight(post, viewer=request.viewer, on=bool(request.POST.get("on")))
    return _answer(request, post)


def closure(request: Request, handle: str) -> HttpResponse:
    """Close the comments with a reason, or open them again (`open`)."""
    post = _allowed(request, handle, abilities.may_close)
    if request.POST.get("open"):
        actions.open_comments(post, viewer=request.viewer)
        return redirect(f"{post.get_absolute_url()}#comments")
    form = ClosureForm(request.POST or None)
    if form.is_valid():
        actions.close_comments(post, viewer=request.viewer, reason=form.cleaned_data["reason"])
        return redirect(f"{post.get_absolute_url()}#comments")
    status = 422 if form.is_bound else 200
    return render(request, "stream/closure.html", {"post": post, "form": form}, status=status)


def _looked_after(request: Request, handle: str) -> Post:
    return _allowed(request, handle, abilities.may_look_after)


def _allowed(request: Request, handle: str, ability: Callable[..., Any]) -> Post:
    post = post_for(request, handle)
    if not ability(request.viewer, post):
        raise Http404
    return post


def _answer(request: Request, post: Post) -> HttpResponse:
    post = post_for(request, post.handle)
    back = way_back(request, post.get_absolute_url())
    return part_or_redirect(request, "stream/more.html#items", more_context(request, post), to=back)
