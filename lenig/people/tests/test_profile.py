"""A profile: who somebody is today, for whoever may meet them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lenig.people.actions.changing import confirm_profile
from lenig.people.actions.leaving import deactivate
from lenig.people.models import Location
from lenig.people.tests.conftest import (
    Office,
    are_here,
    away,
    cost_of_the_frame,
    crowd,
    knows,
    seat,
)
from tests.budget import Budget
from tests.cast import Cast

Read = Callable[..., str]
OWN_QUERIES = 9
SLOTS = ("person-actions", "profile-tabs", "profile-side")


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_the_same_for_one_and_for_twenty(
    client: Client, cast: Cast, office: Office, budget: Budget, number: int
) -> None:
    bram = cast.bram
    bram.location = Location.objects.create(name="Stadhuis")
    bram.field_visibility = {"mobile": "managers"}
    bram.save()
    for person in crowd(number):
        seat(person, "Medewerker", office.desk, under=office.bram)
        away(person, stand_in=cast.esra)
    knows(bram, *(f"woord-{n}" for n in range(number)))
    away(bram, stand_in=cast.esra)
    client.force_login(cast.anouk)
    client.get(bram.get_absolute_url())

    with budget(queries=cost_of_the_frame(*SLOTS) + OWN_QUERIES):
        response = client.get(bram.get_absolute_url())

    assert response.status_code == 200


def test_it_says_who_somebody_is(read: Read, cast: Cast, office: Office) -> None:
    bram = cast.bram
    bram.pronouns, bram.name_sound, bram.phone = "hij/hem", "bram fan daik", "088 000 02 14"
    bram.location, bram.place = Location.objects.create(name="Stadhuis"), "Vleugel B"
    bram.working_days = str(timezone.localdate().isoweekday())
    bram.save()

    page = read(cast.esra, bram.get_absolute_url())

    for words in ("hij/hem", "bram fan daik", "Stadhuis", "Vleugel B", "Werkt vandaag"):
        assert words in page
    assert 'href="tel:0880000214"' in page
    assert f'<b>Adviseur portaal</b> bij <a href="{office.desk.get_absolute_url()}">' in page


def test_one_up_and_one_down_stand_beside_it(read: Read, cast: Cast, office: Office) -> None:
    seat(cast.dewi, "Stagiair", office.desk, under=office.bram)
    seat(None, "Planner", office.desk, under=office.bram)

    page = read(cast.esra, cast.bram.get_absolute_url())
    beside = page[page.index('class="line-up"') :]

    assert "Anouk de Wit" in beside
    assert "Dewi Pratiwi" in beside
    assert "Planner" in beside
    assert "Carla Jansen" not in beside


def test_an_absence_stands_above_everything(read: Read, cast: Cast) -> None:
    cast.bram.working_days = "1,2,3,4,5,6,7"
    cast.bram.save()
    away(cast.bram, stand_in=cast.esra)

    page = read(cast.dewi, cast.bram.get_absolute_url())

    assert "Afwezig tot en met" in page
    assert page.index("profile__away") < page.index("profile__name")
    assert "Werkt vandaag" not in page
    assert f'href="{cast.esra.get_absolute_url()}"' in page


def test_a_guest_does_not_learn_of_a_stand_in_from_elsewhere(read: Read, cast: Cast) -> None:
    are_here(cast.g)
    away(cast.carla, stand_in=cast.esra)

    assert "Esra" not in read(cast.gast, cast.carla.get_absolute_url())
    assert "Esra" in read(cast.bram, cast.carla.get_absolute_url())


def test_a_guest_meets_the_people_of_the_own_groups_alone(
    client: Client, cast: Cast, office: Office
) -> None:
    are_here(cast.g)
    client.force_login(cast.gast)

    known = client.get(cast.carla.get_absolute_url())
    unknown = client.get(cast.bram.get_absolute_url())
    nobody = client.get(reverse("people:profile", args=["0" * 20]))

    assert known.status_code == 200
    assert reverse("people:department", args=[office.service.handle]) not in known.content.decode()
    assert "line-up" not in known.content.decode()
    assert (unknown.status_code, nobody.status_code) == (404, 404)
    assert without_token(unknown) == without_token(nobody)


def without_token(response: Any) -> str:
    """A page without what is another word for each answer."""
    return re.sub(
        r'"x-csrftoken": "\w+"|value="\w{64}"|nonce="[^"]+"', "", response.content.decode()
    )


def test_who_left_has_no_profile(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)
    before = client.get(cast.dora.get_absolute_url()).status_code

    deactivate(cast.dora, actor=None)

    assert (before, client.get(cast.dora.get_absolute_url()).status_code) == (200, 404)


def test_after_a_year_it_asks_whether_it_is_still_right(
    read: Read, client: Client, cast: Cast
) -> None:
    cast.bram.confirmed_on = timezone.localdate() - timedelta(days=366)
    cast.bram.save()
    profile = cast.bram.get_absolute_url()
    asked = "Klopt dit nog?" in read(cast.bram, profile)
    asked_of_others = "Klopt dit nog?" in read(cast.esra, profile)

    client.force_login(cast.bram)
    client.post(reverse("people:confirmation", args=[cast.bram.handle]))

    assert (asked, asked_of_others) == (True, False)
    assert "Klopt dit nog?" not in read(cast.bram, profile)


def test_what_is_missing_is_said_to_oneself_alone(read: Read, cast: Cast) -> None:
    confirm_profile(cast.bram)
    profile = cast.bram.get_absolute_url()

    assert "vinden je makkelijker met een foto" in read(cast.bram, profile)
    assert "makkelijker" not in read(cast.esra, profile)
    assert "%" not in read(cast.bram, profile).split("own-fields")[0].split("banner--brand")[1]


def test_one_can_look_with_the_eyes_of_a_colleague(read: Read, cast: Cast) -> None:
    cast.bram.mobile, cast.bram.field_visibility = "0612345678", {"mobile": "me"}
    cast.bram.save()
    profile = cast.bram.get_absolute_url()

    assert "0612345678" in read(cast.bram, profile)
    assert "0612345678" not in read(cast.bram, profile, **{"as-others": ""})


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        '" onmouseover="alert(1)',
        "{% now 'Y' %}",
    ],
)
def test_hostile_text_in_any_field_is_only_text(read: Read, cast: Cast, text: str) -> None:
    bram = cast.bram
    bram.pronouns, bram.name_sound, bram.about, bram.languages, bram.place = (text,) * 5
    bram.phone = text[:40]
    bram.save()
    seat(bram, text)
    knows(bram, text[:60])

    page = read(cast.esra, bram.get_absolute_url())

    assert "<script>alert" not in page
    assert ' onmouseover="alert' not in page
    assert 'href="javascript:' not in page
