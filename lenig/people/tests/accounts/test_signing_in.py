"""Signing in and out, with a password."""

from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from lenig.people.actions.founding import found
from lenig.people.models import Person
from lenig.people.tests.accounts.conftest import PASSWORD, WRONG, SignIn, is_signed_in


def test_somebody_signs_in_with_address_and_password(anouk: Person, sign_in: SignIn) -> None:
    client = sign_in(anouk)

    assert is_signed_in(client)


def test_a_wrong_password_signs_nobody_in_and_keeps_the_address(
    anouk: Person, client: Client
) -> None:
    page = client.post(reverse("account_login"), {"login": anouk.email or "", "password": WRONG})

    assert "horen niet bij elkaar" in page.content.decode()
    assert f'value="{anouk.email}"' in page.content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize(("remember", "lasts"), [("on", True), ("", False)])
def test_a_device_remembers_only_when_asked(
    anouk: Person, client: Client, remember: str, lasts: bool
) -> None:
    client.post(
        reverse("account_login"),
        {"login": anouk.email or "", "password": PASSWORD, "remember": remember},
    )

    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert bool(cookie["max-age"]) is lasts


def test_signing_out_ends_the_session(anouk: Person, sign_in: SignIn) -> None:
    client = sign_in(anouk)

    client.post(reverse("account_logout"))

    assert not is_signed_in(client)


def test_a_page_asks_to_sign_in_and_comes_back_to_it(anouk: Person, client: Client) -> None:
    asked = client.get(reverse("people:security"))
    login = asked["Location"]
    answer = client.post(login, {"login": anouk.email or "", "password": PASSWORD})

    assert login == f"{reverse('account_login')}?next={reverse('people:security')}"
    assert answer["Location"] == reverse("people:security")


@pytest.mark.parametrize(
    ("sent_from", "back"),
    [
        ("http://testserver/topics/?q=fiets", "/topics/?q=fiets"),
        ("http://elsewhere.example/topics/", "/"),
        ("", "/"),
    ],
)
def test_a_form_that_came_too_late_leads_back_to_its_page(
    client: Client, sent_from: str, back: str
) -> None:
    """The address of the form itself shows nothing to who comes there from signing in."""
    answer = client.post(reverse("stream:drafts"), headers={"referer": sent_from})

    assert answer["Location"] == f"{reverse('account_login')}?next={quote(back)}"


def test_no_page_to_sign_in_on_comes_amid_another_page(client: Client) -> None:
    answer = client.post(reverse("stream:drafts"), headers={"hx-request": "true"})

    assert (answer.status_code, answer.content) == (401, b"")


def test_pages_speak_the_language_of_who_reads_them(anouk: Person, sign_in: SignIn) -> None:
    client = sign_in(anouk)
    dutch = client.get(reverse("people:settings"), headers={"accept-language": "en"})
    Person.objects.filter(pk=anouk.pk).update(language="en")
    english = client.get(reverse("people:settings"), headers={"accept-language": "nl"})

    assert '<html lang="nl"' in dutch.content.decode()
    assert '<html lang="en"' in english.content.decode()


def test_who_is_not_signed_in_chooses_a_language(client: Client, anouk: Person) -> None:
    client.post(reverse("people:speak"), {"language": "en"})
    english = client.get(reverse("account_login"))
    client.post(reverse("people:speak"), {"language": "xx"})

    assert "Stay signed in" in english.content.decode()
    assert "Stay signed in" in client.get(reverse("account_login")).content.decode()


def test_pages_have_the_light_that_somebody_chose(anouk: Person, sign_in: SignIn) -> None:
    client = sign_in(anouk)
    client.post(reverse("people:appearance"), {"appearance": "dark"})

    assert 'data-appearance="dark"' in client.get(reverse("people:settings")).content.decode()


def test_no_page_of_accounts_holds_a_script_of_its_own(client: Client, anouk: Person) -> None:
    """What the policy would stop: only files, and data that no browser runs."""
    page = client.get(reverse("account_login")).content.decode()

    for script in page.split("<script")[1:]:
        opening = script.partition(">")[0]
        assert "src=" in opening or 'type="application/json"' in opening
    assert "style=" not in page


def test_a_fresh_installation_leads_to_its_welcome(db: None, client: Client) -> None:
    assert client.get(reverse("account_login"))["Location"] == reverse("people:welcome")

    found(
        organisation="Zuiderdam",
        email="bea@zuiderdam.example",
        given_name="Bea",
        prefix="",
        surname="Heer",
        password=PASSWORD,
    )

    assert client.get(reverse("account_login")).status_code == 200
