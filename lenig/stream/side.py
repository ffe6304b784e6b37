"""The side column of home: one fragment for each person, made anew at most once a minute.

Rooms fill it through the slot "home-side". The fragment outlives the request
in which it is made, so a form in it says `{% hole "token" %}` where others say
`{% csrf_token %}`; the token of the reader is put there each time.
"""

from django.core.cache import caches
from django.utils.safestring import SafeString

from lenig.access.request import Request
from lenig.contracts import slots
from lenig.stream.cards.holes import Pieces, cut, fill
from lenig.stream.cards.reader import Reader
from lenig.stream.hot.home_state import HomeState
from lenig.stream.places import standing

KEPT = 60


def side_of(request: Request, state: HomeState, reader: Reader) -> SafeString:
    """What stands beside the timeline."""
    name = f"side:{standing(request.viewer)}:{state.fingerprint}"
    pieces: Pieces | None = caches["fragments"].get(name)
    if pieces is None:
        pieces = cut("".join(slots.fill("home-side", request)))
        caches["fragments"].set(name, pieces, KEPT)
    return fill(pieces, {"token": lambda: reader.token})
