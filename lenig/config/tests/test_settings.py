"""The settings as an installation would start with them: each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lenig.config.data_folder import CHECKOUT

ASK = "import json, sys; from lenig.config import settings as s; print(json.dumps({n: getattr(s, n) for n in sys.argv[1:]}, default=str))"


def start(folder: Path, *names: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Read the settings with these variables alone, and show some of them."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LENIG_")}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-c", ASK, *names],
        cwd=CHECKOUT,
        env=environment | {"LENIG_DATA": str(folder)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def settings(folder: Path, *names: str, **variables: str) -> dict[str, Any]:
    started = start(folder, *names, **variables)
    assert started.returncode == 0, started.stderr
    found: dict[str, Any] = json.loads(started.stdout)
    return found


COOKIES = (
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_NAME",
    "CSRF_COOKIE_SECURE",
    "MESSAGE_COOKIE_NAME",
)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    found = settings(tmp_path, "DEBUG", "DEMO", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", *COOKIES)

    assert found == {
        "DEBUG": False,
        "DEMO": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", ".localhost"],
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_NAME": "lenig-session",
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_NAME": "lenig-csrf",
        "CSRF_COOKIE_SECURE": False,
        "MESSAGE_COOKIE_NAME": "lenig-messages",
    }


def test_a_public_site_is_strict_by_itself(tmp_path: Path) -> None:
    names = (*COOKIES, "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")

    found = settings(tmp_path, *names, LENIG_SITE_URL="https://intranet.example")

    assert found == {
        "SESSION_COOKIE_NAME": "__Host-lenig-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-lenig-csrf",
        "CSRF_COOKIE_SECURE": True,
        "MESSAGE_COOKIE_NAME": "__Host-lenig-messages",
        "ALLOWED_HOSTS": ["intranet.example"],
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
    }


def test_a_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = settings(tmp_path, "SECRET_KEY")
    second = settings(tmp_path, "SECRET_KEY")

    assert first == second
    assert len(first["SECRET_KEY"]) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_new_data_folder_is_closed_to_others(tmp_path: Path) -> None:
    settings(tmp_path / "lenig" / "data", "SECRET_KEY")

    assert (tmp_path / "lenig" / "data").stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no folder")

    started = start(tmp_path / "notes.txt")

    assert started.returncode != 0
    assert "notes.txt, which cannot be used: File exists." in started.stderr.splitlines()[-1]


def test_a_server_is_used_when_it_is_named(tmp_path: Path) -> None:
    found = settings(
        tmp_path, "DATABASES", DATABASE_URL="postgres://u:p%40ss@db.example:6432/lenig"
    )

    database = found["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"]) == ("db.example", 6432)
    assert (database["NAME"], database["PASSWORD"]) == ("lenig", "p@ss")


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"LENIG_SITE_URL": "http://intranet.example"}, "a line that anybody can read"),
        ({"LENIG_SITE_URL": "https://intranet.example/social"}, "without a path"),
        ({"LENIG_SITE_URL": "intranet"}, "starts with https:// or http://"),
        (
            {"LENIG_SITE_URL": "https://intranet.example", "LENIG_DEBUG": "yes"},
            "only on localhost",
        ),
        (
            {"LENIG_SITE_URL": "https://intranet.example", "LENIG_DEMO": "yes"},
            "anybody may sign in as anybody",
        ),
        ({"LENIG_LIVE_PORT": "8000"}, "another port than LENIG_PORT"),
        ({"LENIG_EMAIL_FROM": "the intranet"}, "Intranet <intranet@mail.example>"),
        ({"LENIG_EMAIL_FROM": "I <i@mail.example>\nBcc: all@mail.example"}, "Intranet <intranet@"),
        ({"LENIG_SECRET_KEY": "secret"}, "32 letters and digits or more"),
        ({"LENIG_PORT": "many"}, 'LENIG_PORT is "many". Allowed is: a whole number'),
        ({"LENIG_PORT": "70000"}, "from 1 to 65534"),
        ({"LENIG_DEBUG": "perhaps"}, "yes or no"),
        ({"LENIG_SQLITE_SYNC": "sometimes"}, "full or normal or off"),
        ({"LENIG_TIME_ZONE": "Europe/Zuiderdam"}, "such as Europe/Brussels"),
        ({"LENIG_REDIS_URL": "localhost"}, "redis://"),
        ({"DATABASE_URL": "mysql://u:secret@db/lenig"}, "postgres://"),
        ({"LENIG_EMAIL_URL": "carrier-pigeon"}, "smtp+tls://"),
        ({"LENIG_WEB_PROCESES": "2"}, "Did you mean LENIG_WEB_PROCESSES?"),
    ],
)
def test_nonsense_is_refused_in_a_plain_sentence(
    tmp_path: Path, variables: dict[str, str], said: str
) -> None:
    started = start(tmp_path, **variables)

    assert started.returncode != 0
    assert said in started.stderr.splitlines()[-1]


def test_a_refusal_tells_no_password(tmp_path: Path) -> None:
    started = start(tmp_path, DATABASE_URL="mysql://somebody:hunter2@db/lenig")

    assert started.returncode != 0
    assert "hunter2" not in started.stderr


@pytest.mark.parametrize("sender", ["intranet@mail.example", "Het net <net@mail.example>"])
def test_a_sender_may_have_a_name(tmp_path: Path, sender: str) -> None:
    assert settings(tmp_path, "DEFAULT_FROM_EMAIL", LENIG_EMAIL_FROM=sender) == {
        "DEFAULT_FROM_EMAIL": sender
    }


def test_a_short_key_is_refused_and_not_shown(tmp_path: Path) -> None:
    started = start(tmp_path, LENIG_SECRET_KEY="hunter2")

    assert started.returncode != 0
    assert "hunter2" not in started.stderr


def test_earlier_keys_are_still_taken(tmp_path: Path) -> None:
    found = settings(
        tmp_path, "SECRET_KEY", "SECRET_KEY_FALLBACKS", LENIG_EARLIER_SECRET_KEYS="first second"
    )

    assert found["SECRET_KEY_FALLBACKS"] == ["first", "second"]
    assert found["SECRET_KEY"] not in {"first", "second"}
