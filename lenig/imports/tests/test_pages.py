"""What was imported stands on the pages like anything else, and is handled like it."""

from pathlib import Path

import pytest
from django.test import Client

from lenig.groups.models import Group
from lenig.imports.tests.conftest import RunImport
from lenig.imports.tests.lines import comment, exchange, person, post
from lenig.imports.tests.slack_twin import slack_export
from lenig.stream.models import Post
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(tmp_path: Path, run_import: RunImport, cast: Cast) -> Post:
    """A post of Anouk with a title, with an answer by somebody nobody knows."""
    lines = [
        person("u1", "Anouk de Wit", email=cast.anouk.email),
        person("u2", "Quirine Buiten"),
        {"type": "group", "id": "g1", "name": "Havenpraat"},
        post("p1", "Wie vaart er mee?", title="De boot", group="g1", files=["kaart.png"]),
        comment("c1", "p1", "Ik, graag", author="u2"),
    ]
    run_import("posts", exchange(tmp_path, lines))
    return Post.objects.visible_to(cast.viewer("anouk")).get()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_post_is_read_with_all_that_came_along(client: Client, cast: Cast, brought: Post) -> None:
    client.force_login(cast.bram)

    shown = page(client, brought.get_absolute_url())

    for words in ("De boot", "Wie vaart er mee?", "Anouk de Wit", "Havenpraat", "kaart.png"):
        assert words in shown
    assert "Ik, graag" in shown
    assert "Quirine Buiten" in shown


@pytest.mark.parametrize(
    "address", ["/", "/?tab=new", "/?tab=organisation", "/groups/", "/people/"]
)
def test_pages_with_lists_bear_what_came_along(
    client: Client, cast: Cast, brought: Post, address: str
) -> None:
    client.force_login(cast.bram)

    page(client, address)


def test_a_placeholder_is_in_no_list_of_people(client: Client, cast: Cast, brought: Post) -> None:
    client.force_login(cast.bram)

    assert "Quirine" not in page(client, "/people/?q=quirine")


def test_who_wrote_it_can_change_it_and_keeps_its_title(
    client: Client, cast: Cast, brought: Post
) -> None:
    client.force_login(cast.anouk)

    answer = client.post(f"{brought.get_absolute_url()}edit/", {"content": "Wie vaart er nu mee?"})

    assert answer.status_code == 302
    brought.refresh_from_db()
    assert (brought.title, brought.content) == ("De boot", "Wie vaart er nu mee?")


def test_the_pages_of_a_whole_workspace_open(
    client: Client, cast: Cast, tmp_path: Path, run_import: RunImport
) -> None:
    run_import("slack", slack_export(tmp_path))
    client.force_login(cast.bram)

    for each in Post.objects.visible_to(cast.viewer("bram")):
        assert each.author.name in page(client, each.get_absolute_url())
    for group in Group.objects.visible_to(cast.viewer("bram")):
        assert group.name in page(client, group.get_absolute_url())
