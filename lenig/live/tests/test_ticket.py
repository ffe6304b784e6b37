"""Who gets a ticket, and what the look that it leads to really sees."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from lenig.activity.models import Activity, Verb
from lenig.activity.recording import record
from lenig.live import newest, ticket
from tests.cast import Cast


def test_somebody_signed_in_gets_a_ticket(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)

    response = client.get("/live/ticket/")

    assert response.json() == {"stream": f"http://testserver:{settings.LIVE_PORT}/live/news/"}
    cookie = response.cookies[settings.LIVE_COOKIE_NAME]
    read = ticket.read(cookie.value)
    assert read
    assert read.person == cast.anouk.handle
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.django_db
def test_nobody_else_does(client: Client) -> None:
    response = client.get("/live/ticket/")

    assert response.status_code == 302
    assert settings.LIVE_COOKIE_NAME not in response.cookies


def test_a_ticket_is_not_another_signed_value() -> None:
    assert ticket.read(ticket.write("anouk"))
    assert ticket.read(ticket.write("anouk") + "x") is None
    assert ticket.read("") is None


def test_the_live_process_looks_at_the_table_of_activities() -> None:
    assert Activity._meta.db_table == newest.TABLE


@pytest.mark.django_db(transaction=True)
def test_the_look_sees_the_newest_activity(cast: Cast) -> None:
    look = newest.look_into(connection.settings_dict)
    before = look()

    with transaction.atomic():
        record(cast.anouk, Verb.UPDATE, cast.anouk)

    after = look()
    assert after is not None
    assert after != before


def test_the_live_process_does_not_load_the_apps() -> None:
    """It holds thousands of connections in 30 MB; with the apps it would take four times that."""
    ask = "import sys, lenig.live.asgi as a; a.application.news; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", ask], check=True, capture_output=True, text=True
    ).stdout.split()

    assert "lenig.live.news" in loaded
    assert not {"lenig.people.models", "allauth", "django.template"} & set(loaded)
