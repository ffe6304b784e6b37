"""Who gets a ticket, and what the look that it leads to really sees."""

import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from lenig.activity.models import Activity, Verb
from lenig.activity.recording import record
from lenig.live import asking, ticket
from lenig.live.asking import Database, ask_into
from lenig.people.actions.leaving import deactivate, set_last_day
from lenig.people.actions.roles import change_role
from lenig.people.models import Person, Role
from tests.cast import Cast


def database() -> Database:
    return Database(ask_into(connection.settings_dict))


@pytest.mark.django_db(transaction=True)
def test_somebody_signed_in_gets_a_ticket(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)

    response = client.get("/live/ticket/")

    assert response.json() == {"stream": f"http://testserver:{settings.LIVE_PORT}/live/news/"}
    cookie = response.cookies[settings.LIVE_COOKIE_NAME]
    read = ticket.read(cookie.value)
    assert read
    assert read.person == cast.anouk.handle
    assert read.standing == database().standings([cast.anouk.handle])[cast.anouk.handle]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.django_db
def test_nobody_else_does(client: Client) -> None:
    response = client.get("/live/ticket/")

    assert response.status_code == 302
    assert settings.LIVE_COOKIE_NAME not in response.cookies


def test_a_ticket_is_not_another_signed_value() -> None:
    assert ticket.read(ticket.write("anouk", "member"))
    assert ticket.read(ticket.write("anouk", "member") + "x") is None
    assert ticket.read(signing.dumps(["anouk", time.time() + 60], salt="lenig.live.ticket")) is None
    assert ticket.read("") is None


def test_the_live_process_asks_the_tables_that_the_models_have() -> None:
    assert Activity._meta.db_table == asking.ACTIVITIES
    assert Session._meta.db_table == asking.SESSIONS
    assert Person._meta.db_table == asking.PEOPLE
    assert {field.column for field in Person._meta.fields} >= set(asking.PEOPLE_COLUMNS)


@pytest.mark.django_db(transaction=True)
def test_the_look_sees_the_newest_activity(cast: Cast) -> None:
    before = database().newest()

    with transaction.atomic():
        record(cast.anouk, Verb.UPDATE, cast.anouk)

    after = database().newest()
    assert after is not None
    assert after != before


@pytest.mark.django_db(transaction=True)
def test_it_sees_who_stands_otherwise(cast: Cast) -> None:
    people = [cast.anouk, cast.bram, cast.dora, cast.esra, cast.xander]
    handles = [person.handle for person in people]
    before = database().standings(handles)
    today = timezone.localdate()

    change_role(cast.bram, actor=cast.beheer, role=Role.EDITOR)
    deactivate(cast.dora, actor=cast.beheer)
    set_last_day(cast.esra, actor=cast.beheer, day=today)
    set_last_day(cast.xander, actor=cast.beheer, day=today - timedelta(1))

    after = database().standings(handles)
    assert set(before) == set(handles)
    assert before[cast.anouk.handle] == after[cast.anouk.handle]
    assert before[cast.esra.handle] == after[cast.esra.handle]
    assert before[cast.bram.handle] != after[cast.bram.handle]
    assert cast.dora.handle not in after
    assert cast.xander.handle not in after


@pytest.mark.django_db(transaction=True)
def test_the_last_day_ends_at_midnight_of_the_organisation(cast: Cast) -> None:
    """Amsterdam is an hour ahead of the clock that machines keep."""
    set_last_day(cast.esra, actor=cast.beheer, day=date(2026, 11, 23))

    with time_machine.travel(datetime(2026, 11, 23, 22, 59, 50, tzinfo=UTC)):
        before = database().standings([cast.esra.handle])
    with time_machine.travel(datetime(2026, 11, 23, 23, 0, 1, tzinfo=UTC)):
        after = database().standings([cast.esra.handle])

    assert (len(before), len(after)) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_it_sees_which_sessions_are_over(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)
    key = str(client.session.session_key)

    there = database().sessions([key, "never"])
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        later = database().sessions([key])
    client.logout()

    assert (there, later, database().sessions([key])) == ({key}, set(), set())


@pytest.mark.django_db(transaction=True)
def test_many_are_asked_in_batches(cast: Cast) -> None:
    many = [f"nobody {n}" for n in range(2 * asking.BATCH)]

    assert set(database().standings([*many, cast.anouk.handle])) == {cast.anouk.handle}


def test_the_live_process_does_not_load_the_apps() -> None:
    """It holds thousands of connections in 30 MB; with the apps it would take four times that."""
    ask = "import sys, lenig.live.asgi as a; a.application.news; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", ask], check=True, capture_output=True, text=True
    ).stdout.split()

    assert "lenig.live.news" in loaded
    assert not {"lenig.people.models", "allauth", "django.template"} & set(loaded)
