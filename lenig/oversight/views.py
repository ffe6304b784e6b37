"""The page where an administrator asks to read along, and where each can see who did."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.oversight.abilities import may_oversee
from lenig.oversight.actions import elevate, end_elevation
from lenig.oversight.forms import ElevationForm
from lenig.oversight.models import Elevation
from lenig.oversight.places import describe
from lenig.oversight.reading import all_elevations


def elevations(request: Request) -> HttpResponse:
    """Asking to read along, and the list of everybody who did."""
    if not may_oversee(request.viewer):
        raise Http404
    form = ElevationForm(request.POST or None, viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        audience_id = form.cleaned_data["address"]
        elevate(request.viewer, audience_id, reason=form.cleaned_data["reason"])
        messages.success(request, _("You can read along for an hour. The owners know."))
        return redirect(describe([audience_id])[audience_id].url)
    context = {"form": form, "elevations": all_elevations(request.viewer)}
    status = 422 if form.is_bound else 200
    return render(request, "oversight/elevations.html", context, status=status)


@require_POST
def ending(request: Request, handle: str) -> HttpResponse:
    """Done before the hour is over."""
    mine = Elevation.objects.visible_to(request.viewer).filter(person=request.viewer.person)
    end_elevation(get_object_or_404(mine, handle=handle), viewer=request.viewer)
    messages.success(request, _("Your temporary right has ended."))
    return redirect("oversight:elevations")
