from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from lenig.people.models import Person, Role

pytestmark = pytest.mark.django_db

SOMEBODY = {
    "email": "beheer@zuiderdam.example",
    "given_name": "Ineke",
    "surname": "Beheer",
    "password": "a long enough sentence",
}


def create(**changed: str) -> str:
    out = StringIO()
    call_command("createadmin", **(SOMEBODY | changed), stdout=out)
    return out.getvalue()


def test_it_makes_somebody_who_administers_and_can_sign_in(client: Client) -> None:
    said = create()

    person = Person.objects.get(email=SOMEBODY["email"])
    assert person.role == Role.ADMINISTRATOR
    assert "Ineke Beheer" in said
    attempt = {"login": SOMEBODY["email"], "password": SOMEBODY["password"]}
    assert client.post("/account/login/", attempt).status_code == 302


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"password": "short"}, "12"),
        ({"password": "password1234"}, "Too many people"),
        ({"given_name": " "}, "given name is empty"),
        ({"email": "nobody"}, "no e-mail address"),
    ],
)
def test_it_refuses_what_is_not_good_enough(changed: dict[str, str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        create(**changed)

    assert not Person.objects.exists()


def test_it_does_not_make_somebody_twice() -> None:
    create()

    with pytest.raises(CommandError, match="already somebody"):
        create(email="Beheer@Zuiderdam.example")


def test_it_says_what_to_give_where_nobody_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO())

    with pytest.raises(CommandError, match="Say it with --surname"):
        create(surname="")
