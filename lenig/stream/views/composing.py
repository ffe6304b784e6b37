"""Writing something: the page with the composer, and sharing what was written."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lenig.access.request import Request
from lenig.files.refusals import Refused
from lenig.stream.actions.holding import ReadOnlyPlace
from lenig.stream.actions.keeping import discard_draft
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.submitting import OtherWords
from lenig.stream.composer import Composer
from lenig.stream.kinds import Kind, composable
from lenig.stream.models import Draft, Post
from lenig.stream.places import audience_in_words
from lenig.stream.views.refusing import READ_ONLY_PLACE


def compose(request: Request) -> HttpResponse:
    """The composer on a page of its own; sent, it shares what was written."""
    if request.method != "POST":
        return _page(request, _begun(request))
    if wanted := request.POST.get("switch"):
        sent = Composer.sent(request, kind_named(request.POST.get("kind")))
        return _page(request, sent.in_kind(kind_named(wanted)))
    composer = Composer.sent(request, kind_named(request.POST.get("kind")))
    if not composer.is_valid:
        return _page(request, composer, status=422)
    return _share(request, composer)


def _begun(request: Request) -> Composer:
    """An empty composer, or one with the draft that was asked for."""
    if handle := request.GET.get("draft"):
        draft = get_object_or_404(Draft.objects.mine(request.viewer), handle=handle)
        return Composer.of_draft(request.viewer, kind_named(draft.kind), draft)
    initial = {name: request.GET.get(name, "") for name in ("place", "content", "back")}
    return Composer(request.viewer, kind_named(request.GET.get("kind")), initial=initial)


def kind_named(name: str | None) -> Kind:
    """The kind with this name; the first when none is named."""
    kinds = composable()
    if not name:
        return kinds[0]
    for kind in kinds:
        if kind.name == name:
            return kind
    raise Http404


def _page(request: Request, composer: Composer, *, status: int = 200) -> HttpResponse:
    return render(request, "stream/compose.html", {"composer": composer}, status=status)


def _share(request: Request, composer: Composer) -> HttpResponse:
    envelope = composer.envelope.cleaned_data
    try:
        post = publish(_new_post(composer), viewer=request.viewer, key=envelope["key"])
    except OtherWords:
        complaint = _("You shared this already and changed it since. Share it again as a new post.")
        return _page(request, composer.again(complaint), status=422)
    except ReadOnlyPlace:
        composer.envelope.add_error("place", READ_ONLY_PLACE)
        return _page(request, composer, status=422)
    except Refused as refused:
        composer.envelope.add_error("uploads", refused)
        return _page(request, composer, status=422)
    if envelope["draft"]:
        discard_draft(envelope["draft"], viewer=request.viewer)
    audience = audience_in_words(post.place)
    messages.success(request, _("Shared. %(audience)s.") % {"audience": audience})
    return redirect(_after_sharing(request, envelope["back"], post))


def _new_post(composer: Composer) -> NewPost:
    """What a valid composer holds."""
    form, envelope = composer.form, composer.envelope.cleaned_data
    return NewPost(
        kind=composer.kind.name,
        content=form.content,
        title=form.title,
        html=form.html,
        place=envelope["place"],
        files=(*form.pictures, *envelope["uploads"]),
        likeness=form.likeness,
        chosen=envelope["chosen"],
        details=form.cleaned_data,
    )


def _after_sharing(request: Request, back: str, post: Post) -> str:
    """Back to the page with the composer, or home with the new post on top."""
    if back and url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return back
    return f"/?shared={post.handle}"
