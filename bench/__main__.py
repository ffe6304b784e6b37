"""`bin/bench [NAME …] [--small] [--json] [--database …]`: what Lenig costs, as tables.

Each page is told beside the floor, a bare page measured in the same run, since
machines differ more than ratios do. The organisation is made once and kept
under `.cache/bench`, until a migration or its maker changes.
"""

import argparse
import importlib
import json
import signal
import sys

from bench import keeping

#: In this order; `faults` takes a quarter of an hour and runs only when it is named.
ALL = ("home", "people", "groups", "writes", "visibility", "memory", "start", "weight")
FAULTS = "faults"


def main() -> int:
    given = _arguments()
    # Whoever is told to stop leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if given.names == [FAULTS]:
        place = keeping.prepare_for_faults(given.size, given.database, data=given.data)
    else:
        place = keeping.prepare(given.size, given.database, data=given.data)
    # From here on Django may be loaded: it reads what was just prepared.
    results = importlib.import_module("bench.occasion").run(
        given.names or ALL, place, effort=given.size, port=given.port
    )
    if given.json:
        print(json.dumps(results))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"what to measure: {', '.join(ALL)}, or {FAULTS}; all but {FAULTS} when left out",
    )
    for size, words in {
        "tiny": "120 people: to see that the benchmark works; its figures mean nothing",
        "small": "1,000 people and 20,000 posts",
        "huge": "100,000 people and 1,000,000 posts; 10,000 people else",
    }.items():
        parser.add_argument(f"--{size}", dest="size", action="store_const", const=size, help=words)
    parser.set_defaults(size="full")
    parser.add_argument("--json", action="store_true", help="one object besides the tables")
    parser.add_argument(
        "--database",
        default="",
        metavar="URL",
        help='an empty PostgreSQL database, or "postgresql" for a server of its own; SQLite else',
    )
    parser.add_argument("--data", default="", metavar="DIR", help="where the organisation is kept")
    parser.add_argument("--port", type=int, default=8190, help="the first of four free ports")
    given = parser.parse_args()
    if unknown := set(given.names) - {*ALL, FAULTS}:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    if FAULTS in given.names and given.names != [FAULTS]:
        parser.error(f"{FAULTS} runs by itself: it spoils what the others measure")
    return given


if __name__ == "__main__":
    sys.exit(main())
