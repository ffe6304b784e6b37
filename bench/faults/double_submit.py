"""F15: the same form twenty times in one moment, over all web processes.

One thing is made of it, and all twenty get the same answer.
"""

import threading
from typing import Any

from bench.occasion import Occasion, Results
from bench.organisation.sizes import ORDINARY
from bench.signing_in import cookie_of
from bench.visitor import Answer, Visitor, new_key
from lenig.access.scope import every_row
from lenig.stream.models import Comment, Post

BURST, ROUNDS = 20, 10


def run(occasion: Occasion) -> Results:
    with every_row(because="the benchmark chooses a post that everybody may read"):
        address = Post.objects.filter(place=None).order_by("-pk")[0].get_absolute_url()
    cookie = cookie_of(ORDINARY)
    visitors = [Visitor(occasion.site.port, cookie) for _ in range(BURST)]
    for visitor in visitors:
        visitor.open("/compose/")
    return {
        "F15 double post": _figures([_burst(visitors, "/compose/", Post) for _ in range(ROUNDS)]),
        "F15 double comment": _figures(
            [_burst(visitors, f"{address}comments/", Comment) for _ in range(ROUNDS)]
        ),
    }


def _burst(
    visitors: list[Visitor], path: str, model: type[Post | Comment]
) -> tuple[int, list[Answer]]:
    """How many were made, and what each was told."""
    key, start, answers = new_key(), threading.Barrier(BURST), list[Answer]()
    fields = {"kind": "update", "content": f"Twintig keer {key}", "key": key}

    def send(visitor: Visitor) -> None:
        start.wait()
        answers.append(visitor.send(path, fields))

    threads = [threading.Thread(target=send, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with every_row(because="the benchmark counts what was made"):
        made = model._base_manager.filter(content=fields["content"]).count()
    return made, answers


def _figures(rounds: list[tuple[int, list[Answer]]]) -> dict[str, Any]:
    made = [count for count, _ in rounds]
    others = 0
    for _, answers in rounds:
        first = (answers[0].status, answers[0].location)
        others += BURST - len(answers)
        others += sum((a.status, a.location) != first or a.is_refused for a in answers)
    return {
        "rounds": len(rounds),
        "sent": sum(len(answers) for _, answers in rounds),
        "objects_per_key": round(sum(made) / len(rounds), 3) if max(made) <= 1 else max(made),
        "other_answers": others,
    }
