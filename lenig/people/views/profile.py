"""Somebody's profile, and one's own with one field open."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.people.abilities import may_change_position, may_manage_people
from lenig.people.forms.personal import PersonalForm
from lenig.people.forms.photo import PhotoForm
from lenig.people.models import Person
from lenig.people.own_fields import own_fields, wishes
from lenig.people.profile import ProfilePage

#: After so long without a look the profile asks whether it is still right.
STALE_AFTER = timedelta(days=365)


@require_safe
def profile(request: Request, handle: str) -> HttpResponse:
    """About somebody. On one's own profile `?edit=phone` opens that field."""
    return profile_page(request, handle, edit=request.GET.get("edit", ""))


def profile_page(
    request: Request,
    handle: str,
    *,
    edit: str = "",
    form: PersonalForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page, perhaps with a form that was filled in wrongly."""
    page = ProfilePage.of(request, handle)
    context = {"profile": page} | more
    if may_edit := _may_edit(request, page):
        fields = own_fields(request.viewer, page.person, edit=edit, form=form)
        context["own_fields"] = [field for field in fields if field.may_open or page.is_own]
        context["may_add_position"] = may_change_position(request.viewer, page.person)
    if may_edit and page.is_own:
        context |= {"wishes": wishes(page.person)[:2], "is_stale": is_stale(page.person)}
        if edit == "photo":
            context["photo_form"] = PhotoForm(page.person)
    return render(request, "people/profile.html", context, status=status)


def _may_edit(request: Request, page: ProfilePage) -> bool:
    if page.is_own:
        return not page.as_others
    return may_manage_people(request.viewer)


def is_stale(person: Person) -> bool:
    """Whether a year passed since somebody last looked at their own profile, or joined."""
    since = person.confirmed_on or timezone.localdate(person.joined_at)
    return timezone.localdate() - since >= STALE_AFTER
