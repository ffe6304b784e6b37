"""Letters: the few mails that accounts need, in the language of who reads them.

A letter is a template: its first line is the subject, the rest is the text. Links
start at the address in the settings, never at a name that a request brought along.
"""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from lenig.people.models import Organisation

#: Says to answering machines that nobody waits for an answer.
_HEADERS = {"Auto-Submitted": "auto-generated"}


def send_letter(name: str, *, to: str, language: str, **context: Any) -> None:
    """Send `people/letters/NAME.txt` to this address."""
    subject, text = write_letter(name, language=language, **context)
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers=_HEADERS).send()


def write_letter(name: str, *, language: str, **context: Any) -> tuple[str, str]:
    """The subject and the text of a letter."""
    site = {"site_name": Organisation.current_name() or "Lenig", "origin": settings.ORIGIN}
    with translation.override(language):
        written = render_to_string(f"people/letters/{name}.txt", site | context)
    subject, _, text = written.strip().partition("\n")
    # Some of what counts as a space would begin a new header.
    return " ".join(subject.split()), f"{text.strip()}\n"


def on_site(path: str) -> str:
    """The whole address of a path here."""
    return f"{settings.ORIGIN}{path}"
