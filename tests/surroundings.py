"""The environment in which tests run. It differs from a real one by variables only.

Each process owns a data folder under `.cache/tests`, so that workers and
simultaneous runs never meet. `LENIG_TEST_DATABASE=postgresql` runs on PostgreSQL
from the wheel, or on the server that `DATABASE_URL` names.
"""

import atexit
import os
import shutil
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
CACHE = CHECKOUT / ".cache"

#: Whatever the machine says, tests start from here.
FIXED = {
    "DJANGO_SETTINGS_MODULE": "lenig.config.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright's own loop runs in the thread of the test
    "LENIG_SECRET_KEY": "only-for-tests-and-so-known-to-everybody",
    "LENIG_SQLITE_SYNC": "off",
    "LENIG_REFUSE_BARE_WRITES": "yes",
    "LENIG_STATIC_FROM_SOURCE": "yes",
    "LENIG_LOG_LEVEL": "warning",
}


def prepare() -> None:
    """Set every variable before Django reads one."""
    for name in [name for name in os.environ if name.startswith("LENIG_") and not _is_for_us(name)]:
        del os.environ[name]
    os.environ.update(FIXED)
    os.environ["LENIG_DATA"] = str(_own_folder())
    if on_postgresql():
        # Workers find it set: the server belongs to the process that started them.
        os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL") or _server_from_the_wheel()
    else:
        os.environ.pop("DATABASE_URL", None)


def on_postgresql() -> bool:
    return os.environ.get("LENIG_TEST_DATABASE") == "postgresql"


def _is_for_us(name: str) -> bool:
    return name.startswith("LENIG_TEST_") or name in {"LENIG_REALDATA", "LENIG_CHROMIUM"}


def _own_folder() -> Path:
    folder = CACHE / "tests" / f"run-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _server_from_the_wheel() -> str:
    """Start PostgreSQL, or join the one that another run started; the last to leave stops it."""
    # The wheel exists on fewer systems than Lenig does, so only these tests need it.
    from tests.postgresql import server_address  # noqa: PLC0415

    return server_address(CACHE / "postgresql")
