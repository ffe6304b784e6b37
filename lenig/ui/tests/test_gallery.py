"""The gallery shows every component, in the demo and while developing only."""

from collections.abc import Callable

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from lenig.ui.gallery import components
from lenig.ui.views import gallery


@pytest.fixture
def show(settings: Settings, db: None) -> Callable[..., str]:
    """The gallery's page, as a developer asks for it."""
    settings.DEMO = True

    def ask(**query: str) -> str:
        request = RequestFactory().get(reverse("ui:gallery"), query)
        return gallery(request).content.decode()

    return ask


def test_every_component_appears(show: Callable[..., str]) -> None:
    page = show()

    for component in components():
        assert f'<section id="{component.name}"' in page


@pytest.mark.parametrize("appearance", ["light", "dark"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_can_be_seen_in_each_way(
    show: Callable[..., str], appearance: str, direction: str
) -> None:
    page = show(appearance=appearance, direction=direction)

    assert f'dir="{direction}" data-appearance="{appearance}"' in page


def test_it_can_be_seen_without_a_script(show: Callable[..., str]) -> None:
    assert "<script" in show()
    assert "<script" not in show(script="without")


def test_nonsense_shows_it_the_ordinary_way(show: Callable[..., str]) -> None:
    assert 'data-appearance="auto"' in show(appearance='"><script>')


def test_an_ordinary_installation_has_no_gallery(settings: Settings) -> None:
    settings.DEMO = settings.DEBUG = False

    with pytest.raises(Http404):
        gallery(RequestFactory().get("/gallery/"))


def test_it_asks_the_database_nothing(
    show: Callable[..., str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    show()  # the name above every page is asked once a minute

    with django_assert_num_queries(0):
        show()
