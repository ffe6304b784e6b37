"""Who reads the cards of one page, and what all those cards have in common."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lenig.access.request import Request
from lenig.access.viewer import Viewer


@dataclass(frozen=True)
class Reader:
    """The viewer with the language and the token that their forms need."""

    viewer: Viewer
    language: str
    #: The hidden field that proves that a form came from our page: made once for all cards.
    token: SafeString

    @classmethod
    def of(cls, request: "HttpRequest | Request") -> "Reader":
        viewer: Viewer = request.viewer  # type: ignore[union-attr]
        return cls(viewer, get_language() or "", token_field(request))


def token_field(request: HttpRequest) -> SafeString:
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)
    )
