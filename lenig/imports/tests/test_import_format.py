"""The page about the import format says what the code reads, and its example can be pasted."""

import gzip
import re
from pathlib import Path

import pytest

from lenig.access.scope import every_row
from lenig.contracts.importing import declared
from lenig.imports.tests.conftest import RunImport, changes_nothing, created, noted
from lenig.people.models import Headcount, Person, Position
from lenig.stream.models import Comment, Follow, Mention, Post
from tests.surroundings import CHECKOUT

PAGE = (CHECKOUT / "docs" / "reference" / "import-format.md").read_text()
TYPES = set(re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example of the page, as a packed file."""
    found = re.search(r"```jsonl\n(.+?)```", PAGE, flags=re.DOTALL)
    assert found
    path = tmp_path / "example.jsonl.gz"
    path.write_bytes(gzip.compress(found[1].encode()))
    return path


def test_the_page_names_every_type_that_can_be_imported() -> None:
    assert {importable.type for importable in declared()} == TYPES


@pytest.mark.django_db
def test_the_example_is_taken_in_whole(example: Path, run_import: RunImport) -> None:
    report = run_import("posts", example)

    assert created(report) == {
        "departments": 1,
        "people": 2,
        "positions": 2,
        "headcounts": 1,
        "groups": 1,
        "memberships": 1,
        "topics": 1,
        "posts": 2,
        "comments": 2,
        "reactions": 1,
        "follows": 1,
    }
    assert not any(count["skipped"] for count in report.values())
    assert noted(report, "posts") == {"file not in the export": 1}


@pytest.mark.django_db
def test_the_example_changes_nothing_the_second_time(example: Path, run_import: RunImport) -> None:
    run_import("posts", example)

    assert changes_nothing(run_import("posts", example))


@pytest.mark.django_db
def test_what_the_example_says_stands_here(example: Path, run_import: RunImport) -> None:
    run_import("posts", example)

    with every_row(because="a test looks at what was imported"):
        first = Post.objects.get(source="old-net", source_id="p1")
        second = Post.objects.get(source="old-net", source_id="p2")
        anouk = Person.objects.get(email="anouk@example.org")
        answer = Comment.objects.get(source_id="c2")
        assert first.author.name == "Bram van Dijk"
        assert (first.comment_count, first.count_well_done) == (2, 1)
        assert [entry.topic.slug for entry in first.topic_entries.select_related("topic")] == [
            "playgrounds"
        ]
        assert list(Mention.objects.values_list("post", "person")) == [(first.pk, anouk.pk)]
        assert f'<a href="{first.get_absolute_url()}"' in second.html
        assert answer.parent
        assert answer.parent.source_id == "c1"
        assert Follow.objects.filter(person=anouk).count() == 2  # the group and the topic
    assert anouk.source_fields == ["email", "given_name", "phone", "prefix", "surname"]
    assert Position.objects.filter(state="vacant", reports_to__person=anouk).exists()
    assert str(Headcount.objects.get().posts) == "7.50"
