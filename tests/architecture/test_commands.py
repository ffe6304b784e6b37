"""The page about the commands names every command, and there is no other way in."""

import re

from lenig.cli.command import names
from tests.surroundings import CHECKOUT

PAGE = (CHECKOUT / "docs" / "reference" / "commands.md").read_text()


def test_every_sub_command_is_on_the_page() -> None:
    assert set(re.findall(r"^\| `lenig (\w+)` \|", PAGE, flags=re.MULTILINE)) == set(names())


def test_every_script_is_on_the_page() -> None:
    scripts = {f"bin/{file.name}" for file in (CHECKOUT / "bin").glob("[a-z]*")}

    assert set(re.findall(r"^\| `(bin/\w+)` \|", PAGE, flags=re.MULTILINE)) == scripts
