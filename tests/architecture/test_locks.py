"""The lock files name parts and their hashes, and not where somebody got them."""

import re
from pathlib import Path

import pytest

from tests.surroundings import CHECKOUT

LOCKS = sorted(CHECKOUT.glob("requirements*.lock"))

_PART = re.compile(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,-]+\])?==[^\s:/]+( ; [^:/]+)? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
_WHY = re.compile(r"    # +(via.*|[a-z][a-z0-9._-]*(\[.*\])?( \(.*\))?)|    #   .+")


def strange_lines(text: str) -> list[str]:
    """Lines that are neither a part at one version, nor a hash, nor who asks for it."""
    known = (_PART, _HASH, _WHY)
    return [
        line
        for line in text.splitlines()
        if "://" in line or "--index" in line or not any(each.fullmatch(line) for each in known)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_parts_and_hashes_alone(lock: Path) -> None:
    assert strange_lines(lock.read_text()) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://parts.example/simple",
        "#    uv pip compile pyproject.toml --index-url x -o requirements.lock",
        "part @ https://parts.example/part.whl \\",
    ],
)
def test_an_address_would_be_noticed(line: str) -> None:
    assert strange_lines(line) == [line]
