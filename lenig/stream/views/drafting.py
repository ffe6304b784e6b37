"""Drafts: what somebody is writing, kept every few seconds."""

from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.stream.actions.keeping import discard_draft, keep_draft
from lenig.stream.forms import EnvelopeForm
from lenig.stream.kinds import Kind, registry
from lenig.stream.models import Draft
from lenig.stream.views.composing import kind_named

#: More than this in one draft is not written by hand; more drafts than this nobody finds back.
MOST_CHARACTERS, MOST_DRAFTS = 500_000, 100
#: What belongs to one form and not to the words.
_PASSING = {"key", "draft"}


def drafts(request: Request) -> HttpResponse:
    """The viewer's drafts, the last first; posted to, it keeps one and says so."""
    if request.method == "POST":
        return _keep(request)
    mine = Draft.objects.mine(request.viewer)[:MOST_DRAFTS]
    lines = [(draft, registry[draft.kind]) for draft in mine if draft.kind in registry]
    return render(request, "stream/drafts.html", {"lines": lines})


def _keep(request: Request) -> HttpResponse:
    kind = kind_named(request.POST.get("kind"))
    fields = _fields(kind, request.POST)
    if sum(len(str(value)) for value in fields.values()) > MOST_CHARACTERS:
        return JsonResponse({"words": _("This is too long to keep as a draft.")}, status=413)
    handle = request.POST.get("draft", "")[:20]
    if not handle and Draft.objects.mine(request.viewer).count() >= MOST_DRAFTS:
        return JsonResponse({"words": _("You have too many drafts. Throw some away.")}, status=409)
    draft = keep_draft(viewer=request.viewer, kind=kind.name, fields=fields, handle=handle)
    time = timezone.localtime(draft.saved).strftime("%H:%M")
    words = _("Draft kept at %(time)s") % {"time": time}
    return JsonResponse({"draft": draft.handle, "words": words})


def _fields(kind: Kind, sent: QueryDict) -> dict[str, Any]:
    """What was typed into the fields that this kind has, and into those around it."""
    own = kind.form.base_fields if kind.form else {}
    known = ({*own, *EnvelopeForm.base_fields}) - _PASSING
    return {name: _value(name, sent.getlist(name)) for name in known if name in sent}


def _value(name: str, values: list[str]) -> Any:
    return values if len(values) > 1 or name == "uploads" else values[0]


@require_POST
def discard(request: Request, handle: str) -> HttpResponse:
    """Throw a draft away."""
    discard_draft(handle, viewer=request.viewer)
    return redirect("stream:drafts")
