from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lenig.access.request import Request
from lenig.notifications.models import Notice
from lenig.notifications.reading import mark_all_read, mark_read, put_away
from lenig.notifications.waiting import lines_of, waiting_for
from lenig.toolkit.htmx import part_or_page, wants_part

PAGE = "notifications/waiting.html"


@require_GET
def waiting(request: Request) -> HttpResponse:
    """What waits for the viewer, newest first.

    Whoever looks has seen that nothing else waits: the dot does not stay for a
    request that a colleague answered, or for a post that was withdrawn.
    """
    page = waiting_for(request.viewer, after=request.GET.get("after"))
    put_away(page.left_out)
    part = "more" if request.GET.get("after") else "list"
    return part_or_page(request, PAGE, part, {"page": page, "title": _("Waiting for you")})


@require_GET
def opened(request: Request, handle: str) -> HttpResponse:
    """The way to what a notice is about. Whoever goes there has read it."""
    notice = get_object_or_404(Notice.objects.of(request.viewer), handle=handle)
    for line in lines_of([notice], request.viewer):
        mark_read(request.viewer, handle)
        return redirect(line.address)
    raise Http404


@require_POST
def read(request: Request, handle: str) -> HttpResponse:
    """Mark one notice as read."""
    if not mark_read(request.viewer, handle):
        raise Http404
    return _the_list(request)


@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark everything as read."""
    mark_all_read(request.viewer)
    return _the_list(request)


def _the_list(request: Request) -> HttpResponse:
    if wants_part(request):
        return render(request, f"{PAGE}#list", {"page": waiting_for(request.viewer)})
    return redirect("notifications:waiting")
