"""The page of one post, and what one can do with it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.contracts import slots
from lenig.stream import abilities
from lenig.stream.cards import Reader
from lenig.stream.cards.bar import bar
from lenig.stream.cards.follow import follow_buttons
from lenig.stream.cards.roles import role_lines
from lenig.stream.cards.thread import draw_thread
from lenig.stream.cards.why import why
from lenig.stream.forms import CommentForm
from lenig.stream.hot.card_context import attach_context, attach_shared
from lenig.stream.hot.following import levels_of
from lenig.stream.hot.thread import conversation
from lenig.stream.hot.topic_lists import topics_of
from lenig.stream.kinds import registry
from lenig.stream.models import Closure, Comment, Level, Pin, Post
from lenig.stream.views.finding import post_for
from lenig.toolkit.htmx import part_or_page


@require_safe
def post(request: Request, handle: str) -> HttpResponse:
    """A post with all that is said under it; to its author also when it was withdrawn."""
    try:
        found = post_for(request, handle)
    except Http404:
        return _withdrawn(request, handle)
    initial = {"parent": request.GET.get("answer", "")}
    form = CommentForm(initial=initial, viewer=request.viewer)
    return render(request, "stream/post.html", page_context(request, found, form))


def _withdrawn(request: Request, handle: str) -> HttpResponse:
    mine = get_object_or_404(Post.objects.mine(request.viewer), handle=handle)
    may_restore = abilities.may_restore(request.viewer, mine)
    context = {"post": mine, "may_restore": may_restore, "days": abilities.days_left(mine)}
    context["kind"] = registry.get(mine.kind)
    return render(request, "stream/withdrawn.html", context)


def page_context(request: Request, found: Post, form: CommentForm) -> dict[str, Any]:
    """What the page of a post shows, with a comment that is being written."""
    viewer, reader = request.viewer, Reader.of(request)
    attach_context([found], viewer)
    attach_shared([found], viewer)
    return {
        "post": found,
        "kind": found.kind_of,
        "role_line": role_lines([found.author]).get(found.author_id, ""),
        "why": why(found, viewer),
        "bar": bar(found, reader),
        "reader": reader,
        "may_see_history": abilities.may_see_history(viewer, found),
        **_beside(found, reader),
        **conversation_context(request, found, form),
    }


def _beside(found: Post, reader: Reader) -> dict[str, Any]:
    """Its author and its topics, with the buttons to follow them."""
    topics = topics_of(found, reader.viewer)
    is_mine = found.author_id == reader.viewer.me.pk
    buttons = follow_buttons([found.author, *topics], reader)
    return {
        "follow_author": "" if is_mine or not reader.viewer.is_at_work else buttons[0],
        "topics": list(zip(topics, buttons[1:], strict=True)),
    }


def conversation_context(
    request: Request, found: Post, form: CommentForm, *, new: Comment | None = None
) -> dict[str, Any]:
    """What is said under a post, and whether one may add to it. `new` is what was just added."""
    viewer = request.viewer
    closure = closure_of(found, viewer)
    may_comment = abilities.may_comment(viewer, found, is_closed=closure is not None)
    said = conversation(found, viewer, before=request.GET.get("before"))
    return {
        "post": found,
        "thread": draw_thread(found, said, Reader.of(request), may_answer=may_comment, new=new),
        "new": new,
        "is_part_of_it": bool(request.GET.get("before")),
        "form": form,
        "answered": _answered(found, viewer, form),
        "may_comment": may_comment,
        "closure": closure,
    }


def closure_of(found: Post, viewer: Viewer) -> Closure | None:
    """By whom and why the comments were closed; nothing while they are open."""
    closures = Closure.objects.visible_to(viewer).filter(post=found)
    return closures.select_related("by").first()


def _answered(found: Post, viewer: Viewer, form: CommentForm) -> Comment | None:
    """The comment that is being answered."""
    handle = str(form["parent"].value() or "")
    if not handle:
        return None
    comments = Comment.objects.visible_to(viewer).filter(post=found).select_related("author")
    return comments.filter(handle=handle).first()


@require_safe
def more(request: Request, handle: str) -> HttpResponse:
    """What the viewer can do with a post, and why they see it: in a menu, or on a page."""
    found = post_for(request, handle)
    return part_or_page(request, "stream/more.html", "items", more_context(request, found))


def more_context(request: Request, found: Post) -> dict[str, Any]:
    viewer = request.viewer
    attach_context([found], viewer)
    is_mine = found.author_id == viewer.me.pk
    pinned = Pin.objects.visible_to(viewer).filter(post=found)
    closed = Closure.objects.visible_to(viewer).filter(post=found)
    return {
        "post": found,
        "why": why(found, viewer),
        "level": levels_of(viewer, [found.author.handle]).get(found.author.handle, ""),
        "is_mine": is_mine,
        "is_told": _is_told(found.card.watching, is_mine=is_mine),
        "may_take_part": abilities.may_take_part(viewer, found),
        "may_look_after": abilities.may_look_after(viewer, found),
        "may_edit": bool(found.kind_of.form) and abilities.may_edit(viewer, found),
        "may_close": abilities.may_close(viewer, found),
        "may_see_history": bool(found.edited) and abilities.may_see_history(viewer, found),
        "is_pinned": pinned.exists(),
        "is_closed": closed.exists(),
        "additions": slots.fill("post-menu", request, [found]),
    }


def _is_told(watching: str, *, is_mine: bool) -> bool:
    """Whether the viewer hears of new comments: who asked for it, and an author who did not object."""
    return watching == Level.ALL or (is_mine and watching != Level.MUTED)
