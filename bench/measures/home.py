"""The home page of who follows much and little, on the first page and on the five hundredth.

Bar: p50 at most 6 times the floor and 120 requests a second; goal 4 and 200.
"""

from bench.measuring import Page, measure
from bench.occasion import Occasion, Results
from bench.organisation.sizes import ACTIVE, ORDINARY, SPARSE
from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.hot.home_timeline import followed_ids
from lenig.toolkit import cursor

DEEP = 500


def run(occasion: Occasion) -> Results:
    deep, page = _deep_cursor(ACTIVE)
    pages = [
        Page("home, follows 340", "/", ACTIVE),
        Page("home, follows 80", "/", ORDINARY),
        Page("home, follows 3", "/", SPARSE),
        Page(f"home, follows 340, page {page}", f"/?after={deep}", ACTIVE),
        Page("home, organisation", "/?tab=organisation", ORDINARY),
    ]
    return measure("Home", pages, occasion)


def _deep_cursor(person: int) -> tuple[str, int]:
    """Where page 500 begins for this reader, or the last full page; and which one it is."""
    viewer = Viewer.of(Person.objects.get(pk=person))
    ids = followed_ids(viewer, limit=DEEP * 20)
    page = max(len(ids) // 20 - 1, 1)
    return cursor.write(ids[page * 20 - 1]), page + 1
