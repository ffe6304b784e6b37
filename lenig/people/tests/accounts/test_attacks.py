"""Attacks on signing in, named after the attack catalogue (surface L).

Where the catalogue names a time, the test holds what causes it: the same steps,
and the same number of passwords hashed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lenig.access.middleware import is_open
from lenig.people.accounts.passkeys import passkeys_of
from lenig.people.actions.arriving import add_person
from lenig.people.actions.inviting import invite
from lenig.people.actions.leaving import deactivate, reactivate, release_address
from lenig.people.models import AllowedDomain, Person, Role
from lenig.people.tests.accounts.conftest import (
    PASSWORD,
    WRONG,
    Letters,
    SignIn,
    is_signed_in,
)
from lenig.people.tests.accounts.test_own_account import add_passkey, code_now, set_up_app
from tests.cast import Cast

LOGIN, RESET = "/account/login/", "/account/password/reset/"


def login(client: Client, email: str | None, password: str, **headers: str) -> HttpResponse:
    answer = client.post(LOGIN, {"login": email or "", "password": password}, headers=headers)
    return HttpResponse(answer.content, status=answer.status_code)


def same(page: bytes) -> str:
    """A page without what differs between any two visits."""
    return re.sub(
        r"(csrf[^ ]* value|x-csrftoken&quot;: &quot;|x-csrftoken\": \")\W*\w+", "", page.decode()
    )


# -- A83: a session from before signing in ------------------------------------------------


def test_A83_a_session_set_by_an_attacker_dies_at_sign_in(anouk: Person, client: Client) -> None:
    client.get("/join/nobody/")
    planted = plant_session(client)

    login(client, anouk.email, PASSWORD)

    assert_replaced(client, planted)


def test_A83_a_session_set_by_an_attacker_dies_at_an_invitation(
    cast: Cast, letters: Letters, client: Client
) -> None:
    invite("anna@example.org", actor=cast.beheer)
    (letter,) = letters()
    planted = plant_session(client)

    client.post(letter.path, {"given_name": "Anna", "password": PASSWORD})

    assert_replaced(client, planted)


def test_A83_a_reset_signs_nobody_in(anouk: Person, client: Client, letters: Letters) -> None:
    """So it cannot put anybody into a session that was planted."""
    client.post(RESET, {"email": anouk.email or ""})
    (letter,) = letters()

    form = client.get(letter.path)["Location"]
    client.post(form, {"password1": "zeven groene fietsen"})

    assert not is_signed_in(client)
    assert login(client, anouk.email, "zeven groene fietsen").status_code == 302


def plant_session(client: Client) -> str:
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return session.session_key or ""


def assert_replaced(client: Client, planted: str) -> None:
    attacker = Client()
    attacker.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert is_signed_in(client)
    assert client.session.session_key != planted
    assert not is_signed_in(attacker)


# -- A85: nobody is led to another site ---------------------------------------------------

ELSEWHERE = [
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example",
    "http://localhost.evil.example",
    "https://other.localhost/",
    "javascript:alert(1)",
    "data:text/html,x",
    "user@evil.example",
    "/%0d%0aLocation:%20//evil.example",
    "///evil.example",
    "/\t/evil.example",
]
OURS = ("/", LOGIN)


@pytest.mark.parametrize("to", ELSEWHERE)
def test_A85_signing_in_and_out_and_switching_language_stay_here(
    anouk: Person, client: Client, to: str
) -> None:
    answers = [
        client.post(f"{LOGIN}?next=x", {"login": anouk.email, "password": PASSWORD, "next": to}),
        client.get(LOGIN, {"next": to}),
        client.post("/account/logout/", {"next": to}),
        client.post("/language/", {"language": "en", "next": to}),
    ]

    for answer in answers:
        assert leads_here(answer["Location"]), answer["Location"]


def leads_here(location: str) -> bool:
    """A path of ours: one slash, then no second one, no backslash and no line break."""
    return bool(re.fullmatch(r"/(?![/\\])[^\\\s]*", location))


def test_A85_a_page_of_ours_is_where_one_asked_to_go(anouk: Person, client: Client) -> None:
    """Without this one, going nowhere at all would pass the test above."""
    answer = client.post(
        LOGIN, {"login": anouk.email or "", "password": PASSWORD, "next": "/settings/security/"}
    )

    assert answer["Location"] == "/settings/security/"


# -- A90: setting a new password -----------------------------------------------------------


def test_A90_a_link_starts_at_the_site_of_the_settings(
    anouk: Person, client: Client, letters: Letters, cast: Cast
) -> None:
    """Also where the server answers to the name in the request."""
    forged = {"host": "evil.localhost", "x-forwarded-host": "evil.example"}
    client.post(RESET, {"email": anouk.email or ""}, headers=forged)
    beheer = Client(headers=forged)
    beheer.force_login(cast.beheer)
    beheer.post(
        "/manage/invitations/new/",
        {"people": "x@example.org", "role": Role.MEMBER, "language": "nl"},
    )

    links = [link for letter in letters() for link in letter.links]
    assert len(links) == 2
    assert all(link.startswith(f"{settings.ORIGIN}/") for link in links)
    assert "evil" not in "".join(links)


def reset_path(client: Client, person: Person, letters: Letters) -> str:
    client.post(RESET, {"email": person.email or ""})
    (letter,) = letters()
    return letter.path


def opens(path: str) -> bool:
    return Client().get(path).status_code == 302


def test_A90_a_link_works_once(anouk: Person, client: Client, letters: Letters) -> None:
    path = reset_path(client, anouk, letters)
    client.post(client.get(path)["Location"], {"password1": "zeven groene fietsen"})

    assert not opens(path)


def test_A90_a_link_works_for_an_hour(anouk: Person, client: Client, letters: Letters) -> None:
    path = reset_path(client, anouk, letters)

    with time_machine.travel(timezone.now() + timedelta(minutes=59)):
        assert opens(path)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert not opens(path)


def test_A90_a_link_dies_with_the_address(anouk: Person, client: Client, letters: Letters) -> None:
    path = reset_path(client, anouk, letters)
    assert opens(path)

    Person.objects.filter(pk=anouk.pk).update(email="nieuw@zuiderdam.example")

    assert not opens(path)


def test_A90_the_link_holds_no_number_of_ours(
    anouk: Person, client: Client, letters: Letters
) -> None:
    assert f"/{anouk.handle}/" in reset_path(client, anouk, letters)


def test_A90_known_and_unknown_addresses_take_the_same_steps(
    anouk: Person, client: Client, letters: Letters
) -> None:
    """The same page and one task each; only the worker knows that one of them sends nothing."""
    known = client.post(RESET, {"email": anouk.email or ""}, follow=True)
    tasks_known = DBTaskResult.objects.count()
    unknown = Client().post(RESET, {"email": "nobody@zuiderdam.example"}, follow=True)
    tasks_unknown = DBTaskResult.objects.count() - tasks_known

    assert same(known.content) == same(unknown.content)
    assert (tasks_known, tasks_unknown) == (1, 1)
    assert [letter.to for letter in letters()] == [anouk.email]


def test_A90_registering_tells_no_more_than_that(
    anouk: Person, client: Client, letters: Letters
) -> None:
    AllowedDomain.objects.create(domain="zuiderdam.example")

    pages = [
        same(client.post("/account/register/", {"email": email}).content).replace(email, "")
        for email in (anouk.email or "", "nobody@zuiderdam.example")
    ]

    assert pages[0] == pages[1]
    assert DBTaskResult.objects.count() == 2


def test_A90_three_links_an_hour_for_an_account(
    anouk: Person, client: Client, letters: Letters
) -> None:
    statuses = [
        Client(REMOTE_ADDR=f"192.0.2.{n}").post(RESET, {"email": anouk.email or ""}).status_code
        for n in range(5)
    ]

    assert statuses == [302, 302, 302, 429, 429]
    assert len(letters()) == 3


# -- A91: what an answer tells about an account ----------------------------------------------


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that a password is hashed or compared."""
    done: list[str] = []

    def counted(name: str) -> Callable[..., object]:
        real = getattr(Argon2PasswordHasher, name)

        def count(*args: object, **kwargs: object) -> object:
            done.append(name)
            return real(*args, **kwargs)

        return count

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted("encode"))
    monkeypatch.setattr(Argon2PasswordHasher, "verify", counted("verify"))
    return done


def test_A91_one_sentence_and_one_hash_whatever_is_wrong(
    anouk: Person, cast: Cast, with_password: Callable[[Person], Person], hashed: list[str]
) -> None:
    deactivate(with_password(cast.dora), actor=cast.beheer)
    hashed.clear()
    tries = {
        "wrong password": (anouk.email, WRONG),
        "unknown address": ("nobody@zuiderdam.example", WRONG),
        "no password": (cast.bram.email, WRONG),
        "deactivated": (cast.dora.email, PASSWORD),
    }

    pages = {}
    for name, (email, password) in tries.items():
        page = login(Client(), email, password)
        pages[name] = same(page.content).replace(email or "", "")
        assert len(hashed) == 1, name
        hashed.clear()

    assert len(set(pages.values())) == 1
    assert "horen niet bij elkaar" in pages["deactivated"]


def test_A91_the_right_password_gets_in(anouk: Person, hashed: list[str]) -> None:
    """Without this one, an answer that never lets anybody in would pass the test above."""
    assert login(Client(), anouk.email, PASSWORD).status_code == 302
    assert len(hashed) == 1


# -- A92: guessing ---------------------------------------------------------------------------

DISGUISES: list[dict[str, str]] = [
    {},
    {"x-forwarded-for": "198.51.100.1"},
    {"x-real-ip": "198.51.100.2", "forwarded": "for=198.51.100.3"},
    {"x-forwarded-for": "2001:db8::1, 198.51.100.4"},
    {"host": "other.localhost"},
    {"host": "localhost:1234"},
]


def test_A92_five_guesses_for_an_account_however_they_are_disguised(anouk: Person) -> None:
    spellings = ["anouk@zuiderdam.example", "Anouk@Zuiderdam.example", " ANOUK@zuiderdam.example "]

    for n, disguise in enumerate(DISGUISES[:5]):
        guesser = Client(REMOTE_ADDR=f"2001:db8:{n}::1")
        login(guesser, spellings[n % 3], WRONG, **disguise)
    page = login(Client(REMOTE_ADDR="192.0.2.77"), anouk.email, PASSWORD, **DISGUISES[5])

    assert "Te veel pogingen. Wacht vijf minuten" in page.content.decode()


def test_A92_ten_failures_a_minute_from_one_network(anouk: Person, cast: Cast) -> None:
    """The addresses of a /64 are one network; a header does not make another."""
    for n in range(10):
        guesser = Client(REMOTE_ADDR=f"2001:db8::{n:x}")
        login(guesser, f"nobody{n}@zuiderdam.example", WRONG, **{"x-forwarded-for": f"192.0.2.{n}"})
    here = login(Client(REMOTE_ADDR="2001:db8::ff"), anouk.email, PASSWORD)
    elsewhere = login(Client(REMOTE_ADDR="2001:db8:1::1"), anouk.email, PASSWORD)

    assert here.status_code == 200
    assert elsewhere.status_code == 302


def test_A92_behind_a_proxy_only_what_the_proxy_adds_counts(
    settings: Any, anouk: Person, cast: Cast
) -> None:
    """The guesser writes what they like before it; the proxy appends where they came from."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    proxy = Client(REMOTE_ADDR="10.0.0.1")
    for n in range(10):
        disguise = {"x-forwarded-for": f"192.0.2.{n}, 203.0.113.9"}
        login(proxy, f"nobody{n}@zuiderdam.example", WRONG, **disguise)

    here = login(proxy, anouk.email, PASSWORD, **{"x-forwarded-for": "192.0.2.99, 203.0.113.9"})
    elsewhere = login(proxy, anouk.email, PASSWORD, **{"x-forwarded-for": "198.51.100.7"})

    assert here.status_code == 200
    assert elsewhere.status_code == 302


def test_A92_a_few_minutes_later_the_owner_gets_in(anouk: Person) -> None:
    for _ in range(6):
        login(Client(), anouk.email, WRONG)

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert login(Client(), anouk.email, PASSWORD).status_code == 302


def test_A92_too_many_tries_get_a_page_of_ours(db: None) -> None:
    answers = [Client().post("/join/x/", {}) for _ in range(21)]

    assert answers[-1].status_code == 429
    assert "Te veel" in answers[-1].content.decode()
    assert int(answers[-1]["Retry-After"]) > 0


# -- A93: somebody who was deactivated ---------------------------------------------------------


def test_A93_session_reset_and_invitation_are_refused_and_nothing_is_sent(
    cast: Cast, letters: Letters, with_password: Callable[[Person], Person], sign_in: SignIn
) -> None:
    dora = cast.dora
    invite(dora.email or "", actor=cast.beheer)
    (invitation,) = letters()
    client = sign_in(with_password(dora), client=Client())
    path = reset_path(Client(), dora, letters)
    assert is_signed_in(client)
    assert opens(path)

    deactivate(dora, actor=cast.beheer)

    assert not is_signed_in(client)
    assert not opens(path)
    assert Client().get(invitation.path).status_code == 404
    assert not is_signed_in(sign_in(dora, client=Client()))
    Client().post(RESET, {"email": dora.email or ""})
    assert letters() == []


def test_A93_a_link_from_before_opens_nothing_after_a_return(
    anouk: Person, cast: Cast, letters: Letters
) -> None:
    path = reset_path(Client(), anouk, letters)
    deactivate(anouk, actor=cast.beheer)

    reactivate(anouk, actor=cast.beheer)

    assert not opens(path)


def test_A93_whoever_is_half_signed_in_gets_no_further(
    anouk: Person, cast: Cast, proven: SignIn, sign_in: SignIn
) -> None:
    secret = set_up_app(proven(anouk))
    half_way = sign_in(anouk, client=Client())

    deactivate(anouk, actor=cast.beheer)

    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        half_way.post("/account/2fa/authenticate/", {"code": code_now(secret)})
        assert not is_signed_in(half_way)


#: Doors of the catalogue that Lenig does not have yet; each gets a test with its room.
NOT_YET = {
    "A84": ("allauth.socialaccount", "single sign-on by SAML"),
    "A86": ("allauth.socialaccount", "accounts at another provider"),
    "A89": ("allauth.socialaccount", "OpenID Connect"),
    "A93 API, feed and OAuth tokens": ("lenig.api", "an interface for programs"),
    "A93 push": ("lenig.push", "push messages"),
}


@pytest.mark.parametrize("attack", NOT_YET)
def test_not_yet_there(attack: str) -> None:
    """Fails when the room is built, so that its attacks are not forgotten."""
    room, what = NOT_YET[attack]

    assert not apps.is_installed(room), f"There is {what} now: test {attack}."


def test_A93_no_device_is_remembered_past_the_second_step() -> None:
    assert "mfa_trust" not in get_resolver().reverse_dict
    assert not getattr(settings, "MFA_TRUST_ENABLED", False)


# -- A96: a new person with an old address -----------------------------------------------------


def test_A96_who_gets_the_address_of_a_leaver_inherits_nothing(
    cast: Cast, sign_in: SignIn, with_password: Callable[[Person], Person], letters: Letters
) -> None:
    dora, address = with_password(cast.dora), cast.dora.email
    add_passkey(dora)
    old = reset_path(Client(), dora, letters)
    groups = cast.c, cast.o
    deactivate(dora, actor=cast.beheer)
    release_address(dora, actor=cast.beheer)

    new = add_person(given_name="Dorien", email=address, password="zeven groene fietsen")

    assert not opens(old)
    assert not Authenticator.objects.filter(user=new).exists()
    assert not any(is_signed_in(sign_in(new, PASSWORD, client=Client())) for _ in groups)
    assert is_signed_in(sign_in(new, "zeven groene fietsen", client=Client()))
    assert {each.audience_id for each in new.audience_memberships.all()} == {1}


def test_A96_an_address_that_was_given_up_opens_nothing(
    anouk: Person, letters: Letters, sign_in: SignIn, proven: SignIn
) -> None:
    client = proven(anouk)
    client.post("/account/email/", {"email": "nieuw@zuiderdam.example", "action_add": ""})
    (link,) = letters()
    client.post(link.path)
    letters()

    Client().post(RESET, {"email": "anouk@zuiderdam.example"})

    assert letters() == []
    assert not is_signed_in(sign_in(anouk, client=Client()))
    anouk.refresh_from_db()
    assert is_signed_in(sign_in(anouk, client=Client()))


# -- A97: half signed in -----------------------------------------------------------------------


@pytest.fixture
def protected(anouk: Person, proven: SignIn) -> str:
    """Anouk has set up an app; its secret."""
    return set_up_app(proven(anouk))


def test_A97_half_signed_in_no_route_opens(
    anouk: Person, protected: str, sign_in: SignIn, client: Client
) -> None:
    """Each of our addresses without a place to fill in asks to sign in, or is open to all."""
    half_way = sign_in(anouk, client=Client())

    asked = [path for path, view in addresses() if not is_open(view)]
    refused = [path for path in asked if leads_to_login(half_way.get(path))]

    assert len(asked) > 10
    assert refused == asked


def leads_to_login(answer: Any) -> bool:
    return bool(answer.status_code == 302 and answer["Location"].startswith(LOGIN))


def addresses() -> list[tuple[str, Callable[..., object]]]:
    def walk(patterns: Iterable[Any], before: str) -> Iterator[tuple[str, Callable[..., object]]]:
        for each in patterns:
            if isinstance(each, URLPattern):
                if not each.pattern.converters:
                    yield f"/{before}{each.pattern}", each.callback
            else:
                yield from walk(each.url_patterns, f"{before}{each.pattern}")

    return list(walk(get_resolver().url_patterns, ""))


def test_A97_half_signed_in_the_library_s_pages_are_shut_too(
    anouk: Person, protected: str, sign_in: SignIn
) -> None:
    """The library guards its own pages; these are all that change or show something."""
    half_way = sign_in(anouk, client=Client())
    names = ["account_email", "account_change_password", "account_set_password"]
    names += ["account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"]
    names += ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn"]
    names += ["mfa_view_recovery_codes", "mfa_generate_recovery_codes"]
    names += ["mfa_download_recovery_codes"]

    for name in names:
        for answer in (half_way.get(reverse(name)), half_way.post(reverse(name), {"code": "1"})):
            assert answer.status_code in {302, 403, 404}, name
            assert "secret" not in answer.content.decode()


def test_A97_a_new_password_does_not_go_round_the_second_step(
    anouk: Person, protected: str, letters: Letters
) -> None:
    letters()
    client = Client()
    form = client.get(reset_path(client, anouk, letters))["Location"]
    client.post(form, {"password1": "zeven groene fietsen"})

    login(client, anouk.email, "zeven groene fietsen")

    assert not is_signed_in(client)
    assert client.get(LOGIN)["Location"] == "/account/2fa/authenticate/"


def test_A97_an_invitation_does_not_go_round_it_either(
    anouk: Person, cast: Cast, protected: str, letters: Letters
) -> None:
    letters()
    invite(anouk.email or "", actor=cast.beheer)

    assert [letter.subject for letter in letters()] == ["Je hebt al een account"]


def test_A97_a_code_works_once(anouk: Person, protected: str, sign_in: SignIn) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        code = code_now(protected)
        first, second = (sign_in(anouk, client=Client()) for _ in range(2))
        for client in (first, second):
            client.post("/account/2fa/authenticate/", {"code": code})

    assert (is_signed_in(first), is_signed_in(second)) == (True, False)


def test_A97_a_recovery_code_works_once(anouk: Person, protected: str, sign_in: SignIn) -> None:
    codes = Authenticator.objects.get(user=anouk, type="recovery_codes").wrap().get_unused_codes()
    first, second = (sign_in(anouk, client=Client()) for _ in range(2))

    for client in (first, second):
        client.post("/account/2fa/authenticate/", {"code": codes[0]})

    assert (is_signed_in(first), is_signed_in(second)) == (True, False)


def test_A97_codes_are_not_guessed(anouk: Person, protected: str, sign_in: SignIn) -> None:
    half_way = sign_in(anouk, client=Client())
    for n in range(6):
        half_way.post("/account/2fa/authenticate/", {"code": f"{n:06}"})

    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        half_way.post("/account/2fa/authenticate/", {"code": code_now(protected)})

    assert not is_signed_in(half_way)


# -- A98: an open session that somebody found ---------------------------------------------------


def sensitive(person: Person) -> list[str]:
    handle = passkeys_of(person)[0].handle
    return [
        reverse("mfa_activate_totp"),
        reverse("mfa_add_webauthn"),
        reverse("mfa_view_recovery_codes"),
        reverse("mfa_generate_recovery_codes"),
        reverse("mfa_download_recovery_codes"),
        reverse("people:passkey-name", args=[handle]),
        reverse("people:passkey-removal", args=[handle]),
        reverse("account_set_password"),
    ]


def test_A98_changing_how_one_signs_in_asks_who_it_is(anouk: Person, sign_in: SignIn) -> None:
    open_session = sign_in(anouk, client=Client())
    add_passkey(anouk)
    Authenticator.objects.create(
        user=anouk, type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 0}
    )

    for path in sensitive(anouk):
        for answer in (open_session.get(path), open_session.post(path, {"name": "x"})):
            # The codes are only looked at; there is nothing to send there.
            if answer.status_code != 405:
                assert answer["Location"].startswith("/account/reauthenticate/"), path
    answer = open_session.post("/account/email/", {"email": "x@example.org", "action_add": ""})
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert Authenticator.objects.filter(user=anouk).count() == 2


def test_A98_after_the_proof_it_opens_for_five_minutes(anouk: Person, proven: SignIn) -> None:
    client = proven(anouk)
    activate = reverse("mfa_activate_totp")

    assert client.get(activate).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert client.get(activate).status_code == 302


def test_A98_the_old_address_hears_of_the_new_one(
    anouk: Person, proven: SignIn, letters: Letters
) -> None:
    client = proven(anouk)
    client.post("/account/email/", {"email": "nieuw@zuiderdam.example", "action_add": ""})
    (link,) = letters()
    client.post(link.path)

    (notice,) = letters()
    assert notice.to == "anouk@zuiderdam.example"
    assert notice.subject == "Je e-mailadres is gewijzigd"
