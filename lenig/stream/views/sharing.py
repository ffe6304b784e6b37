"""Passing on what somebody else shared: into a group, or to one's followers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lenig.access.models import EVERYONE
from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.stream import abilities
from lenig.stream.actions.holding import ReadOnlyPlace
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.submitting import OtherWords
from lenig.stream.composer import Composer
from lenig.stream.hot.card_context import attach_originals
from lenig.stream.kinds import attach_details, registry
from lenig.stream.models import Post
from lenig.stream.places import audience_in_words
from lenig.stream.views.finding import post_for
from lenig.stream.views.refusing import READ_ONLY_PLACE

KIND = "share"


def share(request: Request, handle: str) -> HttpResponse:
    """The form to pass a post on, with a few words and a place."""
    original = _root(post_for(request, handle), request.viewer)
    if not abilities.may_pass_on(request.viewer, original):
        raise Http404
    if request.method != "POST":
        return _page(request, original, Composer(request.viewer, registry[KIND]))
    composer = Composer.sent(request, registry[KIND])
    if not composer.is_valid:
        return _page(request, original, composer, status=422)
    return _pass_on(request, original, composer)


def _root(post: Post, viewer: Viewer) -> Post:
    """What is passed on is the original, also by way of somebody who passed it on."""
    if post.kind != KIND:
        return post
    attach_details([post], viewer)
    return post.details.original or post if post.details else post


def _pass_on(request: Request, original: Post, composer: Composer) -> HttpResponse:
    envelope = composer.envelope.cleaned_data
    new = NewPost(
        kind=KIND,
        content=composer.form.content,
        place=envelope["place"],
        chosen=envelope["chosen"],
        details={"original": original},
    )
    try:
        made = publish(new, viewer=request.viewer, key=envelope["key"])
    except OtherWords:
        complaint = _("You shared this already and changed it since. Share it again as a new post.")
        return _page(request, original, composer.again(complaint), status=422)
    except ReadOnlyPlace:
        composer.envelope.add_error("place", READ_ONLY_PLACE)
        return _page(request, original, composer, status=422)
    audience = audience_in_words(made.place)
    messages.success(request, _("Shared. %(audience)s.") % {"audience": audience})
    return redirect(made.get_absolute_url())


def _page(
    request: Request, original: Post, composer: Composer, *, status: int = 200
) -> HttpResponse:
    attach_originals([original], composer.viewer)
    context = {
        "original": original,
        "composer": composer,
        "is_narrow": original.audience_id != EVERYONE,
    }
    return render(request, "stream/share/page.html", context, status=status)
