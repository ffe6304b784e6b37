"""What the documentation points at is there, and what is there can be found."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.surroundings import CHECKOUT

DOCS = CHECKOUT / "docs"
#: Where somebody begins to read.
DOORS = (CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", DOCS / "README.md")
PAGES = sorted({*DOORS, *DOCS.rglob("*.md")})

SOURCES = ("lenig", "tests", "bench", "deploy", "bin")
WRITTEN_IN = {".py", ".html", ".css", ".js", ".md", ".toml", ".conf", ".service", ""}


def links(page: Path) -> Iterator[str]:
    """What a page links to; examples in code are no links."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(), flags=re.DOTALL)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


def within(page: Path) -> Iterator[tuple[str, Path]]:
    """The links of a page that stay in the checkout, and the file that each names."""
    for link in links(page):
        path, _, _ = link.partition("#")
        if path and "://" not in link and not link.startswith("mailto:"):
            yield link, (page.parent / path).resolve()


def headings(page: Path) -> set[str]:
    """The anchors of a page, as they are made of its headings."""
    found = re.findall(r"^#+ (.+)$", page.read_text(), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = [link for link, file in within(page) if not file.exists()]
    unknown = [
        link
        for link in links(page)
        if "#" in link and "://" not in link and not _anchor_exists(page, link)
    ]

    assert lost == []
    assert unknown == []


def _anchor_exists(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    return anchor in headings((page.parent / path).resolve() if path else page)


def test_every_page_can_be_found_from_the_front_door() -> None:
    found, ahead = set(), [*DOORS]
    while ahead:
        page = ahead.pop()
        if page not in found and page.suffix == ".md" and page.exists():
            found.add(page)
            ahead += [file for _, file in within(page)]

    assert [str(page.relative_to(CHECKOUT)) for page in PAGES if page not in found] == []


def test_every_page_that_the_code_names_exists() -> None:
    named = {
        (name, str(file.relative_to(CHECKOUT)))
        for folder in SOURCES
        for file in (CHECKOUT / folder).rglob("*")
        if file.is_file() and file.suffix in WRITTEN_IN and "_static" not in file.parts
        for name in re.findall(r"docs/[\w-]+/[\w-]+\.md", file.read_text(errors="ignore"))
    }

    assert len(named) > 3
    assert [(name, by) for name, by in sorted(named) if not (CHECKOUT / name).exists()] == []


def test_every_file_of_ours_that_a_page_names_exists() -> None:
    named = {
        (name, str(page.relative_to(CHECKOUT)))
        for page in PAGES
        for span in re.findall(r"`([^`\n]+)`", page.read_text())
        for name in re.findall(rf"\b(?:{'|'.join(SOURCES)})/[\w./-]+\.\w+", span)
    }

    assert len(named) > 20
    assert [(name, by) for name, by in sorted(named) if not (CHECKOUT / name).exists()] == []
