"""The page of one post."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from lenig.access.request import Request
from lenig.stream.abilities import may_comment
from lenig.stream.cards import Reader
from lenig.stream.cards.bar import bar
from lenig.stream.cards.roles import role_lines
from lenig.stream.cards.thread import draw_thread
from lenig.stream.forms import CommentForm
from lenig.stream.hot.card_context import attach_context
from lenig.stream.hot.thread import conversation
from lenig.stream.models import Post, Topic
from lenig.stream.views.finding import post_for


def post(request: Request, handle: str) -> HttpResponse:
    """A post with all that is said under it."""
    found = post_for(request, handle)
    return render(request, "stream/post.html", page_context(request, found, CommentForm()))


def page_context(request: Request, found: Post, form: CommentForm) -> dict[str, object]:
    """What the page of a post shows, with a comment that is being written."""
    attach_context([found], request.viewer)
    reader = Reader.of(request)
    said = conversation(found, request.viewer, before=request.GET.get("before"))
    return {
        "post": found,
        "kind": found.kind_of,
        "role_line": role_lines([found.author]).get(found.author_id, ""),
        "bar": bar(found, reader),
        "thread": draw_thread(found, said, reader),
        "form": form,
        "may_comment": may_comment(request.viewer, found),
    }


def topic(request: Request, handle: str) -> HttpResponse:
    found = get_object_or_404(Topic.objects.visible_to(request.viewer), handle=handle)
    return render(request, "stream/topic.html", {"topic": found})
