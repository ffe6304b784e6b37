"""Loading on an empty database, on one that is not empty, and twice."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lenig.demo.loading import NotEmpty, load
from lenig.demo.tests.conftest import fingerprint, undone
from lenig.people.actions.arriving import add_person
from lenig.people.models import Organisation, Person


@pytest.mark.usefixtures("db")
def test_one_that_was_broken_off_goes_on_and_makes_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = timezone.now()
    with undone():
        with monkeypatch.context() as broken:
            broken.setattr("lenig.demo.loading.STEPS", [lambda world: 1 / 0])
            with pytest.raises(ZeroDivisionError):
                load(now)
        assert Person.objects.exists()
        assert Organisation.current() is None
        assert load(now) is True
        mended = fingerprint()

    with undone():
        load(now)
        whole = fingerprint()

    assert mended == whole


@pytest.mark.usefixtures("db")
def test_it_mixes_with_nobody_real() -> None:
    add_person(given_name="Anouk", surname="Wit", prefix="de")

    with pytest.raises(NotEmpty):
        load()

    assert Person.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_an_organisation_of_somebody_else_is_left_alone() -> None:
    Organisation.objects.create(name="Gemeente Elders")

    with pytest.raises(NotEmpty):
        load()


@pytest.mark.usefixtures("db")
def test_the_command_loads_into_a_demo_alone(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="lenig demo"):
        call_command("load_demo")

    assert not Person.objects.exists()
