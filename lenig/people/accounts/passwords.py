"""What a password must be, said in plain words: long, not well known, not one's own name."""

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return gettext("Too short: use at least %(number)s characters.") % {
            "number": self.min_length
        }


class NotWellKnown(django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return gettext("Too many people use this one, so it is guessed first. Choose another.")


class NotOnesOwnName(django.UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=("given_name", "surname", "preferred_name", "email"))

    def get_error_message(self) -> str:
        return gettext("Too much like your name or your e-mail address. Choose another.")
