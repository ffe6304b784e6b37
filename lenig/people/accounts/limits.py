"""What somebody sees who tried too often."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: Seconds after which most limits give another chance.
WAIT = 300


def too_many(request: HttpRequest) -> HttpResponse:
    """Django-allauth's limits end here (`handler429` in the map of the site)."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(WAIT)
    return response
