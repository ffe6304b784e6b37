"""What commands print: numbers and the words that they were given, never what people wrote."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.leaks.world import World
from tests.undoing import undone

Output = pytest.CaptureFixture[str]


def _import_posts(world: World, folder: Path) -> None:
    """A file that names somebody here, a group here, and a post that is here already."""
    lines = [
        {"type": "person", "id": "1", "name": world.person("dewi").name},
        {"type": "group", "id": "2", "name": world.hidden["cname"].word[:10]},
        {"type": "post", "id": "3", "author": "1", "group": "2", "at": "2026-01-01T09:00:00Z"},
    ]
    file = folder / "posts.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))
    call_command("import_posts", str(file), "--json")


def _import_people(world: World, folder: Path) -> None:
    file = folder / "people.csv"
    file.write_text(f"id,name,email\n7,Dewi Pratiwi,{world.person('dewi').email}\n")
    call_command("import_people", str(file), "--json")


def _import_slack(world: World, folder: Path) -> None:
    call_command("import_slack", str(folder / "nothing.zip"))


def _import_zulip(world: World, folder: Path) -> None:
    call_command("import_zulip", str(folder))


def _make_administrator(world: World, folder: Path) -> None:
    call_command(
        "createadmin",
        email=world.person("dewi").email,
        given_name="Dewi",
        surname="Pratiwi",
        password="een-lang-wachtwoord-hier",
    )


def _load_demo(world: World, folder: Path) -> None:
    call_command("load_demo")


LISTENED_TO: dict[str, Callable[[World, Path], None]] = {
    "import_posts": _import_posts,
    "import_people": _import_people,
    "import_slack": _import_slack,
    "import_zulip": _import_zulip,
    "createadmin": _make_administrator,
    "load_demo": _load_demo,
}


@pytest.mark.parametrize("name", LISTENED_TO)
def test_a_command_prints_nothing_that_is_private(
    world: World, capfd: Output, tmp_path: Path, name: str
) -> None:
    said = ""
    with undone():
        try:
            LISTENED_TO[name](world, tmp_path)
        except CommandError as refusal:
            said = str(refusal)

    said += "".join(capfd.readouterr())
    assert said
    assert world.met_in(said) == set()
