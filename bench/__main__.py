"""`bin/bench [NAME …] [--small] [--json] [--database URL]`: what pages cost, as a table.

Each figure is told beside the floor, a bare page measured in the same run, since
machines differ more than ratios do. The organisation is made once and kept
under `.cache/bench`.
"""

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
NAMES = ("home", "people")


def main() -> int:
    given = _arguments()
    prepare(given.size, given.database, data=given.data)
    results: dict[str, object] = {}
    for name in given.names or NAMES:
        results |= importlib.import_module(f"bench.pages_{name}").run()
    if given.json:
        print(json.dumps(results))
    return 0


def prepare(size: str, database: str, *, data: str = "") -> None:
    """Set the environment before Django reads it, and see that there is an organisation."""
    folder = Path(data) if data else CHECKOUT / ".cache" / "bench" / size
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "LENIG_DATA": str(folder),
        "LENIG_SECRET_KEY": "only-for-the-benchmark",
        "DJANGO_SETTINGS_MODULE": "lenig.config.settings",
        "LENIG_BENCH_SIZE": size,
    }
    if database:
        os.environ["DATABASE_URL"] = database
    importlib.import_module("bench.readying").ready(size)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[[], *NAMES], help="what to measure; all when left out"
    )
    parser.add_argument("--small", dest="size", action="store_const", const="small", default="full")
    parser.add_argument("--huge", dest="size", action="store_const", const="huge")
    parser.add_argument("--json", action="store_true", help="one object instead of a table")
    parser.add_argument("--database", default="", help="an empty PostgreSQL database of your own")
    parser.add_argument("--data", default="", help="the folder for the organisation")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
