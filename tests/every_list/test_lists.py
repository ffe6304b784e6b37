"""Each list costs the same at one row and at twenty, pages without doubles or gaps, and is never mute."""

import re
from collections import Counter
from html import unescape

import pytest
from django.test import Client

from tests.budget import cost_of
from tests.every_list.conftest import Look
from tests.every_list.filling import Office
from tests.every_list.lists import LISTS, ListOf

EVERY_LIST = pytest.mark.parametrize("each", LISTS, ids=str)
EVERY_PAGED_LIST = pytest.mark.parametrize("each", [e for e in LISTS if e.page], ids=str)
EVERY_LIST_THAT_CAN_BE_EMPTY = pytest.mark.parametrize(
    "each", [e for e in LISTS if e.empty], ids=str
)
_NEXT = re.compile(r'(?:href|hx-get)="([^"#]*[?&;](?:after|before|page)=[^"#]*)')


@EVERY_LIST
def test_twenty_rows_cost_what_one_row_costs(office: Office, look: Look, each: ListOf) -> None:
    marks = each.fill(office, 1)
    address, browser = each.address(office), look(each.who)
    one = cost_of(browser, address)

    marks += each.fill(office, 19)

    twenty = cost_of(browser, address)
    assert len(twenty) == len(one), difference(one, twenty)
    assert len(twenty) <= each.queries
    page = text(browser, address)
    assert sum(mark in page for mark in marks) == (each.most or len(marks))


def difference(one: list[str], twenty: list[str]) -> str:
    more = Counter(map(shape, twenty)) - Counter(map(shape, one))
    return "\n".join(f"{times}× {sql}" for sql, times in more.most_common())


def shape(sql: str) -> str:
    return re.sub(r"\b\d+\b|'[^']*'|(?:\?, )+", "?", sql)


@EVERY_LIST
def test_it_speaks_both_languages(office: Office, look: Look, each: ListOf) -> None:
    marks = each.fill(office, 2)
    address = each.address(office)

    dutch, english = text(look(each.who, "nl"), address), text(look(each.who, "en"), address)

    for mark in marks:
        assert mark in dutch
        assert mark in english
    if "<html" in dutch:
        assert '<html lang="nl"' in dutch
        assert '<html lang="en"' in english


@EVERY_LIST_THAT_CAN_BE_EMPTY
def test_it_says_that_there_is_nothing(office: Office, look: Look, each: ListOf) -> None:
    address, browser = each.address(office), look(each.who, "en")
    assert each.empty in unescape(text(browser, address))

    each.fill(office, 1)

    assert each.empty not in unescape(text(browser, address))


@EVERY_PAGED_LIST
def test_pages_follow_each_other_without_doubles_or_gaps(
    office: Office, look: Look, each: ListOf
) -> None:
    marks = each.fill(office, each.page + 4)

    pages = list(walked(look(each.who), each.address(office)))

    times = {mark: sum(mark in page for page in pages) for mark in marks}
    assert len(pages) == 2
    assert {mark: n for mark, n in times.items() if n != 1} == {}


def walked(browser: Client, address: str) -> list[str]:
    """The pages of a list, from the first along each way to a next one."""
    pages: list[str] = []
    todo, seen = [address], {address}
    while todo and len(pages) < 10:
        here = todo.pop(0)
        pages.append(rows_of(text(browser, here)))
        for found in _NEXT.findall(pages[-1]):
            there = beside(unescape(found), here)
            if there not in seen and not there.endswith("page=1"):
                seen.add(there)
                todo.append(there)
    return pages


def rows_of(page: str) -> str:
    """The main part: a list beside it may name the same things."""
    return page.partition("<main")[2].partition("<aside")[0] or page


def beside(link: str, address: str) -> str:
    return address.partition("?")[0] + link if link.startswith("?") else link


def text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()
