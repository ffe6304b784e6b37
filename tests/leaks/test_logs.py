"""What a machine writes down about requests holds addresses and handles, never words."""

import logging

import pytest
from django.test import Client

from tests.leaks.conftest import See
from tests.leaks.looking import GET, POST
from tests.leaks.routes import addresses
from tests.leaks.world import World


@pytest.mark.parametrize("who", ["dewi", "esra"])
def test_no_line_in_the_log_holds_a_private_word(
    world: World, see: See, caplog: pytest.LogCaptureFixture, who: str
) -> None:
    looker = see(who)
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "django.db.backends")  # it would write down every query
    caplog.set_level(logging.INFO, "django.request")
    main = [address for address in addresses(world) if address.route.count("/") <= 2]

    for address in main:
        looker.ask(address.path, GET)
        looker.ask(address.path, POST)

    assert "Not Found" in caplog.text
    assert {name for name in world.met_in(caplog.text) if "handle" not in name} == set()


def test_a_crash_writes_down_where_it_was_and_not_what_it_held(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trace of an error names lines of code; what stood in variables stays out of it."""

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("lenig.stream.views.posts.bar", crash)
    client = Client(raise_request_exception=False)
    client.force_login(world.person("dewi"))

    answer = client.get(world.rows["the secret post"].get_absolute_url())

    assert answer.status_code == 500
    assert "a mistake of ours" in caplog.text
    assert {name for name in world.met_in(caplog.text) if "handle" not in name} == set()
    assert world.met_in(answer.content.decode()) == set()
