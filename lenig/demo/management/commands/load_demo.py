"""`lenig manage load_demo`: fill the database with the demo organisation; `lenig demo` calls it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lenig.demo.loading import NotEmpty, load


class Command(BaseCommand):
    help = "Fill an empty database with the invented organisation. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Everybody knows the password of the demo's accounts, so they come into a demo "
                "alone. Run: lenig demo"
            )
        try:
            is_new = load()
        except NotEmpty as trouble:
            raise CommandError(
                "This database holds people who are not of the demo. Choose another folder: "
                "lenig demo --data DIR"
            ) from trouble
        self.stdout.write("Gemeente Zuiderdam is there." if is_new else "It was there already.")
