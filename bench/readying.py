"""Sees that the database is migrated and holds the organisation of the wanted size."""

import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after the set-up

from bench import organisation  # noqa: E402
from lenig.people.models import Person  # noqa: E402

SIZES = {
    "small": organisation.SMALL,
    "full": organisation.FULL,
    "huge": organisation.HUGE,
}


def ready(size: str) -> None:
    """Make the organisation unless it is there."""
    wanted = SIZES[size]
    call_command("migrate", verbosity=0, interactive=False)
    there = Person.objects.count()
    if there == wanted.people:
        return
    if there:
        raise SystemExit("This database holds something else. Give an empty one.")
    print(f"Making an organisation of {wanted.people} people and {wanted.posts} posts:", flush=True)
    began = time.monotonic()
    organisation.make(wanted)
    print(f"  ready in {time.monotonic() - began:.0f} s", flush=True)
