"""What happens when something breaks: processes that are killed, forms sent twice, fifty writers.

`bin/bench faults` (a quarter of an hour; `--small` a few minutes) tells each as one
line of figures. It makes an organisation of its own each time, since it ends with
what it wrote. Each fault is a module whose `run` answers its figures.
"""

import importlib

from bench.occasion import Occasion, Results
from bench.readying import say
from bench.table import print_table

FAULTS = ("web_killed", "worker_killed", "double_submit", "many_writers")


def run(occasion: Occasion) -> Results:
    results = Results()
    for name in FAULTS:
        say(f"  {name} …")
        found = importlib.import_module(f"bench.faults.{name}").run(occasion)
        for title, figures in found.items():
            print_table(title, {title: figures})
        results |= found
    return results
