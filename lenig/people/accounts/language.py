"""The language of the person, once we know who it is."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]


def speaks_their_language(get_response: Handler) -> Handler:
    """Answer in the language that somebody chose; before they sign in, in their browser's.

    The person's row is loaded for every page anyway. It stands behind Django's own
    middleware for languages, which takes the language back with the next request.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        language = getattr(request.user, "language", "")
        if language and translation.check_for_language(language):
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return answer
