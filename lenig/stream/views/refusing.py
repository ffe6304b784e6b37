"""What a person reads when something could not be written, with their own words still there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from lenig.stream.abilities import is_read_only
from lenig.stream.models import Post
from lenig.toolkit.htmx import wants_part

READ_ONLY = _("You can only read in this group now. Copy your words if you want to keep them.")
READ_ONLY_PLACE = _("You can only read in this group now. Choose another place.")
CLOSED = _("The comments are closed. Copy your words if you want to keep them.")
NO_REACTION = _("You can only read here now, so your reaction was not kept.")


def why_no_comment(post: Post) -> str:
    """The sentence for who may not comment under `post` any more."""
    return str(READ_ONLY if is_read_only(post) else CLOSED)


def say_refused(request: HttpRequest, answer: HttpResponse, words: str) -> HttpResponse:
    """Add a short message to what is shown: to the part that htmx swaps, or on the next page."""
    if wants_part(request):
        answer.write(render_to_string("stream/parts/refused.html", {"words": words}))
    else:
        messages.warning(request, words)
    return answer
