"""How often somebody may do something: counted in the cache, across all processes."""

import time
from datetime import timedelta

from django.core.cache import cache


def seconds_to_wait(what: str, who: object, *, most: int, per: timedelta) -> int:
    """Count one more try. 0 when it is allowed, else the seconds until the next one is.

    Counts by the clock: the count begins anew with each whole `per`. Two tries in
    the same instant may count as one where the cache is the database.
    """
    length = int(per.total_seconds())
    turn, passed = divmod(int(time.time()), length)
    key = f"limit:{what}:{who}:{turn}"
    cache.add(key, 0, timeout=length)
    if cache.incr(key) <= most:
        return 0
    return length - passed
