"""The administration of people, of which nobody else may see anything."""

from importlib import import_module

import pytest
from django.test import Client
from django.urls import reverse

from lenig.access.models import Audience, AudienceMembership, AuditEntry
from lenig.people.actions.arriving import add_person
from lenig.people.actions.leaving import deactivate
from lenig.people.models import AllowedDomain, Invitation, Organisation, Person, Role
from lenig.people.tests.accounts.conftest import Letters, is_signed_in
from tests.budget import Budget
from tests.cast import Cast


def of(name: str, person: Person) -> str:
    return reverse(f"people:{name}", args=[person.handle])


def listed(page: str, person: Person) -> bool:
    return of("manage-person", person) in page


def test_the_list_shows_who_works_here(administrator: Client, cast: Cast) -> None:
    deactivate(cast.dora, actor=None)
    cast.bram  # noqa: B018

    here = administrator.get(reverse("people:manage")).content.decode()
    left = administrator.get(reverse("people:manage"), {"state": "left"}).content.decode()

    assert (listed(here, cast.bram), listed(here, cast.dora)) == (True, False)
    assert (listed(left, cast.bram), listed(left, cast.dora)) == (False, True)


@pytest.mark.parametrize(
    "query",
    [{"q": "ozturk"}, {"q": "ESRA öz"}, {"q": "esra@"}, {"q": "esra", "role": Role.MEMBER}],
)
def test_somebody_is_found_by_name_address_and_role(
    administrator: Client, cast: Cast, query: dict[str, str]
) -> None:
    cast.esra, cast.chidi  # noqa: B018

    page = administrator.get(reverse("people:manage"), query).content.decode()

    assert (listed(page, cast.esra), listed(page, cast.chidi)) == (True, False)


@pytest.mark.parametrize(
    "query", [{"page": "10000000000"}, {"page": "-1"}, {"page": "x"}, {"role": "x"}, {"state": "x"}]
)
def test_nonsense_in_the_address_shows_the_list(
    administrator: Client, cast: Cast, query: dict[str, str]
) -> None:
    page = administrator.get(reverse("people:manage"), query)

    assert page.status_code == 200
    assert listed(page.content.decode(), cast.beheer)


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_costs_the_same_however_long(
    administrator: Client, cast: Cast, budget: Budget, number: int
) -> None:
    for n in range(number):
        add_person(given_name=f"Persoon {n}")
    administrator.get(reverse("people:manage"))

    with budget(queries=9):
        page = administrator.get(reverse("people:manage")).content.decode()

    assert page.count("kan nog niet inloggen") == number + 1


def test_somebody_is_added_and_asked_in(
    administrator: Client, cast: Cast, letters: Letters
) -> None:
    answer = administrator.post(
        reverse("people:new-person"),
        {
            "given_name": "Nia",
            "surname": "Wit",
            "email": "Nia@zuiderdam.example",
            "role": Role.EDITOR,
            "starts_on": "2027-01-04",
            "send": "on",
        },
    )

    nia = Person.objects.get(given_name="Nia")
    assert answer["Location"] == of("manage-person", nia)
    assert (nia.email, nia.role, str(nia.starts_on)) == (
        "nia@zuiderdam.example",
        Role.EDITOR,
        "2027-01-04",
    )
    assert [letter.to for letter in letters()] == ["nia@zuiderdam.example"]
    assert AuditEntry.objects.filter(actor=cast.beheer, action="person added").exists()


def test_somebody_is_not_added_twice(administrator: Client, cast: Cast) -> None:
    page = administrator.post(
        reverse("people:new-person"),
        {"given_name": "Bram", "email": cast.bram.email or "", "role": Role.MEMBER},
    )

    assert "Bram van Dijk staat al met dit adres" in page.content.decode()
    assert 'value="Bram"' in page.content.decode()
    assert Person.objects.filter(given_name="Bram").count() == 1


def test_an_account_is_closed_and_opened_again(administrator: Client, cast: Cast) -> None:
    dora = Client()
    dora.force_login(cast.dora)

    administrator.post(of("deactivation", cast.dora), {"reason": "Other job"})
    is_in = is_signed_in(dora)
    administrator.post(of("reactivation", cast.dora))

    assert not is_in
    assert Person.objects.get(pk=cast.dora.pk).may_sign_in


def test_a_last_day_is_set_and_taken_back(administrator: Client, cast: Cast) -> None:
    administrator.post(of("last-day", cast.dora), {"ends_on": "2026-01-31"})
    closed = not Person.objects.get(pk=cast.dora.pk).may_sign_in
    administrator.post(of("last-day", cast.dora), {"ends_on": ""})
    wrong = administrator.post(of("last-day", cast.dora), {"ends_on": "some day"})

    assert closed
    assert Person.objects.get(pk=cast.dora.pk).may_sign_in
    assert wrong.status_code == 200
    assert AuditEntry.objects.filter(action="last day set", reason="2026-01-31").exists()


def test_a_role_is_given(administrator: Client, cast: Cast) -> None:
    administrator.post(of("role", cast.bram), {"role": Role.EDITOR})
    page = administrator.post(of("role", cast.bram), {"role": "king"})

    cast.bram.refresh_from_db()
    assert cast.bram.role == Role.EDITOR
    assert page.status_code == 200


def test_the_last_administrator_is_told_why_not(administrator: Client, cast: Cast) -> None:
    role = administrator.post(of("role", cast.beheer), {"role": Role.MEMBER}).content.decode()
    leave = administrator.post(of("deactivation", cast.beheer), {"reason": "Moe"}).content.decode()
    past = administrator.post(of("last-day", cast.beheer), {"ends_on": "2026-01-31"})

    assert "Niemand anders beheert Lenig." in role
    assert "Niemand anders beheert Lenig." in leave
    assert "Niemand anders beheert Lenig." in past.content.decode()
    assert 'value="Moe"' in leave


def test_a_link_is_sent_to_who_has_none_yet(
    administrator: Client, cast: Cast, letters: Letters
) -> None:
    administrator.post(of("person-invitation", cast.bram))

    (letter,) = letters()
    assert letter.to == cast.bram.email


def test_no_link_for_who_is_in(
    administrator: Client, cast: Cast, anouk: Person, letters: Letters
) -> None:
    administrator.post(of("person-invitation", anouk))

    assert letters() == []
    assert not Invitation.objects.exists()


def test_who_came_without_an_address_gets_one_and_is_let_in(
    administrator: Client, cast: Cast, letters: Letters
) -> None:
    """A register may know of no addresses: without one there is no way in."""
    iris = add_person(given_name="Iris")

    before = administrator.get(of("manage-person", iris)).content.decode()
    administrator.post(of("address", iris), {"email": "Iris@Zuiderdam.example"})
    administrator.post(of("person-invitation", iris))

    assert 'name="email"' in before
    assert [letter.to for letter in letters()] == ["iris@zuiderdam.example"]
    assert AuditEntry.objects.filter(action="address given", actor=cast.beheer).exists()


def test_a_slip_in_an_address_is_mended_and_the_link_to_it_dies(
    administrator: Client, cast: Cast, client: Client, letters: Letters
) -> None:
    administrator.post(of("person-invitation", cast.bram))
    (astray,) = letters()

    administrator.post(of("address", cast.bram), {"email": "bram.van.dijk@zuiderdam.example"})

    assert client.get(astray.path).status_code == 404
    administrator.post(of("person-invitation", cast.bram))
    (letter,) = letters()
    assert letter.to == "bram.van.dijk@zuiderdam.example"
    assert client.get(letter.path).status_code == 200


def test_nobody_changes_the_address_of_who_signs_in_with_it(
    administrator: Client, cast: Cast, anouk: Person
) -> None:
    """The next link to set a password would come to whoever changed it."""
    administrator.post(of("address", anouk), {"email": "beheer2@zuiderdam.example"})
    page = administrator.get(of("manage-person", anouk)).content.decode()

    assert Person.objects.get(pk=anouk.pk).email == anouk.email
    assert of("address", anouk) not in page


def test_nobody_takes_over_an_account_by_closing_and_opening_it(
    administrator: Client, cast: Cast, anouk: Person
) -> None:
    """Freed of its address it has no way in; what was written and kept in it is still Anouk's."""
    Client().force_login(anouk)
    for step in ("deactivation", "address-release", "reactivation"):
        administrator.post(of(step, anouk))
    administrator.post(of("address", anouk), {"email": "beheer2@zuiderdam.example"})

    anouk.refresh_from_db()
    assert anouk.may_sign_in
    assert anouk.email is None


def test_nobody_comes_in_as_a_member_of_a_closed_group(administrator: Client, cast: Cast) -> None:
    """Dewi was put in there before she came: at an address of their own an administrator would read along."""
    audience = Audience.objects.create(owner="group")
    AudienceMembership.objects.create(
        audience=audience, person=cast.dewi, because=AudienceMembership.Because.MEMBER
    )
    administrator.post(of("address", cast.dewi), {"email": "beheer2@zuiderdam.example"})
    page = administrator.get(of("manage-person", cast.dewi)).content.decode()

    assert Person.objects.get(pk=cast.dewi.pk).email == cast.dewi.email
    assert of("address", cast.dewi) not in page
    assert of("person-invitation", cast.dewi) in page


def test_an_address_is_nobody_elses_and_not_the_registers(
    administrator: Client, cast: Cast
) -> None:
    iris = add_person(given_name="Iris")
    taken = administrator.post(of("address", iris), {"email": cast.bram.email or ""})
    cast.bram.source, cast.bram.source_fields = "HR", ["email"]
    cast.bram.save(update_fields=["source", "source_fields"])
    owned = administrator.post(of("address", cast.bram), {"email": "ander@zuiderdam.example"})

    assert "Bram van Dijk staat al met dit adres" in taken.content.decode()
    assert "Het adres komt uit HR." in owned.content.decode()
    assert Person.objects.get(pk=iris.pk).email is None
    assert Person.objects.get(pk=cast.bram.pk).email == cast.bram.email


def test_the_address_of_a_leaver_is_freed(administrator: Client, cast: Cast) -> None:
    administrator.post(of("address-release", cast.dora))
    before = Person.objects.get(pk=cast.dora.pk).email
    administrator.post(of("deactivation", cast.dora))

    administrator.post(of("address-release", cast.dora))

    assert before == "dora@zuiderdam.example"
    assert Person.objects.get(pk=cast.dora.pk).email is None


def test_the_organisation_gets_another_name(administrator: Client, cast: Cast) -> None:
    administrator.post(reverse("people:manage-organisation"), {"name": "Gemeente Noorderdam"})

    assert Organisation.objects.get().name == "Gemeente Noorderdam"
    assert AuditEntry.objects.filter(action="organisation renamed").exists()


def test_a_domain_where_anybody_gets_an_address_is_no_domain_of_ours(
    administrator: Client,
) -> None:
    answer = administrator.post(reverse("people:new-domain"), {"domain": "Gmail.com"})

    assert "Iedereen kan een adres krijgen bij gmail.com" in answer.content.decode()
    assert not AllowedDomain.objects.exists()


def test_domains_are_allowed_and_taken_away(administrator: Client, cast: Cast) -> None:
    new = reverse("people:new-domain")
    administrator.post(new, {"domain": "Zuiderdam.NL"})
    wrong = administrator.post(new, {"domain": "info@zuiderdam.nl"}).content.decode()
    twice = administrator.post(new, {"domain": "zuiderdam.nl"})
    assert [domain.domain for domain in AllowedDomain.objects.all()] == ["zuiderdam.nl"]

    administrator.post(reverse("people:domain-removal", args=["zuiderdam.nl"]))

    assert "Schrijf een domein zoals zuiderdam.nl" in wrong
    assert 'value="info@zuiderdam.nl"' in wrong
    assert twice.status_code == 200
    assert not AllowedDomain.objects.exists()


def routes(cast: Cast) -> list[str]:
    """Every address of the administration."""
    dora = cast.dora.handle
    handles = {"handle": dora, "position": dora, "domain": "zuiderdam.nl"}
    return [
        reverse(
            f"people:{each.name}",
            kwargs={name: handles[name] for name in each.pattern.converters},
        )
        for each in import_module("lenig.people.account_urls").account_urls
        if str(each.pattern).startswith("manage/")
    ]


@pytest.mark.parametrize("name", ["anouk", "gast", "chidi", "redactie"])
def test_for_everybody_else_the_administration_is_not_there(
    cast: Cast, client: Client, name: str
) -> None:
    client.force_login(getattr(cast, name))

    statuses = {client.get(route).status_code for route in routes(cast)}
    statuses |= {client.post(route, {"role": Role.GUEST}).status_code for route in routes(cast)}

    assert statuses == {404}
    assert Person.objects.get(pk=cast.dora.pk).is_active


def test_an_administrator_opens_each_of_its_pages(administrator: Client, cast: Cast) -> None:
    """Without this one, a broken map would pass the test above."""
    answers = [administrator.get(route).status_code for route in routes(cast)]

    assert len(answers) > 10
    assert answers.count(200) >= 6


def test_nothing_changes_by_looking(administrator: Client, cast: Cast) -> None:
    for route in routes(cast):
        administrator.get(route)

    assert Person.objects.get(pk=cast.dora.pk).is_active
    assert not AuditEntry.objects.exists()
