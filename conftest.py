"""The root of all tests: the surroundings first, then Django, then what tests share."""

import django

from tests import surroundings

surroundings.prepare()
django.setup()

pytest_plugins = [
    "tests.databases",
    "tests.budget",
    "tests.browser",
    "tests.realdata",
    "tests.running",
    "tests.cast",
]
