"""A link with somebody's name says whom it leads to, so that it can say that they are away or left."""

import re

import pytest

from tests.surroundings import CHECKOUT

LINK = re.compile(
    r'<a [^<>]*href="\{\{ (?:\w+\.)*(?:person|author)\.get_absolute_url \}\}"[^<>]*>(?=[^<]*\bname\b)'
)
#: Where the absence stands in words of its own.
EXCEPT = {"person_card.html"}

TEMPLATES = sorted((CHECKOUT / "lenig").glob("**/templates/**/*.html"))


def links() -> list[tuple[str, str]]:
    return [(path.name, link) for path in TEMPLATES for link in LINK.findall(path.read_text())]


def test_there_are_such_links() -> None:
    assert len(links()) > 5


@pytest.mark.parametrize(("template", "link"), links())
def test_a_link_to_a_person_says_whom_it_leads_to(template: str, link: str) -> None:
    assert "data-person=" in link or template in EXCEPT
