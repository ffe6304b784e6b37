"""Following people, topics, groups and departments; and who follows whom."""

from contextlib import suppress

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.access.viewer import Viewer
from lenig.people.models import Department, Person
from lenig.stream.abilities import may_follow
from lenig.stream.actions.following import follow, unfollow
from lenig.stream.cards import Reader
from lenig.stream.cards.follow import NOTHING, follow_button
from lenig.stream.models import Level, Source
from lenig.stream.sources import source_of_department, source_of_person
from lenig.stream.views.finding import way_back
from lenig.toolkit.htmx import wants_part

#: More is never proposed at once.
MOST = 40


class LevelForm(forms.Form):
    level = forms.ChoiceField(choices=[*Level.choices, (NOTHING, "")])
    with_levels = forms.BooleanField(required=False)


@require_POST
def follow_one(request: Request, handle: str) -> HttpResponse:
    """How the viewer follows something: at a level, or not."""
    source = source_for(request.viewer, handle)
    form = LevelForm(request.POST)
    if form.is_valid():
        _set_level(source, request.viewer, form.cleaned_data["level"])
    if not wants_part(request):
        return redirect(way_back(request, "/"))
    return HttpResponse(_button(request, source, form))


@require_POST
def follow_many(request: Request) -> HttpResponse:
    """Follow everything that was proposed. What one may not see, or is gone, is passed over."""
    for handle in request.POST.getlist("handle")[:MOST]:
        with suppress(Http404):
            _set_level(source_for(request.viewer, handle), request.viewer, Level.ALL)
    return redirect("stream:home")


def source_for(viewer: Viewer, handle: str) -> Source:
    """The source with this handle, or of the person or department with it; 404 for what one may not see."""
    if source := Source.objects.visible_to(viewer).filter(handle=handle).first():
        return source
    if not viewer.is_at_work:
        raise Http404
    if person := Person.colleagues.visible_to(viewer).filter(handle=handle).first():
        return source_of_person(person)
    if department := Department.objects.filter(handle=handle).first():
        return source_of_department(department)
    raise Http404


def _set_level(source: Source, viewer: Viewer, level: str) -> None:
    if level == NOTHING:
        unfollow(source, viewer=viewer)
        return
    if not may_follow(viewer, source):
        raise Http404
    if source.person_id != viewer.me.pk:
        follow(source, viewer=viewer, level=level)


def _button(request: Request, source: Source, form: LevelForm) -> str:
    level = form.cleaned_data.get("level", "")
    reader = Reader.of(request)
    return follow_button(
        source.handle,
        source.title,
        "" if level == NOTHING else level,
        token=reader.token,
        language=reader.language,
        with_levels=form.cleaned_data.get("with_levels", False),
    )
