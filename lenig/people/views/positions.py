"""Writing a position of somebody: their own, or as an administrator."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lenig.access.request import Request
from lenig.people.abilities import may_appoint_heads, may_change_position
from lenig.people.actions.positions import leave_position, put_on_position
from lenig.people.forms.position import PositionForm
from lenig.people.models import Person, Position


def position(request: Request, handle: str, position: str = "") -> HttpResponse:
    """A form for one position; without a second handle for a new one."""
    person, seat = _seat(request, handle, position)
    form = PositionForm(
        request.viewer,
        person,
        request.POST if request.method == "POST" else None,
        position=seat,
        may_appoint_heads=may_appoint_heads(request.viewer),
    )
    if form.is_valid():
        facts = dict(form.cleaned_data)
        facts["reports_to"] = facts.pop("manager")
        put_on_position(person, actor=request.viewer.me, position=seat, **facts)
        return redirect(person)
    context = {"form": form, "person": person, "position": seat}
    return render(request, "people/position.html", context, status=422 if form.errors else 200)


@require_POST
def position_end(request: Request, handle: str, position: str) -> HttpResponse:
    """Take a position away."""
    person, seat = _seat(request, handle, position)
    if seat:
        leave_position(seat, actor=request.viewer.me)
    return redirect(person)


def _seat(request: Request, handle: str, position: str) -> tuple[Person, Position | None]:
    """The person and the position, when the viewer may write it."""
    person: Person = get_object_or_404(Person.colleagues.visible_to(request.viewer), handle=handle)
    seat = None
    if position:
        rows = person.positions.select_related("department", "reports_to__person")
        seat = get_object_or_404(rows, handle=position)
    if not may_change_position(request.viewer, person, seat):
        raise Http404
    return person, seat
