"""Tests on real input that is not part of Lenig: `LENIG_REALDATA` says where it lies.

Without the variable a folder `shared/data` beside the checkout is taken. Where
there is none, each such test is skipped by name and the summary says how many.
"""

import os
from pathlib import Path

import pytest

from tests.surroundings import CHECKOUT

ABSENT = "real input is not here: set LENIG_REALDATA to its folder"


def folder() -> Path | None:
    found = Path(os.environ.get("LENIG_REALDATA") or CHECKOUT.parent / "shared" / "data")
    return found if found.is_dir() else None


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder with real input."""
    found = folder()
    if found is None:
        pytest.skip(ABSENT)
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if folder() is None:
        for item in items:
            if item.get_closest_marker("realdata"):
                item.add_marker(pytest.mark.skip(reason=ABSENT))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if ABSENT in report.longreprtext
    ]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} tests on real input skipped: {ABSENT}.")
        for report in skipped:
            terminalreporter.write_line(f"  {report.nodeid}")
