"""People proposed while somebody types a name: for a mention, a stand-in, an invitation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lenig.access.request import Request
from lenig.people.absences import mark_away
from lenig.people.suggesting import suggested
from lenig.toolkit.text import clean_name


@require_safe
def suggest(request: Request) -> HttpResponse:
    """Options for a list, only people whom the viewer may meet. Budget: 3 queries.

    Each option carries the `data-handle` and the `data-name` of its person.
    """
    people = suggested(request.viewer, clean_name(request.GET.get("q", ""))[:80])
    mark_away(request.viewer, people)
    return render(request, "people/suggestions.html", {"people": people})
