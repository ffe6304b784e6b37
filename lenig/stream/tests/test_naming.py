"""Who or what one follows is called as it is called today."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from lenig.access.viewer import Viewer
from lenig.people.actions.changing import change_field
from lenig.people.models import Department, Person
from lenig.stream.actions.following import follow
from lenig.stream.cards.why import why
from lenig.stream.models import Post
from lenig.stream.sources import source_of_department, source_of_person
from lenig.stream.tests.conftest import Share
from tests.cast import Cast


@pytest.mark.parametrize("name", ["preferred_name", "surname"])
def test_the_reason_for_a_post_names_its_author_as_they_are_called_now(
    cast: Cast, share: Share, name: str
) -> None:
    follow(source_of_person(cast.anouk), viewer=cast.viewer("esra"))
    post = share(cast.anouk)
    before = _why(post, cast)

    change_field(cast.anouk, actor=cast.anouk, name=name, columns={name: "Zilverschoon"})

    assert "Zilverschoon" not in before
    assert "Zilverschoon" in _why(post, cast)


def test_a_department_that_is_called_otherwise_is_followed_by_its_new_name(
    cast: Cast, as_: Callable[[Person], Client]
) -> None:
    with transaction.atomic():
        desk = Department.objects.create(name="Balie")
        follow(source_of_department(desk), viewer=cast.viewer("esra"))
        desk.name = "Klantcontact"
        desk.save(update_fields=["name"])

    page = as_(cast.esra).get(reverse("stream:following", args=[cast.esra.handle]))

    assert "Klantcontact" in page.content.decode()
    assert "Balie" not in page.content.decode()


def _why(post: Post, cast: Cast) -> str:
    return str(why(post, Viewer.of(cast.esra)))
