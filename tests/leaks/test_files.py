"""The bytes of files: whole, in part, asked again, by every name that they might have."""

from typing import Any

import pytest

from lenig.files.models import StoredFile
from tests.leaks.conftest import See
from tests.leaks.looking import NOBODY
from tests.leaks.routes import NOBODYS
from tests.leaks.world import World

OUTSIDERS = [NOBODY, "esra", "bram", "gast", "xander", "beheer", "redactie", "chidi", "dora"]
FILES = ["spaper", "spicture", "scommentpaper", "scover", "cpaper", "loose"]
READERS = {"cpaper": "carla", "loose": "anouk"}


def ways(etag: str) -> list[tuple[str, dict[str, str]]]:
    """What may stand behind the address, and the headers of each question."""
    return [
        ("", {}),
        ("?download", {}),
        ("", {"range": "bytes=0-3"}),
        ("", {"range": "bytes=-4", "if-range": etag}),
        ("", {"if-none-match": etag}),
        ("", {"if-none-match": "*"}),
        ("320/", {}),
        ("960/", {"range": "bytes=0-3"}),
    ]


@pytest.mark.parametrize("name", FILES)
def test_nobody_outside_gets_a_byte_or_learns_that_there_are_any(
    world: World, see: See, name: str
) -> None:
    file: StoredFile = world.rows[name]
    reader = see(READERS.get(name, "anouk"))
    etag = reader.ask(file.get_absolute_url()).headers["ETag"]

    for who in OUTSIDERS:
        looker = see(who)
        for tail, headers in ways(etag):
            answer = looker.ask(f"/files/{file.handle}/{tail}", headers=headers)
            missing = looker.ask(f"/files/{NOBODYS}/{tail}", headers=headers)
            assert answer.without([file.handle]) == missing.without([]), (who, tail, headers)
            assert answer.status == 404


@pytest.mark.parametrize("name", FILES)
def test_a_reader_gets_them_in_each_of_these_ways(world: World, see: See, name: str) -> None:
    """Without this one a broken download would pass the test above."""
    file: StoredFile = world.rows[name]
    reader = see(READERS.get(name, "anouk"))
    etag = reader.ask(file.get_absolute_url()).headers["ETag"]

    answers = [
        reader.ask(f"/files/{file.handle}/{tail}", headers=headers).status
        for tail, headers in ways(etag)
    ]

    assert answers[:6] == [200, 200, 206, 206, 304, 304 if answers[5] == 304 else 200]
    assert answers[6:] == ([200, 206] if file.is_image else [404, 404])


def test_the_folder_of_the_bytes_has_no_address(world: World, see: See, settings: Any) -> None:
    for name in FILES:
        key = world.rows[name].key
        for address in (f"/media/{key}", f"/static/{key}", f"/files/{key}", f"/{key}"):
            assert see("anouk").ask(address).status == 404, address


def test_where_the_bytes_lie_is_told_to_nobody(world: World, see: See) -> None:
    for name in FILES:
        answer = see(READERS.get(name, "anouk")).ask(world.rows[name].get_absolute_url())
        assert world.rows[name].key.rpartition("/")[2] not in answer.text
