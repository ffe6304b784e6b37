"""Changing a profile in place: one field, the photo, the yearly confirmation."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.files.refusals import Refused
from lenig.people.abilities import may_change_field, may_change_own, may_choose_readers
from lenig.people.actions.changing import change_field, change_photo, change_words, confirm_profile
from lenig.people.fields import FIELDS
from lenig.people.forms.personal import PersonalForm, WordsForm
from lenig.people.forms.photo import PhotoForm
from lenig.people.models import Person
from lenig.people.own_fields import empty_form
from lenig.people.views.profile import profile_page


@require_POST
def field(request: Request, handle: str, name: str) -> HttpResponse:
    """Write one field of a profile, and who may read it."""
    person = _somebody(request, handle)
    may_open = may_change_field(request.viewer, person, name) or may_choose_readers(
        request.viewer, person, name
    )
    if name not in FIELDS or not may_open:
        raise Http404
    form = empty_form(request.viewer, person, name, request.POST)
    if not form.is_valid():
        return profile_page(request, handle, edit=name, form=form, status=422)
    _write(form, person, actor=request.viewer.me, name=name)
    return redirect(f"{person.get_absolute_url()}#field-{name}")


def _write(form: PersonalForm, person: Person, *, actor: Person, name: str) -> None:
    if isinstance(form, WordsForm) and form.words is not None:
        change_words(
            person, actor=actor, name=name, kind=form.kind, words=form.words, readers=form.readers
        )
    else:
        change_field(person, actor=actor, name=name, columns=form.columns, readers=form.readers)


@require_POST
def photo(request: Request, handle: str) -> HttpResponse:
    """Give oneself another photo, or none."""
    person = _myself(request, handle)
    if "remove" in request.POST:
        change_photo(person, photo=None)
        return redirect(person)
    form = PhotoForm(person, request.POST, request.FILES)
    if not form.is_valid():
        return profile_page(request, handle, photo_form=form, status=422)
    try:
        change_photo(person, photo=form.cleaned_data["photo"])
    except Refused as trouble:
        form.add_error("photo", trouble)
        return profile_page(request, handle, photo_form=form, status=422)
    return redirect(person)


@require_POST
def confirmation(request: Request, handle: str) -> HttpResponse:
    """Say that one's profile is still right."""
    person = _myself(request, handle)
    confirm_profile(person)
    messages.success(request, gettext("Thank you. We ask again in a year."))
    return redirect(person)


def _somebody(request: Request, handle: str) -> Person:
    person: Person = get_object_or_404(
        Person.colleagues.visible_to(request.viewer).select_related("location"), handle=handle
    )
    return person


def _myself(request: Request, handle: str) -> Person:
    person = _somebody(request, handle)
    if not may_change_own(request.viewer, person):
        raise Http404
    return person
