"""Sharing, commenting and reacting, over HTTP with the worker beside it.

Bar: p50 at most 15 ms; a post by somebody with 10,000 followers costs what any
post costs. What was written is taken away again afterwards.
"""

from collections.abc import Callable
from typing import Any

from bench.load_client import Timing
from bench.occasion import Occasion, Results
from bench.organisation.sizes import DIRECTOR, ORDINARY
from bench.signing_in import cookie_of
from bench.table import print_table
from bench.tidying import tidied
from bench.visitor import Answer, Visitor, new_key
from lenig.access.scope import every_row
from lenig.people.models import Person
from lenig.stream.models import Follow, Post, Source

WORDS = "De livegang van het portaal is gelukt, dank aan iedereen die heeft meegeholpen! #portaal"


def run(occasion: Occasion) -> Results:
    nobody = Person.objects.order_by("pk").last()
    if nobody is None:
        raise RuntimeError("Nobody works here.")
    port = occasion.site.port
    with tidied(occasion.place):
        post = _a_post()
        sharing = {_followers(n): Visitor(port, cookie_of(n)) for n in (DIRECTOR, nobody.pk)}
        reader = Visitor(port, cookie_of(ORDINARY))
        acts: dict[str, Callable[[int], Answer]] = {
            **{
                f"write post, {count} followers": _shares(visitor)
                for count, visitor in sharing.items()
            },
            "write comment": lambda n: reader.send(
                f"{post}comments/", {"content": f"Mooi gedaan, {n}", "key": new_key()}
            ),
            "write reaction": lambda n: reader.send(
                f"{post}reaction/", {"reaction": "" if n % 2 else "like"}
            ),
        }
        results = {name: _timed(name, act, occasion) for name, act in acts.items()}
        reader.send(f"{post}reaction/", {"reaction": ""})
    print_table("Writing", results)
    return results


def _shares(visitor: Visitor) -> Callable[[int], Answer]:
    return lambda n: visitor.share(f"{WORDS} ({n})")


def _followers(person: int) -> int:
    sources = Source._base_manager.filter(person=person)
    return Follow.objects.filter(source__in=sources.values("pk")).count()


def _a_post() -> str:
    with every_row(because="the benchmark chooses a post that everybody may read"):
        return Post.objects.filter(place=None).order_by("-pk")[0].get_absolute_url()


def _timed(name: str, act: Callable[[int], Answer], occasion: Occasion) -> dict[str, Any]:
    taken = []
    for number in range(occasion.effort.writes + 5):
        answer = act(number)
        if answer.status != 302:
            raise RuntimeError(f"{name}: the answer was {answer.status}.")
        if number >= 5:  # the first ones warm up
            taken.append(answer.seconds)
    timing = Timing.of(taken)
    return {"p50_ms": round(timing.p50_ms, 2), "p95_ms": round(timing.p95_ms, 2)}
