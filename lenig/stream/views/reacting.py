"""Reactions: one's own, and those of others."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.stream.abilities import may_take_part
from lenig.stream.actions.holding import ReadOnlyPlace
from lenig.stream.actions.reacting import set_comment_reaction, set_reaction
from lenig.stream.cards import Reader
from lenig.stream.cards.bar import bar
from lenig.stream.cards.roles import role_lines
from lenig.stream.cards.thread import comment_acts
from lenig.stream.cards.words import reaction_word, sign
from lenig.stream.hot.card_context import attach_context, my_comment_reactions
from lenig.stream.hot.reactions import who_reacted
from lenig.stream.models import Comment, Post, ReactionType
from lenig.stream.views.finding import comment_for, post_for, way_back
from lenig.stream.views.refusing import NO_REACTION, say_refused
from lenig.toolkit.htmx import part_or_page, wants_part


class ReactionForm(forms.Form):
    reaction = forms.ChoiceField(choices=ReactionType, required=False)


@require_POST
def reaction(request: Request, handle: str) -> HttpResponse:
    """The viewer's own reaction to a post. Posting an empty one takes it back."""
    post = post_for(request, handle)
    is_kept = _keep(request, post, set_reaction, post)
    answer = bar_or_back(request, post)
    return answer if is_kept else say_refused(request, answer, str(NO_REACTION))


def _keep(request: Request, post: Post, set_: Callable[..., None], to: Post | Comment) -> bool:
    """Whether the viewer may react there; what is no reaction at all changes nothing."""
    form = ReactionForm(request.POST)
    if not may_take_part(request.viewer, post):
        return False
    try:
        if form.is_valid():
            set_(to, viewer=request.viewer, **form.cleaned_data)
    except ReadOnlyPlace:
        return False
    return True


def bar_or_back(request: Request, post: Post) -> HttpResponse:
    """The bar of the post as it is now, or the page one came from."""
    if not wants_part(request):
        back = way_back(request, post.get_absolute_url())
        return redirect(f"{back.partition('#')[0]}#post-{post.handle}")
    post = post_for(request, post.handle)
    attach_context([post], request.viewer)
    return HttpResponse(bar(post, Reader.of(request)))


@require_POST
def comment_reaction(request: Request, handle: str) -> HttpResponse:
    """The viewer's own reaction to a comment. Posting an empty one takes it back."""
    comment = comment_for(request, handle)
    is_kept = _keep(request, comment.post, set_comment_reaction, comment)
    answer = _acts_or_back(request, comment)
    return answer if is_kept else say_refused(request, answer, str(NO_REACTION))


def _acts_or_back(request: Request, comment: Comment) -> HttpResponse:
    """What one can do with the comment as it is now, or the page of its post."""
    if not wants_part(request):
        return redirect(comment.get_absolute_url())
    comment = comment_for(request, comment.handle)
    mine = my_comment_reactions([comment], request.viewer).get(comment.pk, "")
    return HttpResponse(comment_acts(comment, mine, comment.post, Reader.of(request)))


@require_safe
def reactions(request: Request, handle: str) -> HttpResponse:
    """Who reacted to a post."""
    return _who(request, post_for(request, handle))


@require_safe
def comment_reactions(request: Request, handle: str) -> HttpResponse:
    """Who reacted to a comment."""
    return _who(request, comment_for(request, handle))


def _who(request: Request, to: Post | Comment) -> HttpResponse:
    chosen = request.GET.get("type", "")
    chosen = chosen if chosen in ReactionType.values else ""
    after = request.GET.get("after")
    page = who_reacted(to, request.viewer, type=chosen, after=after)
    roles = role_lines(each.person for each in page.people)
    context = {
        "to": to,
        "chosen": chosen,
        "types": _types(to, Reader.of(request).language),
        "people": [
            (each.person, roles.get(each.person.pk, ""), sign(each.type)) for each in page.people
        ],
        "next_cursor": page.next_cursor,
        "address": request.path,
    }
    part = "more" if after else "who"
    return part_or_page(request, "stream/reactions.html", part, context)


def _types(to: Post | Comment, language: str) -> list[dict[str, Any]]:
    """Each reaction that was given, with its word and how often."""
    kind = to.kind if isinstance(to, Post) else ""
    return [
        {
            "name": name,
            "sign": sign(name),
            "word": reaction_word(name, kind, language),
            "count": count,
        }
        for name, count in to.reaction_counts()
    ]
