"""Saying something under a post, and what one can do with a comment."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.files.refusals import Refused
from lenig.stream import abilities
from lenig.stream.actions.commenting import (
    NewComment,
    comment_on,
    edit_comment,
    restore_comment,
    withdraw_comment,
)
from lenig.stream.actions.holding import CommentsClosed, ReadOnlyPlace
from lenig.stream.actions.submitting import OtherWords
from lenig.stream.cards import Reader
from lenig.stream.cards.bar import bar
from lenig.stream.cards.bubbles import bubbles_under
from lenig.stream.cards.preview import preview
from lenig.stream.forms import CommentForm
from lenig.stream.hot.card_context import attach_context
from lenig.stream.models import Comment, CommentRevision, Post
from lenig.stream.views.finding import comment_for, post_for
from lenig.stream.views.posts import closure_of, conversation_context, page_context
from lenig.stream.views.refusing import READ_ONLY, why_no_comment
from lenig.toolkit.handles import new_handle
from lenig.toolkit.htmx import part_or_page, wants_part

CARD = "card"


def comments(request: Request, handle: str) -> HttpResponse:
    """A new comment under a post; asked for by htmx, the form to write one under a card."""
    post = post_for(request, handle)
    if request.method == "POST":
        return _say(request, post)
    if not wants_part(request):
        return redirect(f"{post.get_absolute_url()}#answer")
    form = CommentForm(initial={"part": CARD}, viewer=request.viewer)
    return render(request, "stream/answer.html", _form_context(request, post, form))


def _say(request: Request, post: Post) -> HttpResponse:
    form = CommentForm(request.POST, request.FILES, viewer=request.viewer)
    if not form.is_valid():
        return _once_more(request, post, form)
    if not _may_comment(request, post):
        form.add_error("content", why_no_comment(post))
        return _once_more(request, post, form)
    new = NewComment(
        form.cleaned_data["content"],
        parent=_parent(request, post, form.cleaned_data["parent"]),
        files=form.cleaned_data["uploads"],
        chosen=form.cleaned_data["chosen"],
    )
    try:
        made = comment_on(post, new, viewer=request.viewer, key=form.cleaned_data["key"])
    except OtherWords:
        return _once_more(request, post, _under_a_new_key(request))
    except (ReadOnlyPlace, CommentsClosed):
        post = post_for(request, post.handle)  # as it is now
        form.add_error("content", why_no_comment(post))
        return _once_more(request, post, form)
    except Refused as refused:
        form.add_error("uploads", refused)
        return _once_more(request, post, form)
    return _said(request, post, made, form.cleaned_data["part"])


def _under_a_new_key(request: Request) -> CommentForm:
    data = request.POST.copy()
    data["key"] = new_handle()
    form = CommentForm(data, request.FILES, viewer=request.viewer)
    form.add_error(None, _("You sent this already and changed it since. Send it once more."))
    return form


def _may_comment(request: Request, post: Post) -> bool:
    closure = closure_of(post, request.viewer)
    return abilities.may_comment(request.viewer, post, is_closed=closure is not None)


def _parent(request: Request, post: Post, handle: str) -> Comment | None:
    """The comment that is answered. One that was withdrawn meanwhile leaves a comment of its own."""
    if not handle:
        return None
    return Comment.objects.visible_to(request.viewer).filter(post=post, handle=handle).first()


def _once_more(request: Request, post: Post, form: CommentForm) -> HttpResponse:
    """The form with what is wrong and all that was typed."""
    if wants_part(request):
        context = _form_context(request, post, form)
        return render(request, "stream/answer.html", context, status=422)
    return render(request, "stream/post.html", page_context(request, post, form), status=422)


def _form_context(request: Request, post: Post, form: CommentForm) -> dict[str, Any]:
    parent = _parent(request, post, str(form["parent"].value() or ""))
    closure = closure_of(post, request.viewer)
    return {
        "post": post,
        "form": form,
        "answered": parent,
        "may_comment": abilities.may_comment(request.viewer, post, is_closed=closure is not None),
        "closure": closure,
        # The form at the foot of the page stays; one that was asked for comes and goes.
        "is_part": parent is not None or form["part"].value() == CARD,
    }


def _said(request: Request, post: Post, made: Comment, part: str) -> HttpResponse:
    """The page at the new comment; to htmx the part in which the form stood."""
    if not wants_part(request):
        return redirect(made.get_absolute_url())
    post, reader = post_for(request, post.handle), Reader.of(request)
    attach_context([post], request.viewer)
    new_bar = bar(post, reader, elsewhere=True)
    if part == CARD:
        said = preview(post, bubbles_under([post], reader), new=made)
        response = HttpResponse(said + new_bar)
        target = f"#thread-{post.handle}"
    else:
        form = CommentForm(viewer=request.viewer)
        context = conversation_context(request, post, form, new=made)
        context["bar_elsewhere"] = new_bar
        response = render(request, "stream/post.html#conversation", context)
        target = "#comments"
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = target, "outerHTML"
    return response


@require_safe
def comment(request: Request, handle: str) -> HttpResponse:
    """A comment lives on the page of its post."""
    return redirect(comment_for(request, handle).get_absolute_url())


@require_safe
def answer(request: Request, handle: str) -> HttpResponse:
    """The form that answers a comment."""
    found = comment_for(request, handle)
    if not wants_part(request):
        return redirect(f"{found.post.get_absolute_url()}?answer={handle}#answer")
    initial = {"parent": handle, "content": _address(found, request)}
    form = CommentForm(initial=initial, viewer=request.viewer)
    return render(request, "stream/answer.html", _form_context(request, found.post, form))


def _address(found: Comment, request: Request) -> str:
    """An answer to an answer joins its thread, so it begins with whom it is for."""
    if found.depth == 0 or found.author_id == request.viewer.me.pk:
        return ""
    return f"@{found.author.name} "


@require_safe
def more(request: Request, handle: str) -> HttpResponse:
    """What the viewer can do with a comment."""
    found, viewer = comment_for(request, handle), request.viewer
    context = {
        "comment": found,
        "may_edit": abilities.may_edit(viewer, found),
        "may_see_history": bool(found.edited) and _may_see_history(request, found),
    }
    return part_or_page(request, "stream/more_of_comment.html", "items", context)


def edit(request: Request, handle: str) -> HttpResponse:
    """The words of one's own comment, to change them."""
    found = comment_for(request, handle)
    if not abilities.may_withdraw(request.viewer, found):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = CommentForm(data, initial={"content": found.content}, viewer=request.viewer)
    if form.is_valid() and _change(request, found, form):
        return redirect(found.get_absolute_url())
    status = 422 if form.is_bound else 200
    context = {"comment": found, "form": form}
    return render(request, "stream/edit_comment.html", context, status=status)


def _change(request: Request, found: Comment, form: CommentForm) -> bool:
    """Whether it could be done; what is wrong stands in the form."""
    words, chosen = form.cleaned_data["content"], form.cleaned_data["chosen"]
    try:
        edit_comment(found, viewer=request.viewer, content=words, chosen=chosen)
    except ReadOnlyPlace:
        form.add_error("content", READ_ONLY)
        return False
    return True


@require_POST
def withdrawal(request: Request, handle: str) -> HttpResponse:
    """Take one's own comment away from everybody."""
    found = comment_for(request, handle)
    if not abilities.may_withdraw(request.viewer, found):
        raise Http404
    withdraw_comment(found, viewer=request.viewer)
    return redirect(f"{found.post.get_absolute_url()}#comments")


@require_POST
def restoration(request: Request, handle: str) -> HttpResponse:
    """Give one's own withdrawn comment back."""
    mine = Comment.objects.mine(request.viewer).select_related("post")
    found = get_object_or_404(mine, handle=handle)
    if not abilities.may_restore(request.viewer, found):
        raise Http404
    restore_comment(found, viewer=request.viewer)
    messages.success(request, _("Your comment is back."))
    return redirect(found.get_absolute_url())


@require_safe
def history(request: Request, handle: str) -> HttpResponse:
    """What a comment said before it was changed, newest first."""
    found = comment_for(request, handle)
    if not _may_see_history(request, found):
        raise Http404
    revisions = CommentRevision.objects.visible_to(request.viewer).filter(comment=found)
    earlier = revisions.order_by("-replaced", "-pk")[:100]
    return render(request, "stream/history.html", {"of": found, "earlier": earlier})


def _may_see_history(request: Request, found: Comment) -> bool:
    mine = found.author_id == request.viewer.me.pk
    return mine or abilities.may_look_after(request.viewer, found.post)
