"""What the tests of imports share: running one, and the files that it reads."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

Report = dict[str, dict[str, Any]]
RunImport = Callable[..., Report]


@pytest.fixture
def run_import() -> RunImport:
    """`run_import("slack", path, dry_run=True)`: the report of an import, as `--json` gives it."""

    def run(command: str, path: Path, **options: Any) -> Report:
        out = StringIO()
        call_command(f"import_{command}", str(path), json=True, verbosity=0, stdout=out, **options)
        report: Report = json.loads(out.getvalue())
        return report

    return run


def created(report: Report) -> dict[str, int]:
    """How many of each kind are new, of those that are."""
    return {kind: count["created"] for kind, count in report.items() if count["created"]}


def updated(report: Report) -> dict[str, int]:
    return {kind: count["updated"] for kind, count in report.items() if count["updated"]}


def skipped(report: Report, kind: str) -> dict[str, int]:
    """How often for each reason."""
    return {each["reason"]: each["count"] for each in report[kind]["skipped"]}


def noted(report: Report, kind: str) -> dict[str, int]:
    return {each["remark"]: each["count"] for each in report[kind]["noted"]}


def changes_nothing(report: Report) -> bool:
    return not created(report) and not updated(report)
