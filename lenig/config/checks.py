"""What an installation may not do, however it is set."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.database)
def readers_do_not_queue_as_writers(**_: Any) -> list[CheckMessage]:
    """ATOMIC_REQUESTS opens a transaction around every page that is only read.

    On SQLite such a transaction takes the one writing place: reading fell from 953
    pages a second to 49.
    """
    return [
        Error(
            f'ATOMIC_REQUESTS is on for the database "{name}".',
            hint="Leave it off; actions open their own transaction.",
            id="lenig.E001",
        )
        for name, database in settings.DATABASES.items()
        if database.get("ATOMIC_REQUESTS")
    ]


@register(Tags.security)
def limits_count_across_processes(**_: Any) -> list[CheckMessage]:
    """A cache of one process would let a guesser try again at each of the others."""
    if "locmem" in settings.CACHES["default"]["BACKEND"]:
        return [
            Error(
                "The default cache belongs to one process, so sign-in limits do not hold.",
                hint="Leave it to the settings: Redis when LENIG_REDIS_URL is set, the database else.",
                id="lenig.E002",
            )
        ]
    return []
