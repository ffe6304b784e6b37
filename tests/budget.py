"""How many queries a page may cost."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lenig.people.standings import standings

Budget = Callable[..., AbstractContextManager[None]]

_TURNS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def looks_of(captured: Iterable[dict[str, str]]) -> list[str]:
    """The queries that look into a table: opening and closing a transaction costs no such look."""
    return [query["sql"] for query in captured if not query["sql"].startswith(_TURNS)]


def cost_of(browser: Client, address: str) -> list[str]:
    """The queries of a page of which nothing was kept; what is noted once in a while was noted before."""
    browser.get(address)
    caches["fragments"].clear()
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(address)
    assert answer.status_code == 200, address
    return looks_of(captured)


@pytest.fixture
def budget() -> Budget:
    """Hold a block to a number of queries; over it, show the repeated ones first.

    Opening and closing a transaction costs no look into a table and counts for nothing.
    """

    @contextmanager
    def within(*, queries: int) -> Iterator[None]:
        standings()  # each process reads these once in some seconds, whatever the page
        with CaptureQueriesContext(connection) as captured:
            yield
        asked = looks_of(captured)
        if len(asked) > queries:
            shapes = Counter(re.sub(r"\b\d+\b|'[^']*'", "?", sql) for sql in asked)
            listing = "\n".join(f"{times}× {sql}" for sql, times in shapes.most_common())
            pytest.fail(f"{len(asked)} queries, budget {queries}:\n{listing}")

    return within
