"""From the command to the first page. Bar: at most 5 seconds."""

import statistics
import time

from bench.occasion import Occasion, Results
from bench.organisation.sizes import ORDINARY
from bench.server import site, wait_for
from bench.signing_in import cookie_of
from bench.table import print_table


def run(occasion: Occasion) -> Results:
    occasion.close()
    cookie, taken = cookie_of(ORDINARY), []
    for _ in range(occasion.effort.starts):
        began = time.perf_counter()
        with site(occasion.port) as server:
            wait_for(server, "/", cookie)
            taken.append(time.perf_counter() - began)
    results = {
        "start": {"seconds": round(statistics.median(taken), 2), "max": round(max(taken), 2)}
    }
    print_table("Start", results)
    return results
