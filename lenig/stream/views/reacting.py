"""Reactions: one's own, and those of others."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.stream.abilities import may_take_part
from lenig.stream.actions.reacting import set_comment_reaction, set_reaction
from lenig.stream.cards import Reader
from lenig.stream.cards.bar import bar
from lenig.stream.cards.thread import comment_foot
from lenig.stream.hot.card_context import attach_context, my_comment_reactions
from lenig.stream.models import Post, ReactionType
from lenig.stream.views.finding import comment_for, post_for, way_back
from lenig.toolkit.htmx import wants_part


class ReactionForm(forms.Form):
    reaction = forms.ChoiceField(choices=ReactionType, required=False)


@require_POST
def reaction(request: Request, handle: str) -> HttpResponse:
    """The viewer's own reaction to a post. Posting an empty one takes it back."""
    post = post_for(request, handle)
    form = ReactionForm(request.POST)
    if form.is_valid() and may_take_part(request.viewer, post):
        set_reaction(post, viewer=request.viewer, **form.cleaned_data)
    return bar_or_back(request, post)


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
    form = ReactionForm(request.POST)
    if form.is_valid() and may_take_part(request.viewer, comment.post):
        set_comment_reaction(comment, viewer=request.viewer, **form.cleaned_data)
    if not wants_part(request):
        return redirect(comment.get_absolute_url())
    comment.refresh_from_db()
    mine = my_comment_reactions([comment], request.viewer)[comment.pk]
    return HttpResponse(comment_foot(comment, mine, Reader.of(request)))
