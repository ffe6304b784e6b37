"""How long somebody stays signed in, and what an answer to them may leave behind."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from tests.cast import Cast

PAGE = "/live/ticket/"


def is_signed_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


@pytest.mark.parametrize(("days", "stays"), [(13, True), (15, False)])
def test_a_session_ends_after_two_weeks_without_a_visit(
    client: Client, cast: Cast, days: int, stays: bool
) -> None:
    with time_machine.travel("2026-03-02 09:00", tick=False) as clock:
        client.force_login(cast.anouk)
        assert is_signed_in(client)

        clock.shift(timedelta(days=days))

        assert is_signed_in(client) is stays


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_a_session_ends_after_a_month_however_often_it_is_used(
    client: Client, cast: Cast, days: int, stays: bool
) -> None:
    with time_machine.travel("2026-03-02 09:00", tick=False) as clock:
        client.force_login(cast.anouk)
        for _ in range(days):
            is_signed_in(client)
            clock.shift(timedelta(days=1))

        assert is_signed_in(client) is stays


def test_reading_writes_the_session_once_a_day(client: Client, cast: Cast) -> None:
    with time_machine.travel("2026-03-02 09:00", tick=False) as clock:
        client.force_login(cast.anouk)
        is_signed_in(client)
        ends = Session.objects.get().expire_date

        clock.shift(timedelta(hours=20))
        is_signed_in(client)
        after_hours = Session.objects.get().expire_date
        clock.shift(timedelta(hours=20))
        is_signed_in(client)

        assert after_hours == ends
        assert Session.objects.get().expire_date > ends


def test_an_answer_to_somebody_is_kept_by_no_cache(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)

    assert client.get(PAGE)["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ],
)
def test_every_answer_carries(client: Client, header: str, value: str) -> None:
    assert client.get("/account/login/")[header] == value


@pytest.mark.django_db
def test_the_content_policy_allows_nothing_inline(client: Client) -> None:
    policy = client.get("/account/login/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "trusted-types" not in policy


def test_signing_in_gives_another_session(client: Client, cast: Cast) -> None:
    """A session that somebody planted before signing in must be worth nothing after it."""
    planted = client.session
    planted["planted"] = True
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key or ""

    client.force_login(cast.anouk)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted.session_key


@pytest.mark.parametrize(("hours", "stays"), [(11, True), (13, False)])
def test_that_of_an_administrator_ends_with_the_day_however_often_it_is_used(
    client: Client, cast: Cast, hours: int, stays: bool
) -> None:
    with time_machine.travel("2026-03-02 09:00", tick=False) as clock:
        client.force_login(cast.beheer)
        for _ in range(hours):
            is_signed_in(client)
            clock.shift(timedelta(hours=1))

        assert is_signed_in(client) is stays
