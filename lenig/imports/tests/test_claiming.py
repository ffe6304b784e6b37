"""A placeholder is claimed when it turns out who it stood for."""

from pathlib import Path

import pytest

from lenig.access.scope import every_row
from lenig.groups.models import Membership
from lenig.imports.tests.conftest import RunImport, changes_nothing
from lenig.imports.tests.lines import comment, exchange, person, post
from lenig.imports.tests.slack_twin import slack_export
from lenig.people.models import Person
from lenig.stream.models import Comment, Mention, Post, PostSource, Reaction, Source
from lenig.stream.sources import source_of_person
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def claimed(tmp_path: Path, run_import: RunImport, cast: Cast) -> Cast:
    """Slack's Anouk wrote before anybody knew her; now her address is known."""
    export, who = slack_export(tmp_path), tmp_path / "who.csv"
    run_import("slack", export)
    who.write_text(f"id,email\nU1,{cast.anouk.email}\nU2,nobody@example.org\n")
    run_import("slack", export, people=who)
    return cast


def test_what_was_written_is_the_colleagues_own(claimed: Cast) -> None:
    with every_row(because="a test looks at whose it is"):
        assert Post.objects.get(content__startswith="Zie het plan").author == claimed.anouk
        assert Comment.objects.filter(author=claimed.anouk).count() == 2
        assert Reaction.objects.filter(person=claimed.anouk).count() == 1
    assert not Person.objects.filter(source="slack", source_id="U1").exists()


def test_followers_of_the_colleague_find_it(claimed: Cast) -> None:
    with every_row(because="a test looks where it is listed"):
        mine = source_of_person(claimed.anouk)
        entries = PostSource.objects.filter(source=mine, post__author=claimed.anouk)
        assert entries.count() == 2
        assert not Source.objects.filter(title="Anouk de Wit").exclude(pk=mine.pk).exists()


def test_the_colleague_belongs_where_the_placeholder_did(claimed: Cast) -> None:
    with every_row(because="a test looks at who is in"):
        roles = Membership.objects.filter(person=claimed.anouk).values_list("group__name", "role")
        assert set(roles) == {("wijkteams", "owner"), ("reorganisatie", "owner")}
    secret = Post.objects.visible_to(claimed.viewer("anouk"))
    assert secret.filter(content="Nog niet verder vertellen").exists()


def test_names_lead_to_the_colleague_from_then_on(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    lines = [
        person("u2", "Anouk de Wit"),
        post("p1", "Dank je, @Anouk de Wit!", author="u1", mentions={"Anouk de Wit": "u2"}),
    ]
    run_import("posts", exchange(tmp_path, lines))
    with every_row(because="a test looks at what was imported"):
        assert "<a" not in Post.objects.get().html
    lines[0]["email"] = cast.anouk.email

    run_import("posts", exchange(tmp_path, lines))

    with every_row(because="a test looks at what was imported"):
        assert f'data-person="{cast.anouk.handle}"' in Post.objects.get().html
        assert Mention.objects.get().person == cast.anouk
    assert changes_nothing(run_import("posts", exchange(tmp_path, lines)))


def test_who_reacted_under_both_names_reacted_once(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    both = [
        person("u1", "Anouk de Wit"),
        post("p1", "Dag", author="u9"),
        comment("c1", "p1", "Hoi", author="u1"),
        {"type": "reaction", "on": "p1", "person": "u1", "reaction": "thanks"},
        {"type": "reaction", "on": "p1", "person": cast.anouk.email},
    ]
    run_import("posts", exchange(tmp_path, both))

    both[0]["email"] = cast.anouk.email
    run_import("posts", exchange(tmp_path, both))

    with every_row(because="a test looks at what was imported"):
        only = Post.objects.get()
        assert (only.count_like, only.count_thanks) == (1, 0)
        assert Reaction.objects.get().person == cast.anouk
        assert Comment.objects.get().author == cast.anouk


def test_an_address_nobody_has_leaves_the_placeholder(claimed: Cast) -> None:
    bram = Person.objects.get(source="slack", source_id="U2")

    assert bram.is_placeholder
    assert bram.email is None


def test_a_second_run_after_a_claim_changes_nothing(
    claimed: Cast, tmp_path: Path, run_import: RunImport
) -> None:
    again = run_import("slack", tmp_path / "export.zip", people=tmp_path / "who.csv")

    assert changes_nothing(again)


def test_a_placeholder_that_a_register_names_becomes_a_colleague(
    tmp_path: Path, run_import: RunImport
) -> None:
    """The same source may learn later that an author works here."""
    run_import("posts", exchange(tmp_path, [person("u1", "Anouk de Wit"), post("p1", "Dag")]))

    run_import("posts", exchange(tmp_path, [person("u1", "Anouk de Wit", placeholder=False)]))

    anouk = Person.objects.get()
    assert (anouk.is_placeholder, anouk.may_sign_in) == (False, True)
    assert anouk.audience_memberships.filter(because="at work").exists()
    with every_row(because="a test looks at what was imported"):
        assert Post.objects.get().author == anouk
