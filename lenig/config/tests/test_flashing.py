"""Short messages: shown once, to the person to whom they were said, without a write for it."""

from django.contrib.sessions.models import Session
from django.test import Client

from tests.cast import Cast

SAID = "toast--success"


def share_in_the_closed_group(client: Client, cast: Cast) -> None:
    """The message that follows names the group."""
    client.get("/compose/")
    client.post("/compose/", {"kind": "update", "content": "Hallo", "place": cast.c.source.handle})


def test_a_message_is_shown_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)
    share_in_the_closed_group(client, cast)

    first, second = client.get("/").content.decode(), client.get("/").content.decode()

    assert SAID in first
    assert cast.c.name in first.partition(SAID)[2][:400]
    assert SAID not in second
    assert "lenig-messages" not in client.get("/").cookies


def test_it_costs_no_write_of_the_session(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)
    client.get("/")
    before = Session.objects.get().session_data

    share_in_the_closed_group(client, cast)

    assert Session.objects.get().session_data == before


def test_who_signs_in_next_on_the_same_machine_is_not_shown_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.anouk)
    share_in_the_closed_group(client, cast)
    assert client.cookies["lenig-messages"].value

    client.force_login(cast.bram)
    page = client.get("/").content.decode()

    assert SAID not in page
    assert cast.c.name not in page
