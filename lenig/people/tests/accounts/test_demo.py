"""One click to sign in: in the demo, and nowhere else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from lenig.people.models import Person
from tests.surroundings import CHECKOUT

#: Runs in a process of its own, because the demo decides what is loaded.
IN_THE_DEMO = """
import json
import django
django.setup()
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from lenig.people.actions.arriving import add_person
call_command("migrate", verbosity=0)
door = add_person(given_name="Mo", email="medewerker@zuiderdam.example", password="zuiderdam-demo")
others = [
    add_person(given_name="Bram", email="bram@zuiderdam.example"),
    add_person(given_name="Echt", email="medewerker@zuiderdam.nl"),
]
HERE = {"host": "localhost"}
page = Client(headers=HERE).get(reverse("account_login")).content.decode()
def enters(person, method="post"):
    client = Client(headers=HERE)
    getattr(client, method)(reverse("people:demo-sign-in", args=[person.handle]))
    return client.get(reverse("account_logout")).status_code == 200
print(json.dumps({
    "offered": [door.handle in page, *(other.handle in page for other in others)],
    "enters": [enters(door), *(enters(other) for other in others)],
    "by looking": enters(door, "get"),
}))
"""

#: The whole map and every app are loaded, as a web process loads them.
WHAT_IS_LOADED = """
import json
import sys
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
assert "lenig.people.account_urls" in sys.modules
print(json.dumps("lenig.people.accounts.demo" in sys.modules))
"""


def _run(code: str, data: Path, *, demo: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {
        "DJANGO_SETTINGS_MODULE": "lenig.config.settings",
        "LENIG_DEMO": demo,
        "LENIG_DATA": str(data),
        "DATABASE_URL": "",
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_outside_the_demo_there_is_no_such_address(anouk: Person, client: Client) -> None:
    assert not settings.DEMO
    with pytest.raises(NoReverseMatch):
        reverse("people:demo-sign-in", args=[anouk.handle])

    assert client.post(f"/demo/{anouk.handle}/").status_code == 404
    assert "Kijk rond als" not in client.get(reverse("account_login")).content.decode()


@pytest.mark.parametrize("demo", ["yes", "no"])
def test_only_the_demo_loads_its_code(tmp_path: Path, demo: str) -> None:
    """Asked in a process of its own: in this one, another test may have loaded it."""
    done = _run(WHAT_IS_LOADED, tmp_path, demo=demo)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) is (demo == "yes")


def test_in_the_demo_its_accounts_are_a_click_away_and_no_others(tmp_path: Path) -> None:
    done = _run(IN_THE_DEMO, tmp_path, demo="yes")

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {
        "offered": [True, False, False],
        "enters": [True, False, False],
        "by looking": False,
    }
