"""axe in a page: given to it once, asked as often as its look changes."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from playwright.sync_api import Page

Rules = Mapping[str, Any]

#: WCAG 2.2 AA, and what the makers of axe advise beyond it.
RULES: Rules = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
#: What another colour scheme can change; all else is the same in the dark.
COLOURS: Rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

_RUN = """async (rules) => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) =>
    ({ id, help, places: nodes.map((node) => node.html.slice(0, 200)) }));
}"""


def give(page: Page) -> None:
    """Put axe into the page as it is now; a page that is opened after it has none."""
    page.evaluate(_source())


def violations(page: Page, rules: Rules = RULES) -> list[str]:
    """What axe finds in the page that was given it, a paragraph for each rule."""
    return [_told(each) for each in page.evaluate(_RUN, rules)]


def _told(violation: dict[str, Any]) -> str:
    return "\n    ".join([f"{violation['id']}: {violation['help']}", *violation["places"][:5]])


@cache
def _source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()
