"""An import asks the database as often for a full batch as for a small one, when nothing changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lenig.imports.tests.conftest import RunImport
from lenig.imports.tests.lines import Line, comment, exchange, person, post

pytestmark = pytest.mark.django_db


def people(number: int) -> list[Line]:
    return [
        person(f"u{n}", f"Naam {n}", placeholder=False, location="Werf", phone=f"{n}")
        for n in range(number)
    ]


def seats(number: int) -> list[Line]:
    department = {"type": "department", "id": "d1", "name": "Jeugd"}
    return [
        department,
        *people(number),
        *(
            {"type": "position", "id": f"s{n}", "person": f"u{n}", "department": "d1", "title": "x"}
            | ({"reports_to": "s0"} if n else {})
            for n in range(number)
        ),
        *(
            {"type": "headcount", "id": f"h{n}", "department": "d1", "title": "x", "posts": n}
            for n in range(number)
        ),
    ]


def talk(number: int) -> list[Line]:
    group = {"type": "group", "id": "g1", "name": "Haven"}
    names = {"Naam 0": "u0"}
    return [
        *people(2),
        group,
        *(
            post(f"p{n}", "Dag @Naam 0", author="u0", group="g1", mentions=names)
            for n in range(number)
        ),
        *(comment(f"c{n}", f"p{n}", "<p>Hoi</p>", author="u1") for n in range(number)),
        *({"type": "reaction", "on": f"p{n}", "person": "u1"} for n in range(number)),
        *({"type": "membership", "group": "g1", "person": f"u{n}"} for n in range(2)),
    ]


@pytest.mark.parametrize("told", [people, seats, talk])
def test_a_run_that_changes_nothing_costs_the_same_however_much_there_is(
    tmp_path: Path, run_import: RunImport, told: Callable[[int], list[Line]]
) -> None:
    costs = []
    for number in (2, 20):
        path = exchange(tmp_path, told(number), name=f"{number}.jsonl")
        run_import("posts", path, source=f"of {number}")
        with CaptureQueriesContext(connection) as asked:
            run_import("posts", path, source=f"of {number}")
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_new_posts_and_comments_cost_the_same_however_many_there_are(
    tmp_path: Path, run_import: RunImport
) -> None:
    costs = []
    for number in (2, 20):
        begin = [
            *people(2),
            {"type": "group", "id": "g1", "name": "Haven"},
            post("p", "x", author="u0"),
        ]
        said = [post(f"p{n}", "Dag", author="u0", group="g1") for n in range(number)]
        answers = [comment(f"c{n}", "p", "Hoi", author="u1") for n in range(number)]
        source = f"of {number}"
        run_import("posts", exchange(tmp_path, begin), source=source)
        with CaptureQueriesContext(connection) as asked:
            run_import("posts", exchange(tmp_path, [*begin, *said, *answers]), source=source)
        costs.append(len(asked))

    assert costs[0] == costs[1]
