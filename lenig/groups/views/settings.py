"""What owners change: the words, the cover, the archive."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lenig.access.request import Request
from lenig.files.refusals import Refused
from lenig.groups.actions.archiving import archive, restore_group
from lenig.groups.actions.describing import describe, set_cover
from lenig.groups.forms import SettingsForm
from lenig.groups.page import GroupPage
from lenig.groups.rail import look_again
from lenig.groups.views.finding import owned_group


def settings(request: Request, handle: str) -> HttpResponse:
    """Name, purpose, welcome, kind, end date and how one joins."""
    page = owned_group(request, handle)
    form = SettingsForm(
        request.POST or None,
        request.FILES or None,
        initial={name: getattr(page.group, name) for name in SettingsForm.described},
        viewer=request.viewer,
        group=page.group,
    )
    if request.method == "POST" and form.is_valid() and _save(request, page, form):
        look_again(request)
        messages.success(request, _("Saved."))
        return redirect("groups:settings", page.group.address)
    status = 422 if form.is_bound else 200
    return render(request, "groups/settings.html", {"page": page, "form": form}, status=status)


@transaction.atomic
def _save(request: Request, page: GroupPage, form: SettingsForm) -> bool:
    """Words and picture together, or neither when the picture is gone by now."""
    try:
        set_cover(page.group, form.cleaned_data["cover"], viewer=request.viewer)
    except Refused as gone:
        form.add_error("cover", gone)
        return False
    describe(page.group, viewer=request.viewer, **form.values)
    return True


def archival(request: Request, handle: str) -> HttpResponse:
    """Putting the group away to be read only, and bringing it back."""
    page = owned_group(request, handle)
    if request.method != "POST":
        return render(request, "groups/archival.html", {"page": page})
    if request.POST.get("archive"):
        archive(page.group, viewer=request.viewer)
        messages.success(request, _("Archived. Everybody can still read it."))
    else:
        restore_group(page.group, viewer=request.viewer)
        messages.success(request, _("The group can be written in again."))
    look_again(request)
    return redirect(page.group)
