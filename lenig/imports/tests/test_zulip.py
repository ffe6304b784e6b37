"""Discussions of Zulip: a topic becomes a post, what follows becomes comments."""

from pathlib import Path

import pytest
from django.core.management.base import CommandError

from lenig.access.scope import every_row
from lenig.imports.tests.conftest import RunImport, changes_nothing, created, noted, skipped
from lenig.imports.tests.zulip_twin import MESSAGES, THREADS, archive_folder, lines_folder
from lenig.people.models import Person
from lenig.stream.models import Attachment, Comment, Mention, Post, Topic

pytestmark = pytest.mark.django_db


def test_every_message_is_a_post_or_a_comment(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("zulip", lines_folder(tmp_path))

    assert created(report) == {"people": 2, "groups": 2, "posts": 2, "comments": 4}
    assert noted(report, "comments") == {"file not in the export": 2}
    assert changes_nothing(run_import("zulip", lines_folder(tmp_path)))


def test_a_topic_is_a_post_with_its_title(tmp_path: Path, run_import: RunImport) -> None:
    run_import("zulip", lines_folder(tmp_path))

    with every_row(because="a test looks at what was imported"):
        boat = Post.objects.select_related("author", "place").get(source_id="t1")
        assert (boat.title, boat.content, boat.html) == (
            "✔ De boot",
            "Vaart ze?",
            "<p>Vaart ze?</p>",
        )
        assert (str(boat.author), str(boat.place)) == ("Anouk de Wit", "haven")
        assert boat.comment_count == 2
        assert [c.content for c in boat.comments.order_by("pk")] == ["Ja", "kaart.png"]
        assert boat.published.isoformat() == "2026-11-09T08:00:00+00:00"


def test_code_keeps_its_form(tmp_path: Path, run_import: RunImport) -> None:
    run_import("zulip", lines_folder(tmp_path))

    with every_row(because="a test looks at what was imported"):
        found = Post.objects.get(source_id="t2")
    assert found.html == "<p>Zo:</p><pre><code>if a &lt; b:\n    klaar()</code></pre>"
    assert found.content == "Zo:\n\n```\nif a < b:\n    klaar()\n```"


def test_names_and_links_lead_where_they_led(tmp_path: Path, run_import: RunImport) -> None:
    run_import("zulip", lines_folder(tmp_path))

    with every_row(because="a test looks at what was imported"):
        found = Comment.objects.get(source_id="t2/104")
        boat = Post.objects.select_related("place__group").get(source_id="t1")
        named = Mention.objects.get(comment=found)
    assert (
        found.content
        == "@Bram van Dijk zie de boot in #haven en het plan (https://example.org/a?b=1&c=2) 🎉"
    )
    assert f'<a href="/posts/{boat.handle}/"' in found.html
    assert f'<a href="/groups/{boat.place.handle}/"' in found.html  # type: ignore[union-attr]
    assert "Overgenomen" not in found.html
    assert (named.person.name, named.words) == ("Bram van Dijk", "Bram van Dijk")


def test_an_upload_is_named_and_a_hash_is_no_topic(tmp_path: Path, run_import: RunImport) -> None:
    run_import("zulip", lines_folder(tmp_path))

    with every_row(because="a test looks at what was imported"):
        assert list(Attachment.objects.values_list("missing_name", flat=True)) == ["kaart.png"] * 2
        assert not Topic.objects.exists()


def test_an_archive_of_zulip_is_read_as_well(tmp_path: Path, run_import: RunImport) -> None:
    report = run_import("zulip", archive_folder(tmp_path))

    assert created(report) == {"people": 2, "groups": 1, "posts": 2, "comments": 1}
    assert skipped(report, "messages") == {"not a message with author and time": 1}
    with every_row(because="a test looks at what was imported"):
        titles = set(Post.objects.values_list("source_id", "title"))
    assert titles == {("11/De boot", "✔ De boot"), ("11/Kade", "Kade")}
    assert changes_nothing(run_import("zulip", archive_folder(tmp_path)))


def test_a_topic_stays_the_same_when_it_is_resolved(tmp_path: Path, run_import: RunImport) -> None:
    archive_folder(tmp_path)
    channel = tmp_path / "zulip_json" / "11-haven"
    run_import("zulip", tmp_path)
    (channel / "Kade.json").rename(channel / ".E2.9C.94.20Kade.json")

    again = run_import("zulip", tmp_path)

    assert created(again) == {}
    assert again["posts"]["updated"] == 1


def test_a_message_without_its_topic_is_left_out(tmp_path: Path, run_import: RunImport) -> None:
    folder = lines_folder(tmp_path, threads=THREADS[:1], messages=[*MESSAGES, {"id": 106}])

    report = run_import("zulip", folder)

    assert created(report) == {"people": 2, "groups": 2, "posts": 1, "comments": 2}
    assert skipped(report, "messages") == {"its topic is not in the list of topics": 3}
    assert skipped(report, "lines") == {"“thread” is missing": 1}


def test_an_author_without_a_line_still_has_a_name(tmp_path: Path, run_import: RunImport) -> None:
    run_import("zulip", lines_folder(tmp_path, people=[]))

    assert set(Person.objects.values_list("name", flat=True)) == {"p1", "p2"}


def test_another_folder_is_refused_with_what_it_holds(
    tmp_path: Path, run_import: RunImport
) -> None:
    (tmp_path / "notes.txt").write_text("x")

    with pytest.raises(CommandError, match=r"stream_index\.json.*but notes\.txt"):
        run_import("zulip", tmp_path)
