"""One's own settings: address, password, sessions, second step, passkeys."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData

from lenig.people.accounts.passkeys import passkeys_of
from lenig.people.models import Person
from lenig.people.tests.accounts.conftest import PASSWORD, Letters, SignIn, is_signed_in
from tests.budget import Budget
from tests.cast import Cast

NEW_PASSWORD = "zeven groene fietsen"


def code_now(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def set_up_app(client: Client) -> str:
    """Set up an app for codes, and give its secret."""
    activate = reverse("mfa_activate_totp")
    page = client.get(activate).content.decode()
    secret = str(re.findall(r'class="secret">([A-Z2-7=]+)<', page)[0])
    client.post(activate, {"code": code_now(secret)})
    return secret


def add_passkey(person: Person, name: str = "Laptop") -> Authenticator:
    """As the library keeps one; that it works is shown in a real browser."""
    made: Authenticator = Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={
            "name": name,
            "credential": {"clientExtensionResults": {"credProps": {"rk": True}}},
        },
    )
    return made


# -- Address and password --------------------------------------------------------------


def test_a_new_address_counts_once_it_is_proven(
    anouk: Person, proven: SignIn, letters: Letters
) -> None:
    client = proven(anouk)
    client.post(reverse("account_email"), {"email": "Nieuw@zuiderdam.example", "action_add": ""})
    before = Person.objects.get(pk=anouk.pk).email
    (link,) = letters()

    client.post(link.path)

    assert before == "anouk@zuiderdam.example"
    assert link.to == "nieuw@zuiderdam.example"
    assert Person.objects.get(pk=anouk.pk).email == "nieuw@zuiderdam.example"
    (notice,) = letters()
    assert notice.to == "anouk@zuiderdam.example"
    assert "naar nieuw@zuiderdam.example" in notice.text


def test_opening_the_link_alone_changes_nothing(
    anouk: Person, proven: SignIn, letters: Letters
) -> None:
    """Mail programs open links to look for viruses."""
    client = proven(anouk)
    client.post(reverse("account_email"), {"email": "nieuw@zuiderdam.example", "action_add": ""})
    (link,) = letters()

    Client().get(link.path)

    assert Person.objects.get(pk=anouk.pk).email == "anouk@zuiderdam.example"


def test_the_address_of_a_colleague_cannot_be_taken(
    anouk: Person, cast: Cast, proven: SignIn, letters: Letters
) -> None:
    """Also not of one who has no account yet; the page does not tell that there is one."""
    client = proven(anouk)
    EmailAddress.objects.filter(user=cast.bram).delete()
    answer = client.post(
        reverse("account_email"), {"email": cast.bram.email or "", "action_add": ""}
    )
    for letter in letters():
        client.post(letter.path)

    assert answer.status_code == 302
    assert Person.objects.get(pk=anouk.pk).email == "anouk@zuiderdam.example"
    assert Person.objects.get(pk=cast.bram.pk).email == "bram@zuiderdam.example"


def test_an_address_of_a_register_is_changed_there(anouk: Person, proven: SignIn) -> None:
    Person.objects.filter(pk=anouk.pk).update(source="AFAS", source_fields=["email"])
    client = proven(anouk)

    settings = client.get(reverse("people:settings")).content.decode()
    form = client.get(reverse("account_email")).content.decode()
    page = client.post(
        reverse("account_email"), {"email": "nieuw@zuiderdam.example", "action_add": ""}
    )

    assert "Uit AFAS." in settings
    assert reverse("account_email") not in settings
    assert "Je adres komt uit AFAS." in form
    assert "Nieuw e-mailadres" not in form
    assert "Je adres komt uit AFAS." in page.content.decode()


def test_an_address_of_no_register_is_changed_here(anouk: Person, proven: SignIn) -> None:
    client = proven(anouk)

    settings = client.get(reverse("people:settings")).content.decode()
    form = client.get(reverse("account_email")).content.decode()

    assert reverse("account_email") in settings
    assert "Nieuw e-mailadres" in form


def test_a_new_password_ends_every_other_session_and_is_told(
    anouk: Person, proven: SignIn, sign_in: SignIn, letters: Letters
) -> None:
    elsewhere = sign_in(anouk, client=Client())
    client = proven(anouk)

    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD},
    )

    assert answer["Location"] == reverse("people:security")
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    (notice,) = letters()
    assert notice.subject == "Je wachtwoord is gewijzigd"


def test_without_the_old_password_there_is_no_new_one(anouk: Person, proven: SignIn) -> None:
    client = proven(anouk)

    page = client.post(
        reverse("account_change_password"),
        {"oldpassword": "geraden wachtwoord", "password1": NEW_PASSWORD},
    )

    assert "Dit is niet je huidige wachtwoord." in page.content.decode()
    assert Person.objects.get(pk=anouk.pk).check_password(PASSWORD)


# -- Sessions ------------------------------------------------------------------------


def test_sessions_are_listed_and_ended_one_by_one(anouk: Person, sign_in: SignIn) -> None:
    phone = Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Safari/604.1"})
    sign_in(anouk, client=phone)
    client = sign_in(anouk)
    page = client.get(reverse("people:security")).content.decode()
    (end,) = re.findall(r"/settings/sessions/[0-9a-z]{20}/end/", page)

    client.post(end)

    assert "Safari, iPhone" in page
    assert not is_signed_in(phone)
    assert is_signed_in(client)


def test_everywhere_else_at_once(anouk: Person, sign_in: SignIn) -> None:
    others = [sign_in(anouk, client=Client()) for _ in range(3)]
    others[0].force_login(anouk)  # one that is not in the list
    client = sign_in(anouk)

    client.post(reverse("people:other-sessions-end"))

    assert is_signed_in(client)
    assert not any(is_signed_in(other) for other in others)
    assert "Chrome" not in client.get(reverse("people:security")).content.decode()


def test_nobody_ends_the_session_of_somebody_else(
    anouk: Person, cast: Cast, sign_in: SignIn, client: Client
) -> None:
    theirs = sign_in(anouk, client=Client())
    page = sign_in(anouk, client=Client()).get(reverse("people:security")).content.decode()
    ends = re.findall(r"/settings/sessions/[0-9a-z]{20}/end/", page)
    client.force_login(cast.esra)

    for end in ends:
        client.post(end)

    assert ends
    assert is_signed_in(theirs)


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_of_sessions_costs_the_same_however_long(
    anouk: Person, sign_in: SignIn, budget: Budget, number: int
) -> None:
    client = sign_in(anouk)
    row = UserSession.objects.get(user=anouk)
    for _ in range(number):
        store = Client()
        store.force_login(anouk)
        UserSession.objects.create(
            user=anouk, ip=row.ip, user_agent="", session_key=store.session.session_key
        )
    client.get(reverse("people:security"))

    with budget(queries=11):
        page = client.get(reverse("people:security")).content.decode()

    assert page.count("/end/") == number + 1


# -- The second step -------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_an_app_is_asked_from_the_next_time_on(
    anouk: Person, proven: SignIn, sign_in: SignIn, letters: Letters
) -> None:
    secret = set_up_app(proven(anouk))
    other = sign_in(anouk, client=Client())
    half_way = is_signed_in(other)

    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        other.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
        assert is_signed_in(other)

    assert not half_way
    assert [letter.subject for letter in letters()] == ["Er is een tweede stap ingesteld"]


@pytest.mark.parametrize("has_passkey", [False, True])
def test_the_second_step_offers_a_passkey_to_who_has_one(
    anouk: Person,
    proven: SignIn,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    has_passkey: bool,
) -> None:
    set_up_app(proven(anouk))
    public = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    key = AttestedCredentialData.create(b"0" * 16, b"laptop", public)
    monkeypatch.setattr(webauthn, "get_credentials", lambda _: [key] if has_passkey else [])
    other = sign_in(anouk, client=Client())

    page = other.get(reverse("mfa_authenticate")).content.decode()

    assert "Open je app voor de code" in page
    assert ("Gebruik je passkey" in page) is has_passkey


def test_the_picture_for_the_app_is_drawn_without_style(anouk: Person, proven: SignIn) -> None:
    page = proven(anouk).get(reverse("mfa_activate_totp")).content.decode()

    assert '<svg width="' in page
    assert "style=" not in page
    assert "<?xml" not in page


def test_recovery_codes_are_shown_and_saved(anouk: Person, proven: SignIn) -> None:
    client = proven(anouk)
    set_up_app(client)

    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    file = client.get(reverse("mfa_download_recovery_codes"))

    codes = re.findall(r'class="secret">(\d{8})<', page)
    assert len(codes) == 10
    assert file.content.decode().split() == codes
    assert "attachment" in file["Content-Disposition"]


# -- Passkeys --------------------------------------------------------------------------


def test_a_passkey_is_renamed_and_removed(anouk: Person, proven: SignIn, letters: Letters) -> None:
    client = proven(anouk)
    add_passkey(anouk)
    (passkey,) = passkeys_of(anouk)

    client.post(reverse("people:passkey-name", args=[passkey.handle]), {"name": "Mijn telefoon"})
    page = client.get(reverse("people:security")).content.decode()
    client.post(reverse("people:passkey-removal", args=[passkey.handle]))

    assert "Mijn telefoon" in page
    assert passkeys_of(anouk) == []
    assert [letter.subject for letter in letters()] == ["Er is een passkey verwijderd"]


def test_the_passkey_of_somebody_else_is_not_there(
    anouk: Person, cast: Cast, proven: SignIn
) -> None:
    add_passkey(cast.bram)
    (passkey,) = passkeys_of(cast.bram)
    client = proven(anouk)

    for name in ("passkey-name", "passkey-removal"):
        route = reverse(f"people:{name}", args=[passkey.handle])
        assert client.post(route, {"name": "Van mij"}).status_code == 404

    assert passkeys_of(cast.bram)[0].name == "Laptop"


def test_the_last_way_in_is_not_removed(cast: Cast, client: Client) -> None:
    add_passkey(cast.bram)
    (passkey,) = passkeys_of(cast.bram)
    client.force_login(cast.bram)
    prove(client, cast.bram)

    page = client.post(reverse("people:passkey-removal", args=[passkey.handle]))

    assert "Dit is het enige waarmee je kunt inloggen." in page.content.decode()
    assert len(passkeys_of(cast.bram)) == 1


def prove(client: Client, person: Person) -> None:
    """Write down a proof of this moment, as the library does after a passkey was shown."""
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
