"""A29 for what can be searched today: people, topics, departments, groups and who to invite."""

import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast

LONG = {
    "a hundred kilobytes": "a" * 100_000,
    "words": "ab " * 30_000,
    "quotes": "\"'" * 10_000,
    "parentheses": "(" * 5_000 + ")" * 5_000,
    "marks": "e" + "\u0301" * 50_000,
    "letters that grow": "\ufdfa" * 20_000,
    "expressions": ".*+?^${}()|[]\\" * 3_000,
    "wildcards": "%_" * 20_000,
    "search syntax": "a AND (b OR NOT c*) NEAR/2 " * 3_000,
}


def _searches(cast: Cast) -> list[str]:
    return [
        "/people/",
        "/people/suggest/",
        "/organisation/",
        "/topics/suggest/",
        "/topics/",
        "/groups/",
        reverse("groups:members", args=[cast.s.address]),
        reverse("groups:invitations", args=[cast.s.address]),
    ]


@pytest.mark.parametrize("name", LONG)
def test_A29_a_search_as_long_as_one_likes_costs_no_more(
    client: Client, cast: Cast, name: str
) -> None:
    client.force_login(cast.carla)

    for address in _searches(cast):
        begun = time.process_time()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address, {"q": LONG[name], "topic": LONG[name][:1000]})
        assert answer.status_code in {200, 400}, address
        assert len(asked) < 40, address
        assert all(len(query["sql"]) < 60_000 for query in asked), address
        assert time.process_time() - begun < 2, address


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", '"', "*", "a' OR 1=1 --", "{}", "[a-z"])
def test_A29_a_sign_means_itself(client: Client, cast: Cast, typed: str) -> None:
    """A percent sign in SQL finds everybody; typed, it finds nobody."""
    client.force_login(cast.carla)
    assert cast.bram

    found = client.get("/people/", {"q": typed}).content.decode()

    assert cast.bram.get_absolute_url() not in found
