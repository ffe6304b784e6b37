"""Getting in and out in a real browser, passkeys included."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from lenig.people.models import Person
from lenig.people.tests.accounts.conftest import PASSWORD, Letters
from tests.browser import Pages, SignedIn
from tests.cast import Cast

Accessible = Callable[[Page], None]

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def give_authenticator(page: Page) -> None:
    """A device with a fingerprint reader, to which the right finger is always held."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def sign_in(page: Page, person: Person, password: str = PASSWORD) -> None:
    page.get_by_label("E-mailadres").fill(person.email or "")
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def test_somebody_adds_a_passkey_and_signs_in_with_it(
    pages: Pages, anouk: Person, live_server: LiveServer, accessible: Accessible
) -> None:
    page = pages()
    give_authenticator(page)
    home = live_server.url.replace("127.0.0.1", "localhost")
    page.goto(f"{home}/account/login/?next=/account/2fa/passkeys/add/")
    sign_in(page, anouk)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Naam").fill("Mijn laptop")
    accessible(page)
    page.get_by_role("button", name="Voeg een passkey toe").click()
    expect(page.get_by_role("heading", name="Herstelcodes")).to_be_visible()
    accessible(page)
    page.goto(f"{home}/account/2fa/app/activate/")
    accessible(page)
    page.goto(f"{home}/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Log uit").click()

    page.goto(f"{home}/account/login/?next=/settings/security/")
    page.get_by_role("button", name="Inloggen met een passkey").click()

    expect(page.get_by_text("Mijn laptop").first).to_be_visible()
    accessible(page)


def test_a_passkey_that_is_refused_says_so(
    pages: Pages, live_server: LiveServer, anouk: Person
) -> None:
    page = pages()
    page.goto(f"{live_server.url.replace('127.0.0.1', 'localhost')}/account/login/")
    page.evaluate(
        "() => { navigator.credentials.get = () =>"
        " Promise.reject(new DOMException('', 'NotAllowedError')) }"
    )

    page.get_by_role("button", name="Inloggen met een passkey").click()

    expect(page.get_by_text("Dat lukte niet. Probeer het opnieuw")).to_be_visible()


def test_an_invited_person_comes_in_without_a_script(
    pages: Pages, cast: Cast, signed_in: SignedIn, letters: Letters
) -> None:
    office = signed_in(pages(javascript=False), cast.beheer)
    office.goto("/manage/invitations/new/")
    office.get_by_label("E-mailadressen").fill("Anna van den Berg <anna@example.org>")
    office.get_by_role("button", name="Verstuur de uitnodigingen").click()
    (letter,) = letters()
    page = pages(javascript=False, phone=True)
    page.goto(letter.path)

    expect(page.get_by_label("Tussenvoegsel")).to_have_value("van den")
    expect(page.get_by_role("button", name="Liever met een passkey")).to_be_hidden()
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Kom binnen").click()
    page.goto("/settings/")

    expect(page.get_by_text("anna@example.org")).to_be_visible()


def test_somebody_chooses_the_dark(pages: Pages, cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(pages(), cast.bram)
    page.goto("/settings/preferences/")

    page.get_by_role("radio", name="Donker Lichte letters").check()
    expect(page.locator("html")).to_have_attribute("data-appearance", "dark")
    page.get_by_role("button", name="Bewaar de weergave").click()

    expect(page.locator("html")).to_have_attribute("data-appearance", "dark")
