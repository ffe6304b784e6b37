"""Topics: what people talk about, by the words they use for it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from lenig.access.request import Request
from lenig.stream.models import Topic


def topic(request: Request, handle: str) -> HttpResponse:
    """The page of one topic."""
    found = get_object_or_404(Topic.objects.visible_to(request.viewer), handle=handle)
    return render(request, "stream/topic.html", {"topic": found})
