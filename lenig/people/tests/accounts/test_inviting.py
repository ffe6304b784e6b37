"""Asking people in, one or a pasted list."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lenig.access.models import AuditEntry
from lenig.people.accounts.pasted import read_lines
from lenig.people.actions.inviting import PER_DAY, invite, send_again
from lenig.people.actions.leaving import deactivate
from lenig.people.models import Invitation, Role
from lenig.people.names import split_name
from lenig.people.tests.accounts.conftest import Letters
from tests.budget import Budget
from tests.cast import Cast

NEW = "/manage/invitations/new/"


def paste(client: Client, people: str, role: str = Role.MEMBER) -> str:
    answer = client.post(NEW, {"people": people, "role": role, "language": "nl"}, follow=True)
    return answer.content.decode()


def test_a_pasted_list_is_invited(administrator: Client, cast: Cast, letters: Letters) -> None:
    paste(
        administrator,
        "Anna van den Berg <anna@zuiderdam.example>\n\nbo@zuiderdam.example; Cas cas@x.example,\n",
    )

    sent = letters()
    assert [letter.to for letter in sent] == [
        "anna@zuiderdam.example",
        "bo@zuiderdam.example",
        "cas@x.example",
    ]
    assert "Bea Heer nodigt je uit" in sent[0].text
    anna = Invitation.objects.get(email="anna@zuiderdam.example")
    assert (anna.name, anna.invited_by) == ("Anna van den Berg", cast.beheer)
    assert anna.sent_at is not None
    assert AuditEntry.objects.filter(action="person invited", actor=cast.beheer).count() == 3


def test_a_mail_speaks_the_language_that_was_chosen(cast: Cast, letters: Letters) -> None:
    invite("ann@example.org", actor=cast.beheer, language="en")

    (letter,) = letters()
    assert letter.subject == "Come in to Lenig"


def test_each_wrong_line_is_named_and_nobody_is_invited(
    administrator: Client, cast: Cast, letters: Letters
) -> None:
    deactivate(cast.dora, actor=None)
    cast.bram.set_password("een heel lang wachtwoord")
    cast.bram.save()
    typed = (
        "goed@zuiderdam.example\nPiet zonder adres\nbram@zuiderdam.example\n"
        "dora@zuiderdam.example\ngoed@zuiderdam.example"
    )

    page = paste(administrator, typed)

    assert "Regel 2: ‘Piet zonder adres’ is geen e-mailadres." in page
    assert "Regel 3: Bram van Dijk heeft al een account" in page
    assert "Regel 4: dora@zuiderdam.example is van Dora Smit, die is vertrokken." in page
    assert "Regel 5: goed@zuiderdam.example staat twee keer in de lijst." in page
    assert "Piet zonder adres\nbram@zuiderdam.example" in page.replace("\r", "")
    assert letters() == []


def test_who_is_in_the_books_without_a_way_in_can_be_invited(
    administrator: Client, cast: Cast, letters: Letters
) -> None:
    paste(administrator, cast.bram.email or "")

    assert [letter.to for letter in letters()] == [cast.bram.email]


def test_an_invitation_says_that_it_changes_nobodys_role(
    administrator: Client, cast: Cast, letters: Letters
) -> None:
    """It would go out as one thing, and let somebody in as another."""
    page = paste(administrator, f"nieuw@zuiderdam.example\n{cast.bram.email}", Role.EDITOR)

    assert "Regel 2: Bram van Dijk staat in de boeken als ‘Medewerker’." in page
    assert letters() == []

    cast.bram.role = Role.EDITOR
    cast.bram.save(update_fields=["role"])
    paste(administrator, f"nieuw@zuiderdam.example\n{cast.bram.email}", Role.EDITOR)

    assert len(letters()) == 2


def test_inviting_twice_renews_the_one_invitation(cast: Cast, letters: Letters) -> None:
    invite("ann@example.org", actor=cast.beheer)
    invite("Ann@Example.org", actor=cast.beheer, role=Role.GUEST)

    assert Invitation.objects.get().role == Role.GUEST


def test_the_database_holds_no_key_to_the_door(cast: Cast, letters: Letters) -> None:
    invite("ann@example.org", actor=cast.beheer)

    (letter,) = letters()
    token = letter.path.strip("/").split("/")[-1]
    stored = Invitation.objects.values().get()
    assert len(token) >= 43
    assert token not in str(stored)


def test_sent_again_the_first_link_stops_working(
    administrator: Client, cast: Cast, letters: Letters, client: Client
) -> None:
    invitation = invite("ann@example.org", actor=cast.beheer)
    (first,) = letters()

    administrator.post(reverse("people:sending", args=[invitation.handle]))

    (second,) = letters()
    assert client.get(first.path).status_code == 404
    assert client.get(second.path).status_code == 200


def test_withdrawn_the_link_stops_working(
    administrator: Client, cast: Cast, letters: Letters, client: Client
) -> None:
    invitation = invite("ann@example.org", actor=cast.beheer)
    (letter,) = letters()

    administrator.post(reverse("people:withdrawal", args=[invitation.handle]))

    assert client.get(letter.path).status_code == 404
    assert AuditEntry.objects.filter(action="invitation withdrawn").exists()


def test_after_seven_days_a_link_has_run_out_and_can_be_sent_again(
    cast: Cast, letters: Letters, client: Client
) -> None:
    invitation = invite("ann@example.org", actor=cast.beheer)
    (letter,) = letters()

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert client.get(letter.path).status_code == 404
        send_again(invitation, actor=cast.beheer)
        (again,) = letters()
        assert client.get(again.path).status_code == 200


def test_a_mail_that_the_server_refused_does_not_count_as_sent(
    cast: Cast, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError("no mail today")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    invite("ann@example.org", actor=cast.beheer)

    with pytest.raises(OSError, match="no mail"):
        letters()

    assert Invitation.objects.get().sent_at is None


def test_fifty_a_day_and_no_more(administrator: Client, cast: Cast, letters: Letters) -> None:
    paste(administrator, "\n".join(f"p{n}@example.org" for n in range(PER_DAY)))

    page = paste(administrator, "nog.een@example.org")

    assert "Je kunt vandaag nog 0 mensen uitnodigen; in deze lijst staan er 1." in page
    assert not Invitation.objects.filter(email="nog.een@example.org").exists()
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        administrator.logout()  # an administrator's session does not last a day
        administrator.force_login(cast.beheer)
        paste(administrator, "nog.een@example.org")
    assert Invitation.objects.filter(email="nog.een@example.org").exists()


@pytest.mark.parametrize("name", ["anouk", "gast", "chidi", "redactie"])
def test_nobody_else_invites(cast: Cast, client: Client, name: str) -> None:
    client.force_login(getattr(cast, name))

    answer = client.post(NEW, {"people": "x@example.org", "role": Role.ADMINISTRATOR})

    assert answer.status_code == 404
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_of_invitations_costs_the_same_however_long(
    administrator: Client, cast: Cast, budget: Budget, number: int
) -> None:
    for n in range(number):
        invite(f"p{n}@example.org", actor=cast.beheer)
    administrator.get(reverse("people:invitations"))

    with budget(queries=9):
        page = administrator.get(reverse("people:invitations"))

    assert page.content.decode().count("@example.org</span><span") == number


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("anna@x.example", "", "anna@x.example"),
        ("Anna <Anna@X.example>", "Anna", "anna@x.example"),
        ('"Berg, Anna van den" <anna@x.example>', "Berg, Anna van den", "anna@x.example"),
        ("Anna Berg anna@x.example", "Anna Berg", "anna@x.example"),
        ("Anna\u202eBerg <anna@x.example>", "AnnaBerg", "anna@x.example"),
    ],
)
def test_a_line_is_read_as_people_write_it(line: str, name: str, email: str) -> None:
    (read,) = read_lines(line)

    assert (read.name, read.email) == (name, email)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna van den Berg", ("Anna", "van den", "Berg")),
        ("Anna Maria Berg", ("Anna Maria", "", "Berg")),
        ("Anna", ("Anna", "", "")),
        ("Jan de Wit-van Dijk", ("Jan", "de", "Wit-van Dijk")),
        ("", ("", "", "")),
    ],
)
def test_a_name_is_taken_apart_the_dutch_way(name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(name) == parts
