"""`bin/bench home`: the home page of who follows much and little, first page and five hundredth.

Bar: p50 at most 6 times the floor; goal 4.
"""

from typing import Any

from bench.measuring import Page, measure
from lenig.access.viewer import Viewer
from lenig.people.models import Person
from lenig.stream.hot.home_timeline import followed_ids
from lenig.toolkit import cursor

#: Person 5 follows 340 sources, 2 follows 80, 1 follows 8: see `organisation._followed_by`.
READERS = {"active": 5, "ordinary": 2, "sparse": 1}


def run() -> dict[str, Any]:
    """Measure the home page beside the floor; print a table; answer the figures by page."""
    return measure("Home", _pages())


def _pages() -> list[Page]:
    pages = [Page(f"home {name}", "/", person) for name, person in READERS.items()]
    deep = _deep_cursor(READERS["active"], page=500)
    pages.append(Page("home active, page 500", f"/?after={deep}", READERS["active"]))
    pages.append(Page("organisation", "/?tab=organisation", READERS["ordinary"]))
    return pages


def _deep_cursor(person: int, *, page: int) -> str:
    viewer = Viewer.of(Person.objects.get(pk=person))
    ids = followed_ids(viewer, limit=page * 20)
    return cursor.write(ids[-1])
