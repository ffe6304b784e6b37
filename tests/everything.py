"""All checks in a row, each with its duration: what `bin/test` runs.

Without arguments everything; with arguments only the tests that they name, on both
databases: `bin/test lenig/stream -k reacting`.
"""

import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests import chromium, realdata
from tests.surroundings import CACHE, CHECKOUT

PYTHON = sys.executable
BIN = Path(PYTHON).parent
REPORTS = CACHE / "reports"
WORKERS = str(min(os.cpu_count() or 1, 4))


@dataclass
class Step:
    """One check: a command, and what of its output is worth a look."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    #: Whether its output is shown while it runs.
    aloud: bool = False

    def run(self) -> "Result":
        begun = time.monotonic()
        done = subprocess.run(
            self.command,
            cwd=CHECKOUT,
            env=os.environ | self.environment,
            stdout=None if self.aloud else subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Result(self, done.returncode, time.monotonic() - begun, done.stdout or "")


@dataclass(frozen=True)
class Result:
    step: Step
    code: int
    seconds: float
    output: str

    @property
    def passed(self) -> bool:
        return self.code == 0

    def __str__(self) -> str:
        return f"{'ok' if self.passed else 'FAILED':6} {self.step.name:28} {self.seconds:6.1f} s"


def main(arguments: list[str]) -> int:
    begun = time.monotonic()
    REPORTS.mkdir(parents=True, exist_ok=True)
    for old in REPORTS.glob("*.xml"):
        old.unlink()
    results = tests_alone(arguments) if arguments else everything()
    return summed_up(results, time.monotonic() - begun)


def everything() -> list[Result]:
    words = shown(manage("words", "compile_words").run())
    with ThreadPoolExecutor(max_workers=2) as pool:
        checks = [shown(result) for result in pool.map(Step.run, still_checks())]
    if chromium.find_or_install() is None:
        print(f"The journeys are skipped: {chromium.ABSENT}.")
    if realdata.folder() is None:
        print(f"Some tests are skipped: {realdata.ABSENT}.")
    return [words, *checks, *(shown(step.run()) for step in runs_of_tests())]


def tests_alone(arguments: list[str]) -> list[Result]:
    manage("words", "compile_words").run()
    return [
        shown(tests(f"tests-{database}", *arguments, database=database).run())
        for database in ("sqlite", "postgresql")
    ]


def still_checks() -> list[Step]:
    """What looks at the code without running it, the longest first."""
    return [
        Step("types", [str(BIN / "mypy")]),
        Step("format", [str(BIN / "ruff"), "format", "--check", "."]),
        Step("lint", [str(BIN / "ruff"), "check", "."]),
        Step("import contracts", [str(BIN / "lint-imports")]),
        manage("missing migrations", "makemigrations", "--check", "--dry-run"),
        manage("settings", "check", "--fail-level", "WARNING"),
    ]


def runs_of_tests() -> list[Step]:
    return [
        tests("tests-sqlite", "-m", "not journey", "-n", WORKERS, database="sqlite"),
        tests("tests-postgresql", "-m", "not journey", "-n", WORKERS, database="postgresql"),
        tests("journeys", "-m", "journey", "-n", WORKERS, database="sqlite"),
    ]


def tests(name: str, *arguments: str, database: str) -> Step:
    report = f"--junitxml={REPORTS / name}.xml"
    command = [PYTHON, "-m", "pytest", "-q", "--durations=5", report, *arguments]
    return Step(name, command, {"LENIG_TEST_DATABASE": database}, aloud=True)


def manage(name: str, *command: str) -> Step:
    return Step(name, [PYTHON, "-m", "lenig", "manage", *command])


def shown(result: Result) -> Result:
    if not result.passed:
        print(result.output)
    print(result, flush=True)
    return result


def summed_up(results: list[Result], seconds: float) -> int:
    """Every step with its time, the counts of all tests together, and the exit code."""
    print("\n" + "\n".join(str(result) for result in results))
    failed = [result.step.name for result in results if not result.passed]
    counts = Counter[str]()
    for report in REPORTS.glob("*.xml"):
        counts += _counted(report)
    listing = ", ".join(f"{counts[word]} {word}" for word in ("failed", "passed", "skipped"))
    ending = f"not good: {', '.join(failed)}" if failed else "all is well"
    print(f"==== {listing} in {seconds:.0f} s; {ending} ====")
    return 1 if failed else 0


def _counted(report: Path) -> Counter[str]:
    counts = Counter[str]()
    for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - we wrote it
        total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        broken = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        counts += Counter(failed=broken, skipped=skipped, passed=total - skipped - broken)
    return counts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
