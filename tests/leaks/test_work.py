"""What happens without a page: tasks, periodic work, mails, notices, and what waits in the queue."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django_tasks_db.models import DBTaskResult

from lenig.contracts import notices, periodic
from lenig.notifications.models import Notice
from lenig.notifications.reading import anything_waits
from lenig.notifications.waiting import lines_of
from tests.cast import ALIASES
from tests.leaks.covered import all_tasks
from tests.leaks.world import ANYBODY, World
from tests.undoing import undone

Output = pytest.CaptureFixture[str]
Logs = pytest.LogCaptureFixture

#: What each task is given here: everything private that it could be about.
GIVEN: dict[str, Callable[[World], Iterable[tuple[Any, ...]]]] = {
    "lenig.activity.tasks.work_out": lambda world: _activities(),
    "lenig.stream.tasks.finish_merging": lambda world: [
        (world.rows["the secret topic"].pk, world.rows["the common topic"].pk)
    ],
    "lenig.groups.tasks.let_posts_follow": lambda world: [
        (world.group(letter).pk,) for letter in "cso"
    ],
    "lenig.people.tasks.send_correction": lambda world: [
        (world.person("dewi").handle, world.person("esra").handle, "Haar titel klopt niet.")
    ],
    "lenig.people.accounts.tasks.send_invitation": lambda world: [
        (world.rows["the invitation by mail"].pk,)
    ],
    "lenig.people.accounts.tasks.send_reset_link": lambda world: [(world.person("dewi").handle,)],
    "lenig.people.accounts.tasks.send_confirmation": lambda world: [(0,)],
    "lenig.people.accounts.tasks.send_security_notice": lambda world: [
        (
            world.person("dewi").handle,
            "account/email/password_changed",
            world.person("dewi").email,
            {"at": "2026-11-24T09:00:00+00:00", "ip": "", "user_agent": ""},
        )
    ],
}


def _activities() -> Iterable[tuple[int]]:
    rows = DBTaskResult.objects.filter(task_path="lenig.activity.tasks.work_out")
    return [(each.args_kwargs["args"][0],) for each in rows]


@pytest.mark.parametrize("path", sorted(GIVEN))
def test_a_task_tells_nobody_but_who_should_hear_it(
    world: World, capfd: Output, caplog: Logs, path: str
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "django.db.backends")  # it would write down every query

    for given in GIVEN[path](world):
        with undone():
            all_tasks()[path].func(*given)

    said = "".join(capfd.readouterr()) + caplog.text
    assert world.met_in(said) == set()
    assert [told for letter in mail.outbox for told in told_by(letter, world)] == []


@pytest.mark.parametrize("work", periodic.declared(), ids=lambda work: work.name)
def test_periodic_work_says_nothing_of_what_it_meets(
    world: World, capfd: Output, caplog: Logs, work: periodic.Periodic
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "django.db.backends")

    with undone():
        work.work()

    assert world.met_in("".join(capfd.readouterr()) + caplog.text) == set()
    assert mail.outbox == []


def told_by(letter: Any, world: World) -> Iterable[str]:
    """What a letter tells somebody who should not know it."""
    [to] = letter.to
    who = to.partition("@")[0]
    reader = who if who in {*ALIASES.values(), "dora"} else "nobody"
    text = f"{letter.subject}\n{letter.body}\n{letter.extra_headers}"
    yield from world.not_for(reader, text, sent=to)


def test_letters_were_written(world: World) -> None:
    """Without this one, tasks that send nothing would pass the test above."""
    for path, things in GIVEN.items():
        for given in things(world):
            with undone():
                all_tasks()[path].func(*given)

    subjects = {letter.subject for letter in mail.outbox}
    assert len(subjects) >= 4
    assert {letter.from_email for letter in mail.outbox} == {settings.DEFAULT_FROM_EMAIL}


def test_a_letter_that_told_too_much_would_be_noticed(world: World) -> None:
    letter = mail.EmailMessage("Nieuw", world.hidden["spost"].word, to=["esra@zuiderdam.example"])

    assert list(told_by(letter, world)) == ["spost"]


def test_the_queue_holds_ids_and_handles_alone(world: World) -> None:
    waiting = "".join(str(each.args_kwargs) for each in DBTaskResult.objects.all())

    names = world.met_in(waiting)

    assert DBTaskResult.objects.count() > 20
    assert {name for name in names if not name.startswith("the handle of")} == set()


@pytest.mark.parametrize("who", sorted(ANYBODY))
def test_each_notice_tells_its_person_what_they_may_read(world: World, who: str) -> None:
    mine = Notice.objects.filter(person=world.person(who)).select_related("actor")

    lines = lines_of(mine, world.viewer(who))

    text = "".join(f"{line.sentence} {line.address}" for line in lines)
    assert world.not_for(who, text) == set()


def test_every_sort_of_notice_reached_somebody(world: World) -> None:
    """Without this one a sort that nobody gets would pass the test above."""
    reached = set(Notice.objects.values_list("sort", flat=True))

    assert {noticed.name for noticed in notices.declared()} - reached == set()


def test_who_left_has_no_notice_and_no_dot_of_what_they_left(world: World) -> None:
    xander = world.person("xander")
    assert Notice.objects.filter(person=xander).exists()

    assert lines_of(Notice.objects.filter(person=xander), world.viewer("xander")) == []
    assert not anything_waits(world.viewer("xander"))
