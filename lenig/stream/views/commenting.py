"""Saying something under a post."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.stream.abilities import may_comment
from lenig.stream.actions.commenting import NewComment, comment_on
from lenig.stream.forms import CommentForm
from lenig.stream.views.finding import comment_for, post_for
from lenig.stream.views.posts import page_context


@require_POST
def comments(request: Request, handle: str) -> HttpResponse:
    """A new comment under a post."""
    post = post_for(request, handle)
    form = CommentForm(request.POST)
    if not form.is_valid() or not may_comment(request.viewer, post):
        return render(request, "stream/post.html", page_context(request, post, form), status=422)
    made = comment_on(
        post,
        NewComment(form.cleaned_data["content"]),
        viewer=request.viewer,
        key=form.cleaned_data["key"],
    )
    return redirect(made.get_absolute_url())


def comment(request: Request, handle: str) -> HttpResponse:
    """A comment lives on the page of its post."""
    return redirect(comment_for(request, handle).get_absolute_url())
