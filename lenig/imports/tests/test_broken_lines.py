"""What is broken in a file of lines is named by its line, and loses nothing else."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db import DataError

from lenig.imports.tests.conftest import RunImport, created, skipped
from lenig.imports.tests.lines import comment, exchange, person, post, write_lines
from lenig.stream.models import Post

pytestmark = pytest.mark.django_db

BOTH = [person("u1", "Anouk de Wit"), person("u2", "Bram van Dijk")]


@pytest.mark.parametrize("first", ["", "not json", '{"type": "person"}', "[]"])
def test_a_file_that_does_not_begin_as_it_should_is_refused(
    tmp_path: Path, run_import: RunImport, first: str
) -> None:
    path = write_lines(tmp_path / "file.jsonl", [first, *BOTH])

    with pytest.raises(CommandError, match=r"lenig-import/1"):
        run_import("posts", path)


def test_broken_lines_are_named_and_lose_nothing_else(
    tmp_path: Path, run_import: RunImport
) -> None:
    broken = [
        '{"type": "person", "id": ',
        "[1, 2]",
        "[" * 100_000,
        '{"type": "starship", "id": 1}',
        '{"type": "person", "name": "Without an id"}',
    ]
    path = exchange(tmp_path, [*broken, *BOTH, post("p1", "Dag")])

    report = run_import("posts", path)

    assert created(report) == {"people": 2, "posts": 1}
    places = [place for each in report["lines"]["skipped"] for place in each["where"]]
    assert sorted(places) == [f"file.jsonl.gz, line {n}" for n in (2, 3, 4, 5, 6)]


def test_a_line_too_long_for_a_record_is_passed_over(tmp_path: Path, run_import: RunImport) -> None:
    long = '{"type": "person", "id": "u3", "name": "' + "x" * 5_000_000 + '"}'
    path = exchange(tmp_path, [long, *BOTH])

    report = run_import("posts", path)

    assert created(report) == {"people": 2}
    assert report["lines"]["skipped"][0]["where"] == ["file.jsonl.gz, line 2"]


def test_a_packed_file_that_breaks_off_gives_what_it_has(
    tmp_path: Path, run_import: RunImport
) -> None:
    lines = [*BOTH, *(post(f"p{n}", f"Bericht {n} " + f"{n * 7919:x}" * 40) for n in range(900))]
    path = exchange(tmp_path, lines)
    path.write_bytes(path.read_bytes()[:-2000])

    report = run_import("posts", path)

    assert 2 < report["posts"]["created"] < 900
    assert skipped(report, "lines") == {"the file is broken from here on": 1}


def test_a_bomb_is_refused_before_it_fills_anything(
    tmp_path: Path, run_import: RunImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lenig.imports.files.json_lines.MOST_BYTES", 1_000_000)
    path = exchange(tmp_path, [*BOTH, *([" " * 1000] * 20_000)])

    with pytest.raises(CommandError, match="50 times its size"):
        run_import("posts", path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            post("p1", "x", time="gisteren"),
            "“time” should be a moment such as 2027-03-31T09:00:00Z",
        ),
        (
            post("p1", "x", time="1999-12-31T23:59:59Z"),
            "“time” lies before the year 2000: 1999-12-31",
        ),
        (post("p1", "x", time="2069-01-01T00:00:00Z"), "“time” lies in the future: 2069-01-01"),
        (post("p1", "x", time=""), "“time” is missing"),
        (post("p1", "x", author=""), "“author” is missing"),
        (
            post("p1", "x") | {"author": ["u1"]},
            "“author” should be an id: a text or a whole number",
        ),
        (post("p1", "x", group="g9"), "the group “g9” is not there"),
        (post("p1", "x", kind="starship"), "“kind” should be one of "),
        (post("p1", ["x"]), "“content” should be text"),  # type: ignore[arg-type]
        (post("p1", "x", mentions=["u1"]), "“mentions” should be an object of words and ids"),
        (post("p1", "x", files="a.txt"), "“files” should be a list of texts"),
        (comment("p1", "p9", "x"), "the post “p9” is not there"),
        ({"type": "reaction", "on": "p9", "person": "u1"}, "what it reacts to was not imported"),
        ({"type": "membership", "group": "g9", "person": "u1"}, "the group “g9” is not there"),
        ({"type": "follow", "person": "u1"}, "it should name one of colleague, topic, group, "),
        ({"type": "follow", "person": "u1", "topic": "haven"}, "the topic “haven” is not there"),
        ({"type": "topic", "word": "12"}, "“12” is not a word"),
        ({"type": "person", "id": "u3"}, "there is no name"),
        ({"type": "position", "id": "s1", "person": "u9"}, "its person “u9” is not there"),
        ({"type": "headcount", "id": "h1", "department": "d9"}, "its department “d9” is not there"),
        ({"type": "group", "id": "g1", "visibility": "hidden"}, "“visibility” should be one of "),
    ],
)
def test_a_record_that_makes_no_sense_is_left_out_with_its_reason(
    tmp_path: Path, run_import: RunImport, line: dict[str, object], reason: str
) -> None:
    path = exchange(tmp_path, [*BOTH, line, post("p2", "Heel")])

    report = run_import("posts", path)

    said = [(each["reason"], each["where"]) for kind in report.values() for each in kind["skipped"]]
    assert len(said) == 1
    assert said[0][0].startswith(reason)
    assert said[0][1] == ["file.jsonl.gz, line 4"]
    assert created(report) == {"people": 2, "posts": 1}


def test_what_the_database_refuses_loses_only_itself(
    tmp_path: Path, run_import: RunImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Post.objects.bulk_create

    def bulk_create(posts: Iterable[Post]) -> list[Post]:
        posts = list(posts)
        if any(post.source_id == "p2" for post in posts):
            raise DataError("it cannot be kept\nDETAIL: never mind")
        return write(posts)

    monkeypatch.setattr(Post.objects, "bulk_create", bulk_create)
    lines = [*BOTH, post("p1", "Heel"), post("p2", "Kapot"), post("p3", "Ook heel")]

    report = run_import("posts", exchange(tmp_path, lines))

    assert created(report) == {"people": 2, "posts": 2}
    assert skipped(report, "posts") == {"the database refused it: it cannot be kept": 1}
