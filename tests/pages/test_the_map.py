"""Every line of the map is a page that the sweep visits, or says what else it is."""

from http import HTTPStatus

import pytest

from lenig.toolkit.handles import new_handle
from tests.pages.conftest import Tour
from tests.pages.readers import Reader, is_page
from tests.pages.routes import EACH, FROM_OUTSIDE, NO_PAGES, VARIANTS, Route, routes

NAMES = {route.name for route in routes()}


@pytest.mark.journey
def test_every_page_of_the_map_is_visited(tour: Tour) -> None:
    visited = {page.route.name for visit in tour.visits for page in visit.dutch}

    left = [route for route in routes() if route.name not in visited | set(NO_PAGES)]

    readers = [visit.reader for visit in tour.visits]
    assert [route.name for route in left if not _takes_only_posts(route, readers)] == []


@pytest.mark.journey
def test_what_is_said_to_be_no_page_is_none(tour: Tour) -> None:
    reader = next(visit.reader for visit in tour.visits if visit.reader.name == "member")

    pages = [
        route.name
        for route in routes()
        if route.name in NO_PAGES
        for address in route.addresses(tour.world.stands)
        if is_page(reader.client.get(address))
    ]

    assert pages == []


def test_only_lines_of_the_map_are_named() -> None:
    assert (set(NO_PAGES) | set(VARIANTS) | EACH | FROM_OUTSIDE) - NAMES == set()


def test_the_map_was_read() -> None:
    """Without this one, an empty map would pass the tests above."""
    assert {"stream:home", "people:profile", "groups:goal", "account_login"} <= NAMES


def _takes_only_posts(route: Route, readers: list[Reader]) -> bool:
    """Whether the line answers no GET at all, to whoever gets as far as that."""
    [address] = route.addresses({part: [new_handle()] for part in route.parts})
    answers = (reader.client.get(address).status_code for reader in readers)
    return HTTPStatus.METHOD_NOT_ALLOWED in answers
