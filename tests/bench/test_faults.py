"""What judges the faults: it must see a lost post, a double, a torn one and a ghost."""

import smtplib
from pathlib import Path

import pytest

from bench.faults.checking import check
from bench.faults.crowd import words_of
from bench.faults.ledger import Ledger, Outcome, read_all
from bench.faults.mail_sink import MailSink
from lenig.access.scope import every_row
from lenig.activity.models import Activity
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post
from tests.cast import Cast


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "1.jsonl")


def shared(cast: Cast, key: str) -> Post:
    return publish(NewPost("update", content=words_of(key)), viewer=cast.viewer("anouk"))


def noted(ledger: Ledger, key: str, outcome: Outcome, *, with_file: bool = False) -> None:
    ledger.about_to_send(key, with_file=with_file)
    if outcome != Outcome.UNKNOWN:
        ledger.came_back(key, outcome, with_file=with_file)


def test_all_is_well_when_each_key_has_one_post(cast: Cast, ledger: Ledger, tmp_path: Path) -> None:
    for key in ("a1", "b2"):
        shared(cast, key)
        noted(ledger, key, Outcome.ACKNOWLEDGED)
    noted(ledger, "c3", Outcome.UNKNOWN)

    verdict = check(tmp_path)

    assert (verdict.acknowledged, verdict.unknown) == (2, 1)
    assert (verdict.lost, verdict.doubles, verdict.torn, verdict.ghosts) == (0, 0, 0, 0)


def test_what_was_acknowledged_and_is_not_there_is_lost(
    cast: Cast, ledger: Ledger, tmp_path: Path
) -> None:
    shared(cast, "a1")
    noted(ledger, "b2", Outcome.ACKNOWLEDGED)

    assert check(tmp_path).lost == 1


def test_two_posts_of_one_key_are_a_double(cast: Cast, ledger: Ledger, tmp_path: Path) -> None:
    shared(cast, "a1")
    shared(cast, "a1")
    noted(ledger, "a1", Outcome.ACKNOWLEDGED)

    assert check(tmp_path).doubles == 1


def test_a_post_without_its_parts_is_torn(cast: Cast, ledger: Ledger, tmp_path: Path) -> None:
    shared(cast, "a1")
    untold = shared(cast, "b2")
    noted(ledger, "a1", Outcome.ACKNOWLEDGED, with_file=True)
    noted(ledger, "b2", Outcome.ACKNOWLEDGED)
    with every_row(because="a test takes away what tells of a post"):
        Activity.objects.filter(object_id=untold.pk).delete()

    assert check(tmp_path).torn == 2


def test_what_was_refused_and_is_there_is_a_ghost(
    cast: Cast, ledger: Ledger, tmp_path: Path
) -> None:
    shared(cast, "a1")
    noted(ledger, "a1", Outcome.REFUSED)

    assert check(tmp_path).ghosts == 1


def test_a_ledger_knows_of_a_form_before_it_is_sent(ledger: Ledger, tmp_path: Path) -> None:
    ledger.about_to_send("a1", with_file=False)

    [entry] = read_all(tmp_path)

    assert (entry.key, entry.outcome) == ("a1", Outcome.UNKNOWN)


def test_the_sink_counts_the_mails_of_each_address(free_port: int) -> None:
    with MailSink(free_port) as sink:
        with smtplib.SMTP("127.0.0.1", sink.port, timeout=10) as client:
            for to in ("een@test.example", "twee@test.example", "een@test.example"):
                client.sendmail("lenig@test.example", [to], "Subject: Hoi\r\n\r\nHoi.\r\n..\r\n")

        assert sink.accepted == {"een@test.example": 2, "twee@test.example": 1}
