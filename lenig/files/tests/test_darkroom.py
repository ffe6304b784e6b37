"""The process in which pictures are opened: what it may not do, and how much it may take."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lenig.files import darkroom
from lenig.files.developing import DARKROOM
from lenig.files.tests import samples

#: Between us and the darkroom stands a small process: a child's peak begins at its parent's.
MEASURE = """
import resource, subprocess, sys
ended = subprocess.run([sys.executable, "-I", sys.argv[1]], stdin=sys.stdin, env={}).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(ended, used.ru_maxrss // 1024, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


def run(upload: Path) -> tuple[dict[str, Any], int, int, float]:
    """What the darkroom says, how it ends, and the MB and seconds it took."""
    command = [sys.executable, "-c", MEASURE, str(DARKROOM)]
    with upload.open("rb") as source:
        done = subprocess.run(command, stdin=source, capture_output=True, check=True)
    ended, megabytes, seconds = done.stderr.splitlines()[-1].split()
    said = json.loads(done.stdout.partition(b"\n")[0] or b"{}")
    return said, int(ended), int(megabytes), float(seconds)


ATTEMPTS = {
    "read a file": "open('/etc/hostname').read()",
    "write a file": "open('/tmp/canary', 'w').write('x')",
    "call out": "socket.socket()",
    "start a program": "subprocess.run(['/bin/true'])",
    "take memory": "bytes(400_000_000)",
    "say too much": "import os; [os.write(1, bytes(40_000_000)) for _ in range(3)]",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_gets_out_of_it(attempt: str, tmp_path: Path) -> None:
    script = (
        f"import sys, socket, subprocess; sys.path.insert(0, {str(DARKROOM.parent)!r});"
        f"import darkroom; {{rights}}; {ATTEMPTS[attempt]}"
    )

    def ended(rights: str) -> int:
        with (tmp_path / "out").open("wb") as out:
            code = script.format(rights=rights)
            command = [sys.executable, "-c", code]
            return subprocess.run(command, stdout=out, stderr=out, check=False).returncode

    assert ended("pass") == 0
    assert ended("darkroom.give_up_rights()") != 0


def test_it_works_for_no_longer_than_a_picture_needs() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(DARKROOM.parent)!r}); import darkroom, resource;"
        "darkroom.give_up_rights(); print(resource.getrlimit(resource.RLIMIT_CPU))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout

    assert said.decode().strip() == f"({darkroom.SECONDS}, {darkroom.SECONDS})"


def test_it_knows_no_secret() -> None:
    assert "env={}" in DARKROOM.with_name("developing.py").read_text()
    assert "import lenig" not in DARKROOM.read_text()
    assert "from lenig" not in DARKROOM.read_text()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_the_largest_picture_is_made_within_its_memory(form: str, tmp_path: Path) -> None:
    options: dict[str, Any] = {"compress_level": 1} if form == "PNG" else {"quality": 30}
    upload = tmp_path / "upload"
    upload.write_bytes(samples.picture(form, (8660, 5773), **options))

    said, ended, megabytes, seconds = run(upload)

    assert megabytes < 300
    assert "parts" in said or (ended == -signal.SIGKILL and seconds > 0.9 * darkroom.SECONDS)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
        *((form, mode) for form in ("PNG", "GIF") for mode in ("RGB", "L", "P", "RGBA", "1")),
        *((form, mode) for form in ("WEBP", "AVIF") for mode in ("RGB", "L", "RGBA")),
    ],
)
def test_it_never_needs_what_it_gave_away(form: str, mode: str, tmp_path: Path) -> None:
    """A new Pillow may import something late: then this says what to add to LOADED."""
    upload = tmp_path / "upload"
    upload.write_bytes(samples.picture(form, (2000, 30), mode))

    said, ended, _, _ = run(upload)

    assert (ended, "parts" in said) == (0, True), said
