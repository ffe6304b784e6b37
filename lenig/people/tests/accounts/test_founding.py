"""The first administrator of a fresh installation."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from lenig.access.models import AuditEntry
from lenig.people.actions.founding import AlreadyFounded, found, make_administrator
from lenig.people.actions.leaving import deactivate
from lenig.people.models import Organisation, Person, Role
from lenig.people.tests.accounts.conftest import PASSWORD, is_signed_in
from tests.cast import Cast

FILLED_IN = {
    "organisation": "Gemeente Zuiderdam",
    "given_name": "Bea",
    "prefix": "",
    "surname": "Heer",
    "email": "Bea@Zuiderdam.example",
    "password": PASSWORD,
}


def test_the_first_visitor_makes_the_organisation_and_its_administrator(
    db: None, client: Client
) -> None:
    answer = client.post(reverse("people:welcome"), FILLED_IN)

    bea = Person.objects.get()
    assert answer["Location"] == reverse("people:new-invitations")
    assert (
        "staat klaar. Wie komt er als eerste binnen?"
        in client.get(answer["Location"]).content.decode()
    )
    assert (bea.email, bea.role) == ("bea@zuiderdam.example", Role.ADMINISTRATOR)
    assert Organisation.current_name() == "Gemeente Zuiderdam"
    assert AuditEntry.objects.get().action == "administrator made"
    assert is_signed_in(client)


def test_the_name_stands_above_every_page(db: None, client: Client) -> None:
    client.post(reverse("people:welcome"), FILLED_IN)

    assert "Gemeente Zuiderdam</title>" in client.get(reverse("people:settings")).content.decode()


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    db: None, client: Client
) -> None:
    page = client.post(reverse("people:welcome"), FILLED_IN | {"password": "bea"}).content.decode()

    assert "Te kort: gebruik minstens 12 tekens." in page
    assert 'value="Gemeente Zuiderdam"' in page
    assert not Person.objects.exists()


def test_a_password_is_not_ones_own_name(db: None, client: Client) -> None:
    answers = FILLED_IN | {"surname": "Heerenveenstra", "password": "heerenveenstra"}

    page = client.post(reverse("people:welcome"), answers).content.decode()

    assert "lijkt te veel op je naam" in page


def test_it_happens_once(db: None, client: Client) -> None:
    client.post(reverse("people:welcome"), FILLED_IN)
    again = Client()

    assert again.get(reverse("people:welcome")).status_code == 404
    assert again.post(reverse("people:welcome"), FILLED_IN).status_code == 404
    assert Person.objects.count() == 1


def test_two_at_once_make_one(db: None) -> None:
    """The page was shown to both; the action decides."""
    fields = FILLED_IN | {"email": "een@zuiderdam.example"}
    found(**fields)

    with pytest.raises(AlreadyFounded):
        found(**fields | {"email": "twee@zuiderdam.example"})


def test_it_does_not_come_back_when_nobody_can_sign_in(db: None, client: Client) -> None:
    """Otherwise whoever comes by would inherit everything that was written."""
    bea = found(**FILLED_IN)
    deactivate(bea, actor=None)
    Person.objects.update(password=make_password(None))

    assert client.get(reverse("people:welcome")).status_code == 404


def test_it_is_gone_where_somebody_has_a_password_by_other_ways(cast: Cast, client: Client) -> None:
    """People from an import cannot sign in, so the page is there; with one password it is not."""
    cast.bram  # noqa: B018
    assert client.get(reverse("people:welcome")).status_code == 200

    make_administrator(email="bea@zuiderdam.example", given_name="Bea", password=PASSWORD)

    assert client.get(reverse("people:welcome")).status_code == 404


def test_who_was_imported_can_become_administrator(cast: Cast) -> None:
    made = make_administrator(email=cast.bram.email or "", given_name="Bram", password=PASSWORD)

    assert made == cast.bram
    assert made.role == Role.ADMINISTRATOR
    assert made.surname == "Dijk"
