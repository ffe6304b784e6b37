"""A list that is new is covered here, or its route says why it is none."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from tests.every_list.lists import LISTS
from tests.every_list.no_lists import FOREIGN, NO_LIST


def names(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The name of every route, with that of its room."""
    for each in patterns:
        if isinstance(each, URLResolver):
            room = f"{each.namespace}:" if each.namespace else ""
            yield from names(each.url_patterns, space + room)
        else:
            yield f"{space}{each.name or each.pattern}"


def uncovered(patterns: Iterable[URLPattern | URLResolver]) -> set[str]:
    """Routes of which nobody said whether they show a list."""
    known = {each.route for each in LISTS}.union(*NO_LIST.values())
    return {name for name in names(patterns) if not name.startswith(FOREIGN)} - known


def test_every_route_is_a_list_that_is_covered_or_no_list() -> None:
    assert uncovered(get_resolver().url_patterns) == set()


def test_a_new_list_would_be_noticed() -> None:
    def payslips(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert uncovered([path("payslips/", payslips, name="payslips")]) == {"payslips"}
    assert uncovered([path("nameless/", payslips)]) == {"nameless/"}


def test_no_route_is_both_and_no_reason_outlives_its_route() -> None:
    there = set(names(get_resolver().url_patterns))
    excused: set[str] = set().union(*NO_LIST.values())

    assert excused & {each.route for each in LISTS} == set()
    assert excused - there == set()
    assert sum(len(routes) for routes in NO_LIST.values()) == len(excused)
