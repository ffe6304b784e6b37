"""Check A124 of the attack catalogue: a file from elsewhere is what a stranger typed."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lenig.access.scope import every_row
from lenig.groups.models import Group, Membership
from lenig.imports.tests.conftest import RunImport, created, skipped
from lenig.imports.tests.lines import Line, comment, exchange, person, post
from lenig.people.models import Person, Role
from lenig.stream.models import Post
from tests.attacks.hostile import FEW, strings
from tests.attacks.inert import faults_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def group(id_: str, **more: object) -> Line:
    return {"type": "group", "id": id_, "name": f"Groep {id_}"} | more


def _hostile(texts: list[str]) -> list[Line]:
    """Each text as everything that a line can hold."""
    return [
        line
        for number, text in enumerate(texts)
        for line in (
            person(f"u{number}", text),
            group(f"g{number}", name=text, purpose=text),
            post(f"p{number}", text, author=f"u{number}", title=text, topics=[text], html=text),
            comment(f"c{number}", f"p{number}", text, author=f"u{number}", html=text),
        )
    ]


def _pages(client: Client) -> list[str]:
    found, address = [], "/?tab=organisation"
    while address:
        page = client.get(address).content.decode()
        found.append(page)
        after = page.partition('class="older"')[2].partition('href="')[2].partition('"')[0]
        address = f"/{after.replace('&amp;', '&')}" if after.startswith("?") else ""
    return found


def _is_inert(client: Client, cast: Cast) -> None:
    client.force_login(cast.beheer)
    for page in [*_pages(client), client.get("/groups/").content.decode()]:
        assert faults_in(page) == []


def test_A124_hostile_texts_from_elsewhere_are_shown_and_do_nothing(
    tmp_path: Path, run_import: RunImport, client: Client, cast: Cast
) -> None:
    run_import("posts", exchange(tmp_path, _hostile(FEW)))

    with every_row(because="a test counts"):
        assert Post.objects.count() >= len(FEW) - 2  # what is empty once cleaned is left out
    _is_inert(client, cast)


@pytest.mark.realdata
def test_A124_all_collected_texts_from_elsewhere_do_nothing(
    tmp_path: Path, run_import: RunImport, client: Client, cast: Cast, realdata: Path
) -> None:
    run_import("posts", exchange(tmp_path, _hostile(strings(realdata)[::8])))

    with every_row(because="a test counts"):
        assert Post.objects.count() > 60
    _is_inert(client, cast)


def test_A124_a_file_grants_no_role_and_no_way_in(tmp_path: Path, run_import: RunImport) -> None:
    power: dict[str, Any] = {
        "role": "administrator",
        "is_superuser": True,
        "is_staff": True,
        "is_active": True,
        "password": "drie blauwe stoelen",
        "permissions": ["all"],
    }

    path = exchange(tmp_path, [person("u1", "Eva", **power), post("p1", "Hoi", **power)])

    run_import("posts", path)

    made = Person.objects.get()
    assert made.role == Role.MEMBER
    assert not made.has_usable_password()


def test_A124_a_colleague_gets_no_other_role_by_their_address(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    line = {
        "type": "person",
        "id": "u1",
        "name": "Esra",
        "email": cast.esra.email,
        "role": "editor",
    }
    path = exchange(tmp_path, [line, {"type": "person", "id": "u2", "name": "B"} | {"role": "x"}])

    run_import("posts", path)

    assert Person.objects.get(pk=cast.esra.pk).role == Role.MEMBER


@pytest.mark.parametrize("visibility", ["Open", "openbaar", "OPEN", ["open"], 1, "private"])
def test_A124_a_visibility_that_is_not_known_opens_nothing(
    tmp_path: Path, run_import: RunImport, client: Client, cast: Cast, visibility: object
) -> None:
    """The group is left out, and what was said there with it: nothing of it lands in the open."""
    lines = [
        group("g1", visibility=visibility),
        person("u1", "Eva"),
        post("p1", "Alleen voor ons.", group="g1"),
    ]

    run_import("posts", exchange(tmp_path, lines))

    client.force_login(cast.bram)
    assert "Alleen voor ons." not in client.get("/?tab=organisation").content.decode()
    with every_row(because="a test looks for what came along"):
        assert not Group.objects.exists()
        assert not Post.objects.exists()


def test_A124_no_line_makes_somebody_owner_of_a_group_that_was_there(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    assert cast.s
    lines = [
        {"type": "person", "id": "u1", "name": "Esra", "email": cast.esra.email},
        group(cast.s.handle, name="Reorganisatie", visibility="open"),
        {"type": "membership", "id": "m1", "group": cast.s.handle, "person": "u1", "role": "owner"},
    ]

    run_import("posts", exchange(tmp_path, lines))

    with every_row(because="a test compares before and after"):
        assert not Membership.objects.filter(group=cast.s, person=cast.esra).exists()
        assert Group.objects.get(pk=cast.s.pk).visibility == "secret"


def test_A124_the_future_and_the_same_id_twice_are_told(
    tmp_path: Path, run_import: RunImport
) -> None:
    lines = [
        person("u1", "Eva"),
        post("p1", "Nu.") | {"time": "2999-01-01T00:00:00Z"},
        post("p2", "Eerst."),
        post("p2", "Daarna."),
    ]
    path = exchange(tmp_path, lines)

    rehearsed = run_import("posts", path, dry_run=True)
    report = run_import("posts", path)

    assert rehearsed == report
    assert created(report)["posts"] == 1
    assert any("future" in reason for reason in skipped(report, "posts"))
