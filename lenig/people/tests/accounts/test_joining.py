"""Coming in: by an invitation, or with an address of the organisation."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lenig.access.viewer import Viewer
from lenig.activity.models import Activity, Verb
from lenig.people.actions.inviting import ask_to_join, invite
from lenig.people.actions.leaving import deactivate
from lenig.people.models import AllowedDomain, Invitation, Person, Role
from lenig.people.tests.accounts.conftest import PASSWORD, Letters, SignIn, is_signed_in
from tests.cast import Cast

NAMED = {"given_name": "Anna", "prefix": "van den", "surname": "Berg", "password": PASSWORD}


@pytest.fixture
def link(cast: Cast, letters: Letters) -> str:
    """Where the mail to Anna leads."""
    invite("anna@example.org", actor=cast.beheer, name="Anna van den Berg")
    (letter,) = letters()
    return letter.path


def test_an_invited_person_comes_in_and_is_at_work(link: str, client: Client) -> None:
    page = client.get(link).content.decode()
    client.post(link, NAMED)

    anna = Person.objects.get(email="anna@example.org")
    assert 'value="van den"' in page
    assert anna.name == "Anna van den Berg"
    assert Viewer.of(anna).is_at_work
    assert is_signed_in(client)
    joined = Activity.objects.every_row(because="the test looks").get(verb=Verb.JOIN)
    assert joined.actor == anna


def test_somebody_keeps_the_language_in_which_they_came_in(link: str, client: Client) -> None:
    client.post(reverse("people:speak"), {"language": "en"})
    client.post(link, NAMED)

    assert Person.objects.get(email="anna@example.org").language == "en"


def test_the_address_is_proven_so_that_the_password_is_enough(
    link: str, client: Client, sign_in: SignIn
) -> None:
    client.post(link, NAMED)
    anna = Person.objects.get(email="anna@example.org")

    elsewhere = sign_in(anna, client=Client())

    assert is_signed_in(elsewhere)


def test_a_link_works_once(link: str, client: Client) -> None:
    client.post(link, NAMED)

    again = Client().post(link, NAMED | {"given_name": "Esra"})

    assert again.status_code == 404
    assert not Person.objects.filter(given_name="Esra").exists()


def test_a_guest_is_not_at_work(cast: Cast, letters: Letters, client: Client) -> None:
    invite("bo@example.org", actor=cast.beheer, role=Role.GUEST)
    (letter,) = letters()

    client.post(letter.path, NAMED)

    bo = Person.objects.get(email="bo@example.org")
    assert bo.is_guest
    assert not Viewer.of(bo).is_at_work
    assert not Activity.objects.every_row(because="the test looks").exists()


def test_used_run_out_and_never_there_look_the_same(link: str, client: Client) -> None:
    client.post(link, NAMED)
    used = Client().get(link)
    never = Client().get(reverse("people:join", args=["x" * 43]))

    assert used.status_code == never.status_code == 404
    assert without_tokens(used.content.decode()) == without_tokens(never.content.decode())


def without_tokens(page: str) -> str:
    """A page without what differs between any two visits, and without its own address."""
    lines = page.splitlines()
    return "\n".join(line for line in lines if "csrf" not in line and 'name="next"' not in line)


def test_only_the_invited_address_gets_in(link: str, client: Client) -> None:
    """The form has no field for another one, and does not listen to it."""
    client.post(link, NAMED | {"email": "esra@example.org", "role": Role.ADMINISTRATOR})

    anna = Person.objects.get(email="anna@example.org")
    assert anna.role == Role.MEMBER
    assert not Person.objects.filter(email="esra@example.org").exists()


def test_what_is_wrong_stands_beside_its_field(link: str, client: Client) -> None:
    page = client.post(link, NAMED | {"password": "kort"}).content.decode()

    assert "Te kort" in page
    assert 'value="van den"' in page
    assert not is_signed_in(client)


def test_with_a_passkey_no_password_is_asked(link: str, client: Client) -> None:
    answer = client.post(link, NAMED | {"password": "", "way": "passkey"})

    assert answer["Location"] == reverse("mfa_add_webauthn")
    assert client.get(answer["Location"]).status_code == 200
    assert not Person.objects.get(email="anna@example.org").has_usable_password()


def test_who_stood_in_the_books_keeps_name_and_role(
    cast: Cast, letters: Letters, client: Client
) -> None:
    invite(cast.bram.email or "", actor=cast.beheer, role=Role.ADMINISTRATOR)
    (letter,) = letters()

    client.post(letter.path, {"password": PASSWORD, "given_name": "Iemand"})

    cast.bram.refresh_from_db()
    assert is_signed_in(client)
    assert (cast.bram.name, cast.bram.role) == ("Bram van Dijk", Role.MEMBER)


def test_who_got_in_another_way_meanwhile_keeps_their_password(
    cast: Cast, letters: Letters, client: Client, with_password: Callable[[Person], Person]
) -> None:
    """An old link must not set a new password on an account in use."""
    invite(cast.bram.email or "", actor=cast.beheer)
    (letter,) = letters()
    with_password(cast.bram)

    answer = client.post(letter.path, {"password": "een heel ander wachtwoord"})

    cast.bram.refresh_from_db()
    assert answer.status_code == 404
    assert cast.bram.check_password(PASSWORD)


# -- With an address of the organisation ---------------------------------------------


@pytest.fixture
def domain(db: None) -> AllowedDomain:
    return AllowedDomain.objects.create(domain="zuiderdam.example")


def test_nobody_lets_themselves_in_by_default(anouk: Person, client: Client) -> None:
    register = reverse("account_signup")

    assert client.get(register).status_code == 404
    assert client.post(register, {"email": "x@zuiderdam.example"}).status_code == 404
    assert register not in client.get(reverse("account_login")).content.decode()


def test_an_address_of_the_organisation_gets_a_link(
    domain: AllowedDomain, anouk: Person, client: Client, letters: Letters
) -> None:
    assert reverse("account_signup") in client.get(reverse("account_login")).content.decode()
    client.post(reverse("account_signup"), {"email": "Nieuw@Zuiderdam.example", "name": "Nia Wit"})

    (letter,) = letters()
    client.post(letter.path, NAMED)
    assert letter.to == "nieuw@zuiderdam.example"
    assert Person.objects.get(email="nieuw@zuiderdam.example").role == Role.MEMBER


@pytest.mark.parametrize(
    "email", ["x@elders.example", "x@zuiderdam.example.evil.example", "x@subzuiderdam.example"]
)
def test_another_address_is_told_where_to_go(
    domain: AllowedDomain, client: Client, letters: Letters, email: str
) -> None:
    page = client.post(reverse("account_signup"), {"email": email}).content.decode()

    assert "Gebruik je adres bij zuiderdam.example" in page
    assert f'value="{email}"' in page
    assert letters() == []


def test_nobody_exists_before_their_address_is_proven(
    domain: AllowedDomain, client: Client, letters: Letters
) -> None:
    """Otherwise anybody could put the mayor in the directory."""
    client.post(reverse("account_signup"), {"email": "burgemeester@zuiderdam.example"})
    letters()

    assert not Person.objects.exists()


def test_asking_does_not_change_what_an_administrator_decided(
    cast: Cast, domain: AllowedDomain, letters: Letters
) -> None:
    invite("bo@zuiderdam.example", actor=cast.beheer, role=Role.GUEST)

    ask_to_join("bo@zuiderdam.example", name="Chef", language="nl")

    assert Invitation.objects.get().role == Role.GUEST


def test_who_left_gets_no_link(cast: Cast, domain: AllowedDomain, letters: Letters) -> None:
    deactivate(cast.dora, actor=None)

    ask_to_join(cast.dora.email or "", language="nl")

    assert letters() == []


def test_a_known_address_hears_that_it_has_an_account(
    domain: AllowedDomain, anouk: Person, client: Client, letters: Letters
) -> None:
    client.post(reverse("account_signup"), {"email": anouk.email or ""})

    (letter,) = letters()
    assert letter.subject == "Je hebt al een account"
    assert not Invitation.objects.open().exists()
