from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.checks import run_checks
from django.test import Client
from pytest_django import Settings

from lenig.config.checks import limits_count_across_processes, readers_do_not_queue_as_writers
from lenig.config.models import Cached


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    cache.close()


def test_an_installation_as_it_comes_has_no_fault() -> None:
    assert run_checks() == []


@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
def test_a_transaction_around_each_request_is_refused(settings: Settings) -> None:
    assert readers_do_not_queue_as_writers() == []

    settings.DATABASES = {"default": {"ATOMIC_REQUESTS": True}}

    assert [fault.id for fault in readers_do_not_queue_as_writers()] == ["lenig.E001"]


def test_limits_that_count_per_process_are_refused(settings: Settings) -> None:
    assert limits_count_across_processes() == []

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    assert [fault.id for fault in limits_count_across_processes()] == ["lenig.E002"]


@pytest.mark.django_db
def test_what_is_counted_is_seen_by_every_process() -> None:
    """It lies in the database, where another process, or another node, finds it."""
    cache.add("limit:anouk", [1.0, 2.0])
    cache.set("limit:bram", 3)

    assert cache.get_many(["limit:anouk", "limit:bram"]) == {
        "limit:anouk": [1.0, 2.0],
        "limit:bram": 3,
    }
    assert cache.add("limit:anouk", []) is False
    assert cache.delete("limit:bram") is True
    cache.clear()
    assert cache.get("limit:anouk") is None


@pytest.mark.django_db
def test_no_crowd_of_entries_wipes_out_a_count() -> None:
    """Whoever guesses would make many, until their guesses are forgotten."""
    kept: Any = caches["default"]
    cache.set("limit:anouk", 5)
    cache.set("limit:over", 5, timeout=-1)

    for number in range(kept._max_entries + 5):
        cache.set(f"limit:zz{number}", 1)

    assert cache.get("limit:anouk") == 5
    assert not Cached.objects.filter(cache_key__contains="limit:over").exists()


@pytest.mark.django_db
def test_guessing_a_password_is_slowed_down(client: Client) -> None:
    attempt = {"login": "esra@example.org", "password": "guess"}

    answers = [client.post("/account/login/", attempt) for _ in range(7)]

    assert answers[0].status_code == 200
    text = answers[-1].content.decode()
    assert answers[-1].status_code == 429 or "Te veel" in text
