"""An export of Slack becomes people, groups, posts, comments and reactions."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.activity.models import Activity
from lenig.groups.models import Group, Membership
from lenig.imports.tests.conftest import RunImport, changes_nothing, created, noted, skipped
from lenig.imports.tests.slack_twin import NINE, first_day, message, slack_export, users
from lenig.stream.models import Attachment, Comment, CommentReaction, Mention, Post, Reaction
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def _as_machine() -> Iterator[None]:
    """What an import made is looked at as it stands in the tables."""
    with every_row(because="a test looks at what was imported"):
        yield


machine = pytest.mark.usefixtures("_as_machine")


def post(words: str) -> Post:
    return Post.objects.get(content__startswith=words)


def test_the_report_counts_each_kind(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("slack", slack_export(tmp_path))

    assert created(report) == {
        "people": 5,
        "groups": 3,
        "memberships": 3,
        "posts": 6,
        "file_posts": 2,
        "comments": 3,
        "reactions": 3,
    }
    assert skipped(report, "service_messages") == {"Slack's own: channel_join": 1}
    assert skipped(report, "reactions") == {
        "a second click by the same person": 1,
        "on one of Slack's own messages, which stay behind": 1,
    }
    assert noted(report, "file_posts") == {"file not in the export": 2}
    assert skipped(report, "conversations") == {"direct messages are never imported": 1}


def test_a_second_run_changes_nothing(tmp_path: Path, run_import: RunImport) -> None:
    export = slack_export(tmp_path)
    run_import("slack", export)

    again = run_import("slack", export)

    assert changes_nothing(again)
    assert again["posts"]["unchanged"] == 6


@machine
def test_nobody_is_told(tmp_path: Path, run_import: RunImport) -> None:
    run_import("slack", slack_export(tmp_path))

    assert not Activity.objects.exists()


@machine
def test_a_message_keeps_its_words_author_moment_and_place(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("slack", slack_export(tmp_path))

    found = post("Zie")
    assert found.content == (
        "Zie het plan (https://example.org/plan), @Bram van Dijk. *Let op*: a < b & c 🎉"
    )
    assert "<strong>Let op</strong>: a &lt; b &amp; c" in found.html
    assert (found.author.name, found.place.title) == ("Anouk de Wit", "wijkteams")  # type: ignore[union-attr]
    assert found.published == datetime.fromtimestamp(NINE + 1, UTC)
    assert found.edited == datetime.fromtimestamp(NINE + 90, UTC)
    assert (found.source, found.source_id) == ("slack", f"C1/{NINE + 1}.000000")
    assert [each.words for each in Mention.objects.filter(post=found)] == ["Bram van Dijk"]


@machine
def test_who_wrote_and_is_unknown_here_is_an_inert_name(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("slack", slack_export(tmp_path))

    author = post("Zie").author
    assert (author.is_placeholder, author.is_active, author.may_sign_in) == (True, False, False)
    assert not author.has_usable_password()
    assert Viewer.of(author) == Viewer.nobody()
    assert not author.audience_memberships.filter(because="at work").exists()


@machine
def test_who_is_in_no_list_still_has_a_name(tmp_path: Path, run_import: RunImport) -> None:
    run_import("slack", slack_export(tmp_path))

    assert post("Van buiten").author.name == "Quirine Buiten"
    assert post("Klaar").author.name == "Bouwrobot"


@machine
def test_a_file_that_was_left_behind_is_named(tmp_path: Path, run_import: RunImport) -> None:
    run_import("slack", slack_export(tmp_path))

    old, new = post("De kaart"), post("De stukken")
    names = Attachment.objects.values_list("post", "missing_name")
    assert old.content == "De kaart\n\nMooi"
    assert set(names) == {
        (old.pk, "IMG_1.png"),
        (new.pk, "begroting.ods"),
        (new.pk, "notulen.odt"),
    }


@machine
def test_what_was_said_under_a_file_or_in_a_thread_is_a_comment(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("slack", slack_export(tmp_path))

    said = Comment.objects.order_by("pk").values_list("post__content", "content", "depth")
    assert list(said) == [
        ("De kaart\n\nMooi", "Dank!", 0),
        ("Wie komt er?", "Ik", 0),
        ("Wie komt er?", "Ik ook", 0),
    ]
    assert post("Wie komt").comment_count == 2
    assert post("Antwoord op iets").comment_count == 0


@machine
def test_a_person_reacts_once_and_is_counted(tmp_path: Path, run_import: RunImport) -> None:
    run_import("slack", slack_export(tmp_path))

    asked = post("Wie komt")
    assert (asked.count_like, asked.count_well_done) == (2, 0)
    assert set(Reaction.objects.values_list("person__source_id", "type")) == {
        ("U1", "like"),
        ("U3", "like"),
    }
    reaction = CommentReaction.objects.get()
    assert (reaction.type, reaction.comment.content) == ("well_done", "Ik")
    assert reaction.comment.count_well_done == 1
    assert reaction.at == datetime.fromtimestamp(NINE + 86_400 + 0.000001, UTC)


@machine
def test_channels_become_groups(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("slack", slack_export(tmp_path))

    found = {group.name: group for group in Group.objects.select_related("source")}
    visibility = {name: group.visibility for name, group in found.items()}
    assert visibility == {"wijkteams": "open", "haven": "open", "reorganisatie": "closed"}
    assert found["wijkteams"].purpose == "Alles over de #haven & de wijk"
    assert found["wijkteams"].created_at == datetime.fromtimestamp(NINE - 1000, UTC)
    assert (found["haven"].is_archived, found["haven"].source.is_read_only) == (True, True)
    members = Membership.objects.values_list("group__name", "person__source_id", "role")
    assert set(members) == {
        ("wijkteams", "U1", "owner"),
        ("wijkteams", "U2", "member"),
        ("reorganisatie", "U1", "owner"),
    }
    assert skipped(report, "memberships") == {"a guest cannot belong to an open group": 1}


def test_a_private_channel_stays_private(tmp_path: Path, run_import: RunImport, cast: Cast) -> None:
    who = tmp_path / "who.csv"
    who.write_text(f"id,email\nU1,{cast.anouk.email}\n")

    run_import("slack", slack_export(tmp_path), people=who)

    secret = {"content": "Nog niet verder vertellen"}
    assert not Post.objects.visible_to(cast.viewer("bram")).filter(**secret).exists()
    assert Post.objects.visible_to(cast.viewer("anouk")).filter(**secret).exists()
    assert Post.objects.visible_to(cast.viewer("bram")).filter(content="Wie komt er?").exists()


def test_direct_messages_are_never_imported(tmp_path: Path, run_import: RunImport) -> None:
    run_import("slack", slack_export(tmp_path))

    with every_row(because="a test looks for what must not be there"):
        assert not Post.objects.filter(content="Onder ons").exists()


def test_what_was_changed_there_changes_here(tmp_path: Path, run_import: RunImport) -> None:
    run_import("slack", slack_export(tmp_path))
    day = first_day()
    day[1]["text"] = "Zie het nieuwe plan"

    again = run_import("slack", slack_export(tmp_path, **{"wijkteams/2026-11-09.json": day}))

    with every_row(because="a test looks at what was imported again"):
        changed = post("Zie")
        assert changed.content == "Zie het nieuwe plan"
        assert changed.version == 1
        assert not Mention.objects.filter(post=changed).exists()
    assert again["posts"]["updated"] == 1


def test_an_archive_that_was_packed_again_in_a_folder_is_read(
    tmp_path: Path, run_import: RunImport
) -> None:
    empty = {"users.json": b"[]", "channels.json": b"[]", "groups.json": b"[]"}
    inside = {
        "export/users.json": [{"id": "U1", "name": "anouk"}],
        "export/channels.json": [{"id": "C1", "name": "wijk", "members": []}],
        "export/wijk/2026-11-09.json": [message(f"{NINE}.000000", "U1", "Dag")],
    }
    path = tmp_path / "export.zip"
    slack_export(tmp_path, **empty, **inside)
    repacked = _only(path, "export/")

    report = run_import("slack", repacked)

    assert created(report) == {"people": 1, "groups": 1, "posts": 1}


def _only(path: Path, prefix: str) -> Path:
    other = path.with_name("repacked.zip")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(other, "w") as part:
        for name in whole.namelist():
            if name.startswith(prefix):
                part.writestr(name, whole.read(name))
    return other


def test_ids_and_names_that_no_database_takes_lose_only_themselves(
    tmp_path: Path, run_import: RunImport
) -> None:
    odd = [
        {"id": "\ud800", "name": "x"},
        {"id": "U" * 300, "name": "y"},
        {"id": 7, "name": "\udfff"},
    ]
    day = [
        message(f"{NINE}.000000", "\ud801", "Van niemand \ud800"),
        message(
            f"{NINE}.000001", "U1", "Heel", reactions=[{"name": "x", "users": ["\ud802", None]}]
        ),
    ]
    channels_ = [{"id": "C1", "name": "wijkteams", "members": ["\ud800", "U1", None, 7]}]

    report = run_import(
        "slack",
        slack_export(
            tmp_path,
            **{
                "users.json": [*users(), *odd],
                "channels.json": channels_,
                "groups.json": [],
                "wijkteams/2026-11-09.json": day,
                "wijkteams/2026-11-10.json": [],
            },
        ),
    )

    assert created(report) == {"people": 4, "groups": 1, "memberships": 1, "posts": 1}
    assert skipped(report, "people") == {"its id is empty, or too long": 2}
    assert skipped(report, "posts") == {"“author” is missing": 1}
    assert skipped(report, "reactions") == {"“person” is missing": 1}
