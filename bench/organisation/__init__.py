"""A synthetic organisation, the same every time: who works there, what they follow and share.

The shape is that of the plan's own measurements (docs/why/timeline.md): 20 % of
the people follow 300 others, 60 % follow 50, 20 % follow 5; a fifth of the
groups is closed; a post has one to four sources; a fifth of the posts is
talked about.
"""

import sys
import time

from django.utils import timezone

from bench.loading import in_haste, settle
from bench.organisation.made import YEARS, Made
from bench.organisation.people import make_people, make_seats
from bench.organisation.places import make_follows, make_groups, make_topics
from bench.organisation.posts import make_posts
from bench.organisation.sizes import SIZES, Size

__all__ = ["SIZES", "Size", "make"]

STEPS = {
    "people": make_people,
    "seats": make_seats,
    "groups": make_groups,
    "topics": make_topics,
    "follows": make_follows,
    "posts": make_posts,
}


def make(size: Size) -> None:
    """Fill an empty, migrated database."""
    made = Made(size, timezone.now() - YEARS)
    with in_haste():
        for name, step in STEPS.items():
            began = time.monotonic()
            step(made)
            _say(name, began)
        began = time.monotonic()
    settle()
    _say("settling", began)


def _say(name: str, began: float) -> None:
    print(f"\r  {name:9}{time.monotonic() - began:8.1f} s ", file=sys.stderr, flush=True)
