from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

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
        email = options["email"] or input("E-mail address: ")
        given_name = options["given_name"] or input("Given name: ")
        surname = options["surname"] or input("Surname: ")
        _refuse_unless_free(email)
        password = options["password"] or _asked_twice()
        try:
            validate_password(password, Person(email=email, given_name=given_name, surname=surname))
        except ValidationError as trouble:
            raise CommandError(" ".join(trouble.messages)) from trouble
        make_administrator(email=email, given_name=given_name, surname=surname, password=password)
        self.stdout.write(f"{given_name} {surname} can sign in as {email} and administers Lenig.")


def _refuse_unless_free(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as trouble:
        raise CommandError(f'"{email}" is no e-mail address.') from trouble
    if Person.objects.filter(email__iexact=email).exists():
        raise CommandError(f"There is already somebody with the address {email}.")


def _asked_twice() -> str:
    password = getpass("Password (12 characters or more): ")
    if getpass("Once more: ") != password:
        raise CommandError("The two passwords are not the same.")
    return password
