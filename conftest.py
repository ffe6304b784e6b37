"""The root of all tests: the surroundings first, then Django, then what tests share."""

import os

import django

from tests import surroundings

surroundings.prepare()
django.setup()
# A worker inherits the variables of whoever starts it. With this one among them it would
# read the settings before it has surroundings of its own, and all would share one database.
del os.environ["DJANGO_SETTINGS_MODULE"]

pytest_plugins = [
    "tests.haste",
    "tests.databases",
    "tests.budget",
    "tests.forgetting",
    "tests.browser",
    "tests.realdata",
    "tests.running",
    "tests.cast",
]
