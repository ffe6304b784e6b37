"""What the tests of accounts share: somebody with a password, and the worker that sends the mail."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from lenig.people.models import Person
from tests.cast import Cast

PASSWORD = "drie blauwe stoelen"
WRONG = "vier groene tafels"


@dataclass(frozen=True)
class Letter:
    """A mail as its reader sees it."""

    message: EmailMessage

    @property
    def to(self) -> str:
        (address,) = self.message.to
        return address

    @property
    def subject(self) -> str:
        return str(self.message.subject)

    @property
    def text(self) -> str:
        return str(self.message.body)

    @property
    def links(self) -> list[str]:
        return re.findall(r"https?://\S+", self.text)

    @property
    def path(self) -> str:
        """The first link, as a path of this site."""
        return urlsplit(self.links[0]).path


Letters = Callable[[], list[Letter]]
SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """The name of the organisation is remembered per process; a test starts without."""
    caches["fragments"].clear()
    yield
    caches["fragments"].clear()


@pytest.fixture
def letters(db: None) -> Letters:
    """Let the worker do its mail, and give what it sent since the last time."""

    def send() -> list[Letter]:
        before = len(mail.outbox)
        for waiting in DBTaskResult.objects.ready().filter(queue_name="mail"):
            arguments = waiting.args_kwargs
            waiting.task.func(*arguments["args"], **arguments["kwargs"])
            waiting.delete()
        return [Letter(message) for message in mail.outbox[before:]]

    return send


@pytest.fixture
def with_password() -> Callable[[Person], Person]:
    """Give somebody of the cast the password of these tests."""

    def give(person: Person) -> Person:
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
        return person

    return give


@pytest.fixture
def anouk(cast: Cast, with_password: Callable[[Person], Person]) -> Person:
    return with_password(cast.anouk)


@pytest.fixture
def sign_in(client: Client) -> SignIn:
    """Sign in through the page, as a person does."""

    def through_the_page(
        person: Person, password: str = PASSWORD, *, client: Client = client
    ) -> Client:
        client.post(reverse("account_login"), {"login": person.email or "", "password": password})
        return client

    return through_the_page


@pytest.fixture
def proven(sign_in: SignIn) -> SignIn:
    """Signed in, and shown once more who they are: for what asks that."""

    def signed_in(person: Person) -> Client:
        client = sign_in(person)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        return client

    return signed_in


@pytest.fixture
def administrator(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.beheer)
    return client


def is_signed_in(client: Client) -> bool:
    """Whether the site knows who this is: only then does it ask whether to sign out."""
    return client.get(reverse("account_logout")).status_code == 200
