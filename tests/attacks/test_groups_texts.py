"""Surface X in groups: names, purposes, welcomes, reasons and goals are text, whatever they look like."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from lenig.groups.models import Group
from tests.attacks import hostile
from tests.attacks.inert import faults_in
from tests.cast import Cast

#: What every form of a group takes, with the fields that get the text.
FORMS = {
    "settings": ["name", "purpose", "welcome"],
    "status": ["sentence"],
    "goals": ["text"],
    "invitations": ["q", "words"],
}
SHOWN_ON = ["group", "about", "members", "settings", "goals", "invitations", "visibility"]


def _filled(group: Group) -> dict[str, str]:
    return {
        "name": group.name,
        "purpose": group.purpose,
        "kind": "project",
        "joining": "invitation",
        "anyway": "on",
        "light": "on course",
        "sentence": "Alles goed",
        "text": "Een doel",
        "progress": "10",
    }


def _post_everywhere(client: Client, group: Group, text: str) -> None:
    """The text through each form: taken or refused with words, never a crash."""
    for route, fields in FORMS.items():
        sent = _filled(group) | dict.fromkeys(fields, text)
        answer = client.post(reverse(f"groups:{route}", args=[group.address]), sent)
        assert answer.status_code in {200, 302, 422}, (route, text)
        if answer.status_code != 302:
            assert faults_in(answer.content.decode()) == [], (route, text)


def _everything_is_inert(client: Client, group: Group, strings: list[str]) -> None:
    for number, string in enumerate(strings):
        _post_everywhere(client, group, string)
        if number % max(1, len(strings) // 20) == 0:
            for name in SHOWN_ON:
                page = client.get(reverse(f"groups:{name}", args=[group.address]))
                assert faults_in(page.content.decode()) == [], (name, string)
    assert faults_in(client.get(reverse("groups:groups")).content.decode()) == []


def test_A64_hostile_texts_in_a_group_are_shown_and_do_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.carla)

    _everything_is_inert(client, cast.s, hostile.FEW)


@pytest.mark.realdata
def test_A64_all_collected_texts_in_a_group_are_shown_and_do_nothing(
    client: Client, cast: Cast, realdata: Path
) -> None:
    client.force_login(cast.carla)

    _everything_is_inert(client, cast.s, hostile.strings(realdata)[::6])


@pytest.mark.parametrize("text", hostile.FEW)
def test_A64_a_request_is_read_as_text(client: Client, cast: Cast, text: str) -> None:
    client.force_login(cast.bram)
    client.post(reverse("groups:joining", args=[cast.c.address]), {"words": text})
    client.force_login(cast.carla)

    page = client.get(reverse("groups:requests", args=[cast.c.address])).content.decode()

    assert faults_in(page) == []
