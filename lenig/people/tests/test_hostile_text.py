"""Texts that want to do harm, typed into every field of a profile and into every search."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from lenig.people.fields import FIELDS
from lenig.people.models import Person
from lenig.people.tests.conftest import are_here
from tests.attacks.hostile import FEW, strings
from tests.cast import Cast

#: The field in the form of each personal field that takes text.
TYPED = {
    **{name: name for name in ("preferred_name", "pronouns", "name_sound", "about")},
    **{name: name for name in ("languages", "phone", "mobile")},
    "name": "given_name",
    "ask": "words",
    "skills": "words",
    "workplace": "place",
}


def type_everywhere(client: Client, person: Person, text: str) -> set[int]:
    """The answers of every form of a profile, and of each place to search, to this text."""
    forms = {
        client.post(
            reverse("people:field", args=[person.handle, name]),
            {"readers": "everyone", field: text},
        ).status_code
        for name, field in TYPED.items()
    }
    searches = {
        client.get(address, {"q": text, "topic": text, "at": text}).status_code
        for address in ("/people/", "/people/suggest/", "/organisation/")
    }
    return forms | searches


@pytest.mark.parametrize("text", FEW)
def test_a_hostile_text_is_taken_as_text_or_refused_in_words(
    client: Client, cast: Cast, text: str
) -> None:
    are_here(cast.esra)
    client.force_login(cast.bram)

    answers = type_everywhere(client, cast.bram, text)

    assert answers <= {200, 302, 422}
    client.force_login(cast.esra)
    page = client.get(cast.bram.get_absolute_url()).content.decode()
    for harm in ("<script>alert", "<img src=x", "<svg/onload", "<iframe", 'href="javascript:'):
        assert harm not in page


@pytest.mark.realdata
def test_the_collections_of_hostile_texts_break_no_profile(
    client: Client, cast: Cast, realdata: Path
) -> None:
    client.force_login(cast.bram)
    address = reverse("people:field", args=[cast.bram.handle, "about"])

    wrong = []
    for text in strings(realdata):
        saved = client.post(address, {"readers": "everyone", "about": text}).status_code
        found = client.get("/people/suggest/", {"q": text}).status_code
        if {saved, found} - {200, 302, 422}:
            wrong.append(text)

    assert wrong == []
    assert client.get(cast.bram.get_absolute_url()).status_code == 200


def test_every_field_that_takes_text_is_typed_into() -> None:
    """Without this one, a new field would pass the tests above."""
    assert set(FIELDS) - set(TYPED) == {"working_days", "email", "starts_on"}
