"""The page about the settings says what the settings say."""

import re

from lenig.config import env
from tests.surroundings import CHECKOUT

PAGE = (CHECKOUT / "docs" / "reference" / "settings.md").read_text()
ROWS = set(re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE))


def test_every_variable_that_is_read_is_on_the_page() -> None:
    assert set(env.ASKED) - ROWS == set()


def test_the_page_names_no_variable_that_nothing_reads() -> None:
    assert ROWS - set(env.ASKED) == set()
