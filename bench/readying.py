"""Sees that the database is migrated and holds the organisation of the wanted size."""

import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after the set-up

from bench.keeping import Place  # noqa: E402
from bench.organisation import SIZES, make  # noqa: E402
from lenig.people.models import Person  # noqa: E402


def ready(place: Place) -> None:
    """Make the organisation unless it is there, whole."""
    if place.is_ready:
        return
    wanted = SIZES[place.size]
    call_command("migrate", verbosity=0, interactive=False)
    if Person.objects.exists():
        raise SystemExit("This database holds something else already. Give an empty one.")
    say(f"An organisation of {wanted.people:,} people and {wanted.posts:,} posts is made:")
    began = time.monotonic()
    make(wanted)
    place.mark_ready()
    say(f"  ready in {time.monotonic() - began:.0f} s")


def say(words: str) -> None:
    """Progress goes beside the results, so that --json stays one object."""
    print(words, file=sys.stderr, flush=True)
