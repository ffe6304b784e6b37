"""A group of 50,000 posts closes and opens again while others go on writing.

The owner does it in the browser; the worker moves the posts in batches. Told
are how long it takes, and the slowest of what others write meanwhile.
"""

import threading
from typing import Any, Self

from bench.load_client import quantile
from bench.occasion import Occasion, Results
from bench.organisation.sizes import BUSY_GROUP, DIRECTOR, ORDINARY
from bench.signing_in import cookie_of
from bench.table import print_table
from bench.tidying import tidied
from bench.visitor import Visitor
from bench.waiting import until
from lenig.access.scope import every_row
from lenig.groups.models import Group, Membership, Role, VisibilityChange

PATIENCE = 1800
#: Who writes meanwhile, each as fast as the answers come.
WRITERS = (DIRECTOR, ORDINARY)


def run(occasion: Occasion) -> Results:
    with tidied(occasion.place):
        results = {
            "re-home, closing": _change("closed", occasion),
            "re-home, opening": _change("open", occasion),
        }
    print_table("Visibility", results)
    return results


def _change(to: str, occasion: Occasion) -> dict[str, Any]:
    with every_row(because="the benchmark acts as an owner"):
        group = Group.objects.get(pk=BUSY_GROUP)
        owner = Membership.objects.filter(group=group, role=Role.OWNER)[0].person_id
    visitor = Visitor(occasion.site.port, cookie_of(owner))
    with Writing(occasion.site.port) as writing:
        answer = visitor.send(f"{group.get_absolute_url()}visibility/", {"to": to})
        if answer.status != 302:
            raise RuntimeError(f"The answer was {answer.status}.")
        posts = _posts_to_move()
        taken = until(lambda: not _under_way(), seconds=PATIENCE, every=0.05)
    return {"posts": posts, "seconds": round(taken, 1), **writing.figures()}


def _posts_to_move() -> int:
    with every_row(because="the benchmark tells how many posts move"):
        change = VisibilityChange.objects.first()
    return change.posts if change else 0


def _under_way() -> bool:
    with every_row(because="the benchmark waits for the end of a change"):
        return bool(VisibilityChange.objects.exists())


class Writing:
    """A few people who share one thing after the other while something else goes on."""

    def __init__(self, port: int) -> None:
        self._visitors = [Visitor(port, cookie_of(person)) for person in WRITERS]
        self._taken: list[float] = []
        self._refused = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(v,)) for v in self._visitors]

    def __enter__(self) -> Self:
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for each in self._threads:
            each.join()

    def _write(self, visitor: Visitor) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            answer = visitor.share(f"Ondertussen wordt er gewoon doorgewerkt ({number})")
            self._taken.append(answer.seconds)
            self._refused += answer.is_refused

    def figures(self) -> dict[str, Any]:
        """How long the others waited."""
        taken = sorted(each * 1000 for each in self._taken) or [0.0]
        return {
            "writes": len(self._taken),
            "refused": self._refused,
            "p50_ms": round(quantile(taken, 0.5), 1),
            "p99_ms": round(quantile(taken, 0.99), 1),
            "max_ms": round(taken[-1], 1),
        }
