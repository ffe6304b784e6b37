from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import translation

from lenig.people.actions.founding import make_administrator
from lenig.people.models import Person


class Command(BaseCommand):
    help = "Make somebody who administers this installation; asks for what is not given."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", help="the address with which they sign in")
        parser.add_argument("--given-name")
        parser.add_argument("--surname")
        parser.add_argument("--password", help="better left out, so that no history keeps it")

    def handle(self, *_: Any, **options: Any) -> None:
        email = _said(options, "email", "E-mail address")
        given_name = _said(options, "given_name", "Given name")
        surname = _said(options, "surname", "Surname", may_be_empty=True)
        _refuse_unless_free(email)
        password = options["password"] or _asked_twice()
        _refuse_weak(password, Person(email=email, given_name=given_name, surname=surname))
        make_administrator(email=email, given_name=given_name, surname=surname, password=password)
        self.stdout.write(f"{given_name} {surname} can sign in as {email} and administers Lenig.")


def _said(options: dict[str, Any], name: str, question: str, *, may_be_empty: bool = False) -> str:
    """What was given, or what somebody answers."""
    try:
        said = str(options[name] or input(f"{question}: ")).strip()
    except EOFError as trouble:
        option = f"--{name.replace('_', '-')}"
        raise CommandError(f"Nobody is there to be asked. Say it with {option}.") from trouble
    if not said and not may_be_empty:
        raise CommandError(f"The {question.lower()} is empty.")
    return said


def _refuse_unless_free(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as trouble:
        raise CommandError(f'"{email}" is no e-mail address.') from trouble
    if Person.objects.filter(email__iexact=email).exists():
        raise CommandError(f"There is already somebody with the address {email}.")


def _refuse_weak(password: str, person: Person) -> None:
    """In English, as everything that a command says."""
    try:
        with translation.override("en"):
            validate_password(password, person)
    except ValidationError as trouble:
        raise CommandError(" ".join(trouble.messages)) from trouble


def _asked_twice() -> str:
    try:
        password = getpass("Password (12 characters or more): ")
        again = getpass("Once more: ")
    except EOFError as trouble:
        raise CommandError("Nobody is there to be asked. Say it with --password.") from trouble
    if again != password:
        raise CommandError("The two passwords are not the same.")
    return password
