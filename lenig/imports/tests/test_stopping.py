"""An import may stop at any moment and be run again: the end is the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from lenig.access.scope import every_row
from lenig.contracts.importing import Intake, named
from lenig.contracts.records import Record
from lenig.groups.models import Group, Membership
from lenig.imports import running
from lenig.imports.models import Remembered
from lenig.imports.tests.conftest import RunImport, changes_nothing, created
from lenig.imports.tests.lines import comment, exchange, person, post
from lenig.imports.tests.slack_twin import slack_export
from lenig.people.models import Person
from lenig.stream.importing import comments, posts
from lenig.stream.models import Comment, Follow, Mention, Post, PostSource, Reaction

pytestmark = pytest.mark.django_db


def state() -> dict[str, Any]:
    """All that an import leaves behind, without what differs by chance."""
    with every_row(because="a test compares what two imports left behind"):
        return {
            "people": list(Person.objects.order_by("source_id").values_list("source_id", "name")),
            "posts": list(
                Post.objects.order_by("source_id").values_list(
                    "source_id", "content", "comment_count", "count_like", "author__source_id"
                )
            ),
            "comments": list(
                Comment.objects.order_by("source_id").values_list("source_id", "parent__source_id")
            ),
            "groups": list(Group.objects.order_by("name").values_list("name", "archived_at")),
            "rows": [
                model._base_manager.count()
                for model in (Membership, Mention, Reaction, Follow, PostSource, Remembered)
            ],
        }


@pytest.fixture
def conversation(tmp_path: Path) -> Path:
    """More than one batch of posts, comments and reactions."""
    said = [post(f"p{n}", f"Bericht {n}", group="g1") for n in range(30)]
    answers = [comment(f"c{n}", f"p{n % 7}", f"Antwoord {n}", author="u2") for n in range(40)]
    likes = [{"type": "reaction", "on": f"p{n}", "person": "u2"} for n in range(25)]
    group = {"type": "group", "id": "g1", "name": "Haven"}
    people = [person("u1", "Anouk de Wit"), person("u2", "Bram van Dijk")]
    return exchange(tmp_path, [*people, group, *said, *answers, *likes])


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 10)


class Interrupting:
    """Stops the import at a write, in the middle of its transaction, as a key or a power cut does."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("INSERT"):
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
        return execute(sql, *rest)


@pytest.mark.parametrize("at", [1, 4, 9, 13, 16, 19, 22, 24])
def test_an_import_that_was_stopped_ends_the_same_when_it_is_run_again(
    conversation: Path, run_import: RunImport, at: int
) -> None:
    with connection.execute_wrapper(Interrupting(at)), pytest.raises(SystemExit) as stopped:
        run_import("posts", conversation)
    assert stopped.value.code == 130
    run_import("posts", conversation)

    interrupted = state()

    assert len(interrupted["posts"]) == 30
    assert sum(each[2] for each in interrupted["posts"]) == 40
    assert sum(each[3] for each in interrupted["posts"]) == 25
    assert interrupted["rows"] == [0, 0, 25, 0, 60, 26]
    assert changes_nothing(run_import("posts", conversation))


def test_a_stop_is_told_with_what_was_done(conversation: Path) -> None:
    out = StringIO()

    with connection.execute_wrapper(Interrupting(20)), pytest.raises(SystemExit):
        call_command("import_posts", str(conversation), verbosity=0, stdout=out)

    assert "Stopped. Run the same command again" in out.getvalue()


@pytest.mark.parametrize("module", [posts, comments])
def test_a_batch_that_fails_leaves_nothing_behind(
    conversation: Path,
    run_import: RunImport,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
) -> None:
    def fail(*_: Any) -> Iterator[None]:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(module._Desk, "save", fail)
        with pytest.raises(ZeroDivisionError):
            run_import("posts", conversation)
    before = state()

    report = run_import("posts", conversation)

    assert created(report)["comments"] == 40
    assert before["comments"] == []
    assert len(state()["comments"]) == 40


def test_batches_hold_five_hundred_at_most(
    tmp_path: Path, run_import: RunImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    sizes: list[int] = []

    def note_size(records: Sequence[Record], intake: Intake) -> None:
        sizes.append(len(records))

    lines = [post(f"p{n}", "x") for n in range(1201)]
    noting = replace(named("post"), write=note_size)
    monkeypatch.setattr(running, "declared", lambda: [noting])

    run_import("posts", exchange(tmp_path, lines))

    assert sizes == [500, 500, 201]


def test_slack_too_ends_the_same(tmp_path: Path, run_import: RunImport) -> None:
    export = slack_export(tmp_path)
    with connection.execute_wrapper(Interrupting(37)), pytest.raises(SystemExit):
        run_import("slack", export)

    run_import("slack", export)

    assert len(state()["posts"]) == 8
    assert changes_nothing(run_import("slack", export))
