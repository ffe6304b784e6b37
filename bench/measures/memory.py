"""What everything holds when nobody does anything: the sum of the proportional shares.

Bar: at most 450 MB with two web processes and 350 with one.
"""

import time
from typing import Any

from bench.load_client import one_at_a_time
from bench.occasion import Occasion, Results
from bench.organisation.sizes import ORDINARY
from bench.server import site
from bench.signing_in import cookie_of
from bench.table import print_table


def run(occasion: Occasion) -> Results:
    occasion.close()
    results = {f"idle, {count} web": _idle(count, occasion) for count in (2, 1)}
    print_table("Memory", results)
    return results


def _idle(processes: int, occasion: Occasion) -> dict[str, Any]:
    cookie = cookie_of(ORDINARY)
    with site(occasion.port, processes=processes) as server:
        fresh = server.memory()
        for path in ("/", "/people/", "/groups/", "/topics/"):
            one_at_a_time(server.port, path, cookie, times=20, warm=0)
        time.sleep(occasion.effort.rest)
        return {"pss_mb": round(server.memory()), "fresh_mb": round(fresh)}
