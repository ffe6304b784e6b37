"""Leaving: every door closes at once, and what somebody wrote stays."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lenig.access.models import AuditEntry
from lenig.access.viewer import Viewer
from lenig.people.actions.arriving import add_person
from lenig.people.actions.inviting import invite
from lenig.people.actions.leaving import (
    HasAccount,
    deactivate,
    reactivate,
    release_address,
    see_off_leavers,
)
from lenig.people.actions.roles import LastAdministrator, change_role
from lenig.people.models import Person, Role
from lenig.people.tests.accounts.conftest import Letters, SignIn, is_signed_in
from tests.budget import Budget
from tests.cast import Cast


def test_a_session_is_over_with_the_next_request(
    anouk: Person, cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(anouk)
    assert is_signed_in(client)

    deactivate(anouk, actor=cast.beheer)

    assert not is_signed_in(client)


def test_no_row_of_a_session_is_left(anouk: Person, cast: Cast, sign_in: SignIn) -> None:
    sign_in(anouk)
    assert UserSession.objects.filter(user=anouk).exists()

    deactivate(anouk, actor=cast.beheer)

    assert not UserSession.objects.filter(user=anouk).exists()
    assert not Session.objects.exists()


def test_a_session_that_nobody_listed_is_over_too(cast: Cast, client: Client) -> None:
    """It carries the epoch in which it began."""
    client.force_login(cast.dora)
    assert is_signed_in(client)

    deactivate(cast.dora, actor=cast.beheer)
    reactivate(cast.dora, actor=cast.beheer)

    assert not is_signed_in(client)


def test_looking_at_the_epoch_costs_no_query(cast: Cast, client: Client, budget: Budget) -> None:
    client.force_login(cast.dora)
    is_signed_in(client)

    with budget(queries=3):  # session, person, audiences
        assert is_signed_in(client)


def test_nobody_signs_in_any_more(anouk: Person, cast: Cast, sign_in: SignIn) -> None:
    deactivate(anouk, actor=cast.beheer)

    assert not is_signed_in(sign_in(anouk))


def test_from_the_day_after_the_last_nobody_signs_in(anouk: Person, sign_in: SignIn) -> None:
    """Without anybody or anything having to run."""
    today = timezone.localdate()
    for last_day, is_in in ((today, True), (today - timedelta(days=1), False)):
        Person.objects.filter(pk=anouk.pk).update(ends_on=last_day)

        assert is_signed_in(sign_in(anouk, client=Client())) is is_in


def test_a_session_ends_with_the_last_day(anouk: Person, sign_in: SignIn) -> None:
    client = sign_in(anouk)

    Person.objects.filter(pk=anouk.pk).update(ends_on=timezone.localdate() - timedelta(days=1))

    assert not is_signed_in(client)


def test_the_worker_sees_off_whose_last_day_has_passed(cast: Cast) -> None:
    Person.objects.filter(pk=cast.dora.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    Person.objects.filter(pk=cast.bram.pk).update(ends_on=timezone.localdate())

    assert (see_off_leavers(), see_off_leavers()) == (1, 0)

    cast.dora.refresh_from_db()
    cast.bram.refresh_from_db()
    assert (cast.dora.is_active, cast.bram.is_active) == (False, True)
    assert AuditEntry.objects.get().reason == "The last day has passed."


def test_a_leaver_is_gone_from_the_directory_and_the_mentions(cast: Cast) -> None:
    viewer = cast.viewer("anouk")
    assert cast.dora in Person.colleagues.visible_to(viewer)

    deactivate(cast.dora, actor=cast.beheer)

    assert cast.dora not in Person.colleagues.visible_to(viewer)
    assert cast.dora not in Person.colleagues.visible_to(viewer).named("dora")


def test_a_leaver_reads_nothing_any_more(cast: Cast) -> None:
    deactivate(cast.dora, actor=cast.beheer)

    assert not Viewer.of(cast.dora).is_known


def test_the_name_and_what_they_wrote_stay(cast: Cast) -> None:
    deactivate(cast.dora, actor=cast.beheer)

    assert Person.objects.get(pk=cast.dora.pk).name == "Dora Smit"


def test_an_open_invitation_dies_with_it(cast: Cast, letters: Letters, client: Client) -> None:
    invite(cast.dora.email or "", actor=cast.beheer)
    (letter,) = letters()
    assert client.get(letter.path).status_code == 200

    deactivate(cast.dora, actor=cast.beheer)

    assert client.get(letter.path).status_code == 404


def test_it_is_written_down_with_its_reason_and_once(cast: Cast) -> None:
    deactivate(cast.dora, actor=cast.beheer, reason="Other job")
    deactivate(cast.dora, actor=cast.beheer, reason="Other job")

    entry = AuditEntry.objects.get(action="person deactivated")
    assert (entry.actor, entry.reason) == (cast.beheer, "Other job")
    assert entry.subject == f"person {cast.dora.handle}"


def test_reactivated_somebody_signs_in_as_before(
    anouk: Person, cast: Cast, sign_in: SignIn
) -> None:
    Person.objects.filter(pk=anouk.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    anouk.refresh_from_db()
    deactivate(anouk, actor=cast.beheer)

    reactivate(anouk, actor=cast.beheer)

    assert is_signed_in(sign_in(anouk))
    assert Viewer.of(anouk).is_at_work
    assert anouk.ends_on is None


def test_somebody_always_administers(cast: Cast) -> None:
    with pytest.raises(LastAdministrator):
        deactivate(cast.beheer, actor=cast.beheer)
    with pytest.raises(LastAdministrator):
        change_role(cast.beheer, actor=cast.beheer, role=Role.MEMBER)

    change_role(cast.bram, actor=cast.beheer, role=Role.ADMINISTRATOR)
    deactivate(cast.beheer, actor=cast.bram)

    assert not cast.beheer.is_active


def test_an_administrator_who_left_administers_nothing(cast: Cast) -> None:
    Person.objects.filter(pk=cast.bram.pk).update(
        role=Role.ADMINISTRATOR, ends_on=timezone.localdate() - timedelta(days=1)
    )

    with pytest.raises(LastAdministrator):
        deactivate(cast.beheer, actor=cast.beheer)


# -- The address of somebody who left -------------------------------------------------


def test_an_address_is_freed_only_after_leaving(cast: Cast) -> None:
    with pytest.raises(HasAccount):
        release_address(cast.dora, actor=cast.beheer)

    deactivate(cast.dora, actor=cast.beheer)
    release_address(cast.dora, actor=cast.beheer)

    assert not EmailAddress.objects.filter(user=cast.dora).exists()
    assert AuditEntry.objects.filter(action="address released").exists()


def test_who_gets_the_address_inherits_nothing(cast: Cast) -> None:
    address = cast.dora.email
    Authenticator.objects.create(user=cast.dora, type=Authenticator.Type.TOTP, data={"secret": "x"})
    cast.c  # noqa: B018 - Dora is in it
    deactivate(cast.dora, actor=cast.beheer)
    release_address(cast.dora, actor=cast.beheer)

    new = add_person(given_name="Dorien", email=address)

    assert not Authenticator.objects.exists()
    assert Viewer.of(new).audience_ids == Viewer.of(cast.bram).audience_ids
    assert Person.objects.get(pk=cast.dora.pk).name == "Dora Smit"


# -- Roles ---------------------------------------------------------------------------


def test_a_guest_loses_everyone_at_work_and_gets_it_back(cast: Cast) -> None:
    change_role(cast.bram, actor=cast.beheer, role=Role.GUEST)
    as_guest = Viewer.of(cast.bram).is_at_work

    change_role(cast.bram, actor=cast.beheer, role=Role.MEMBER)

    assert (as_guest, Viewer.of(cast.bram).is_at_work) == (False, True)


def test_a_change_of_role_is_written_down(cast: Cast) -> None:
    change_role(cast.bram, actor=cast.beheer, role=Role.EDITOR)
    change_role(cast.bram, actor=cast.beheer, role=Role.EDITOR)

    entry = AuditEntry.objects.get(action="role changed")
    assert (entry.actor, entry.reason) == (cast.beheer, "member → editor")


def test_the_leaver_s_page_says_so(administrator: Client, cast: Cast) -> None:
    deactivate(cast.dora, actor=cast.beheer)

    page = administrator.get(reverse("people:manage-person", args=[cast.dora.handle]))

    assert "Dora Smit kan niet inloggen" in page.content.decode()
