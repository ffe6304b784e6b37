from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from lenig.access.viewer import Viewer


class Request(HttpRequest):
    """A request as our views get it: with its viewer, and with what htmx says of itself."""

    viewer: Viewer
    htmx: HtmxDetails
