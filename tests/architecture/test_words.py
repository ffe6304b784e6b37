"""Every string has its Dutch, in the catalogue of its own app."""

from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.architecture.words import catalogue, folders, said_in

APPS = pytest.mark.parametrize("app", folders(), ids=lambda app: app.name)


@APPS
def test_every_string_has_its_dutch(app: Path) -> None:
    dutch = catalogue(app)

    missing = [
        str(said) for said in said_in(app) if not is_whole(dutch.get(said.text, said.context))
    ]

    assert missing == []


@APPS
def test_no_dutch_was_guessed(app: Path) -> None:
    assert [message.id for message in catalogue(app) if message.id and message.fuzzy] == []


@APPS
def test_no_dutch_is_left_over(app: Path) -> None:
    said = {(each.text, each.context) for each in said_in(app)}

    left_over = [
        message.id
        for message in catalogue(app)
        if message.id and (_text(message), message.context) not in said
    ]

    assert left_over == []


@APPS
def test_the_dutch_fills_the_same_places(app: Path) -> None:
    wrong = [
        (message.id, str(error)) for message, errors in catalogue(app).check() for error in errors
    ]

    assert wrong == []


def test_strings_were_found() -> None:
    """Without this one, an extraction that finds nothing would pass the tests above."""
    assert sum(1 for app in folders() for _ in said_in(app)) > 20


def is_whole(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(forms)


def _text(message: Message) -> str | tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple | list) else message.id
