"""The mails of accounts: what stands in them, and that a real mail server takes them."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from lenig.people.accounts.browsers import browser_of
from lenig.people.accounts.tasks import send_reset_link, send_security_notice
from lenig.people.accounts.words import NOTICES
from lenig.people.actions.inviting import invite
from lenig.people.models import Organisation, Person
from lenig.people.tests.accounts.conftest import Letters
from lenig.people.tests.accounts.sink import Sink
from tests.cast import Cast

DETAILS = {
    "at": "2026-11-24T10:00:00+00:00",
    "from": "192.0.2.1",
    "browser": "Firefox, Windows",
    "from_email": "oud@zuiderdam.example",
    "to_email": "nieuw@zuiderdam.example",
    "deleted_email": "nooit@zuiderdam.example",
}


def test_a_mail_server_takes_an_invitation(
    cast: Cast, letters: Letters, settings: LazySettings, client: Client
) -> None:
    """Over a real line, letters with accents and all."""
    Organisation(name="Gemeente Één").save()
    with Sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        invite("anna@example.org", actor=cast.beheer, name="Anna")
        letters()

    (message,) = sink.messages
    text = message.get_content()
    link = next(word for word in text.split() if word.startswith("http"))
    assert message["To"] == "anna@example.org"
    assert message["Subject"] == "Kom binnen bij Gemeente Één"
    assert message["Auto-Submitted"] == "auto-generated"
    assert client.get(link.removeprefix(settings.ORIGIN)).status_code == 200


@pytest.mark.parametrize("what", NOTICES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_notice_can_be_said(
    anouk: Person, letters: Letters, what: str, language: str
) -> None:
    Person.objects.filter(pk=anouk.pk).update(language=language)
    send_security_notice.enqueue(anouk.handle, what, anouk.email or "", DETAILS)

    (letter,) = letters()
    with translation.override(language):
        assert letter.subject == str(NOTICES[what].subject)
    assert "24 november 2026" in letter.text.lower()
    assert "192.0.2.1 (Firefox, Windows)" in letter.text
    assert "%(" not in letter.text
    assert letter.path == "/settings/security/"


def test_a_name_cannot_add_a_line_to_the_head_of_a_mail(cast: Cast, letters: Letters) -> None:
    Organisation(name="Zuiderdam\nBcc: everybody@example.org").save()

    invite("anna@example.org", actor=cast.beheer)

    (letter,) = letters()
    assert letter.message.recipients() == ["anna@example.org"]
    assert "\n" not in letter.subject


def test_what_waits_in_the_queue_holds_no_secret(anouk: Person, cast: Cast) -> None:
    invite("anna@example.org", actor=cast.beheer)
    send_reset_link.enqueue(anouk.handle)

    waiting = [task.args_kwargs["args"] for task in DBTaskResult.objects.filter(queue_name="mail")]
    assert all(
        isinstance(arguments[0], int) or arguments == [anouk.handle] for arguments in waiting
    )


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140 Safari/537 Edg/140",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome, Android"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_what_people_call_it(agent: str, words: str) -> None:
    assert browser_of(agent) == words
