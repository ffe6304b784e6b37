"""What a password must be, said in plain words: long, not well known, not one's own name."""

import re
from typing import Any

from django.contrib.auth import password_validation as django
from django.core.exceptions import ValidationError
from django.utils.translation import gettext


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return gettext("Too short: use at least %(number)s characters.") % {
            "number": self.min_length
        }


#: Words that people here begin with, beside the list that Django brings along.
_FIRST_TRIED = """
    wachtwoord welkom geheim intranet vakantie voetbal zonnetje
    lente zomer herfst winter januari februari maart april mei juni juli augustus
    september oktober november december maandag dinsdag woensdag donderdag vrijdag
"""


class NotWellKnown(django.CommonPasswordValidator):
    """Also looks at the word alone: `Welkom2026!!` is long, and guessed first all the same."""

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        word = _word_of(password)
        if not word or word in _FIRST_TRIED.split() or word in self.passwords:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        return gettext("Too many people use this one, so it is guessed first. Choose another.")


def _word_of(password: str) -> str:
    """The letters, once where they are said over and over."""
    letters = re.sub(r"[\W\d_]+", "", password).casefold()
    return re.sub(r"^(.+?)\1+$", r"\1", letters)


class NotOnesOwnName(django.UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=("given_name", "surname", "preferred_name", "email"))

    def get_error_message(self) -> str:
        return gettext("Too much like your name or your e-mail address. Choose another.")
