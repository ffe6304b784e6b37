"""A second step: how its secret is kept, and what an administrator does for who lost it."""

from allauth.mfa.models import Authenticator
from django.test import Client, override_settings
from django.urls import reverse

from lenig.access.models import AuditEntry
from lenig.people.accounts.sealing import seal, unseal
from lenig.people.models import Person
from lenig.people.tests.accounts.conftest import PASSWORD, Letters, SignIn, is_signed_in
from lenig.people.tests.accounts.test_own_account import add_passkey, code_now, set_up_app
from tests.cast import Cast


def removal(person: Person) -> str:
    return reverse("people:second-step-removal", args=[person.handle])


def test_a_copy_of_the_database_makes_no_codes(anouk: Person, proven: SignIn) -> None:
    secret = set_up_app(proven(anouk))

    kept = {row.type: row.data for row in Authenticator.objects.filter(user=anouk)}

    assert secret not in str(kept)
    assert kept["totp"]["secret"].startswith("sealed:")
    assert kept["recovery_codes"]["seed"].startswith("sealed:")


def test_a_code_of_the_app_still_lets_in(anouk: Person, proven: SignIn, client: Client) -> None:
    secret = set_up_app(proven(anouk))
    fresh = Client()

    fresh.post(reverse("account_login"), {"login": anouk.email or "", "password": PASSWORD})
    assert not is_signed_in(fresh)
    fresh.post(reverse("mfa_authenticate"), {"code": code_now(secret)})

    assert is_signed_in(fresh)


def test_an_earlier_secret_key_still_opens() -> None:
    with override_settings(SECRET_KEY="earlier", SECRET_KEY_FALLBACKS=[]):
        sealed = seal("JBSWY3DPEHPK3PXP")

    with override_settings(SECRET_KEY="now", SECRET_KEY_FALLBACKS=["earlier"]):
        assert unseal(sealed) == "JBSWY3DPEHPK3PXP"
    with override_settings(SECRET_KEY="now", SECRET_KEY_FALLBACKS=[]):
        lost = {unseal(sealed), unseal(sealed)}
        assert "JBSWY3DPEHPK3PXP" not in lost
        assert len(lost) == 2


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert seal("JBSWY3DPEHPK3PXP") != seal("JBSWY3DPEHPK3PXP")


def test_who_lost_it_signs_in_again_with_the_password_alone(
    administrator: Client, anouk: Person, proven: SignIn, letters: Letters, cast: Cast
) -> None:
    browser = proven(anouk)
    set_up_app(browser)
    add_passkey(anouk)
    letters()

    administrator.post(removal(anouk))

    assert not Authenticator.objects.filter(user=anouk).exists()
    assert not is_signed_in(browser)
    [entry] = AuditEntry.objects.filter(action="second step taken away")
    assert entry.actor == cast.beheer
    [letter] = letters()
    assert (letter.to, letter.subject) == (anouk.email, "Je tweede stap is uitgezet")
    assert cast.beheer.name in letter.text
    fresh = Client()
    fresh.post(reverse("account_login"), {"login": anouk.email or "", "password": PASSWORD})
    assert is_signed_in(fresh)


def test_the_page_offers_it_only_where_there_is_something_to_take_away(
    administrator: Client, cast: Cast
) -> None:
    page = reverse("people:manage-person", args=[cast.bram.handle])
    before = administrator.get(page).content.decode()

    add_passkey(cast.bram)

    assert "Tweede stap uitzetten" not in before
    assert "Tweede stap uitzetten" in administrator.get(page).content.decode()


def test_nobody_takes_their_own_away_there_and_no_colleague_does(
    administrator: Client, client: Client, cast: Cast
) -> None:
    add_passkey(cast.beheer)
    add_passkey(cast.bram)
    client.force_login(cast.chidi)

    answers = [administrator.post(removal(cast.beheer)), client.post(removal(cast.bram))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Authenticator.objects.count() == 2


def test_a_second_click_tells_nobody_again(
    administrator: Client, anouk: Person, letters: Letters
) -> None:
    add_passkey(anouk)

    administrator.post(removal(anouk))
    administrator.post(removal(anouk))

    assert len(letters()) == 1
    assert AuditEntry.objects.filter(action="second step taken away").count() == 1
