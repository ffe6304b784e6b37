"""Writing something: the page with the composer, and sharing what was written."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lenig.access.request import Request
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.submitting import OtherWords
from lenig.stream.composer import Composer
from lenig.stream.kinds import Kind, composable
from lenig.stream.models import Post
from lenig.stream.places import audience_in_words


def compose(request: Request) -> HttpResponse:
    """The composer on a page of its own; sent, it shares what was written."""
    if request.method != "POST":
        composer = Composer(
            request.viewer, _kind(request.GET.get("kind")), initial=request.GET.dict()
        )
        return render(request, "stream/compose.html", {"composer": composer})
    if wanted := request.POST.get("switch"):
        return _in_another_kind(request, _kind(wanted))
    composer = Composer(request.viewer, _kind(request.POST.get("kind")), data=request.POST)
    if not composer.is_valid:
        return _once_more(request, composer)
    try:
        post = publish(new_post(composer), viewer=request.viewer, key=composer.key)
    except OtherWords:
        return _once_more(
            request,
            composer.again(
                _("You shared this already and changed it since. Share it again as a new post.")
            ),
        )
    messages.success(request, _shared_words(post))
    return redirect(_after_sharing(request, composer, post))


def _once_more(request: Request, composer: Composer) -> HttpResponse:
    return render(request, "stream/compose.html", {"composer": composer}, status=422)


def _kind(name: str | None) -> Kind:
    """The kind with this name; the first when none is named."""
    kinds = composable()
    if not name:
        return kinds[0]
    for kind in kinds:
        if kind.name == name:
            return kind
    raise Http404


def _in_another_kind(request: Request, kind: Kind) -> HttpResponse:
    """The same words, before another form: nothing typed is lost."""
    composer = Composer(request.viewer, kind, initial=request.POST.dict())
    return render(request, "stream/compose.html", {"composer": composer})


def new_post(composer: Composer) -> NewPost:
    """What a valid composer holds."""
    form, envelope = composer.form, composer.envelope.cleaned_data
    return NewPost(
        kind=composer.kind.name,
        content=form.content,
        title=form.title,
        html=form.html,
        place=envelope["place"],
        chosen=envelope["chosen"],
        details=form.cleaned_data,
    )


def _shared_words(post: Post) -> str:
    return _("Shared. %(audience)s.") % {"audience": audience_in_words(post.place)}


def _after_sharing(request: Request, composer: Composer, post: Post) -> str:
    """Back to the page with the composer, or home, with the new post on top."""
    back = str(composer.envelope.cleaned_data["back"])
    if back and url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return back
    return f"/?shared={post.handle}"
