"""Every check of the catalogue is a test, or is listed with the reason why it cannot be one yet."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.attacks.catalogue import (
    NOT_YET,
    any_of,
    app,
    every_id,
    kind,
    library,
    model,
    route,
)
from tests.surroundings import CHECKOUT

_TEST = re.compile(r"^(?:async )?def test((?:_A\d+)+)_\w+", re.MULTILINE)


def named_tests() -> Counter[str]:
    """How many tests are named after each id."""
    files = [*(CHECKOUT / "lenig").rglob("test_*.py"), *(CHECKOUT / "tests").rglob("test_*.py")]
    named = [name for path in files for name in _TEST.findall(path.read_text())]
    return Counter(each for name in named for each in name.strip("_").split("_"))


def test_every_check_is_tested_or_listed() -> None:
    assert every_id() - set(named_tests()) - set(NOT_YET) == set()


def test_no_check_is_both() -> None:
    assert set(NOT_YET) & set(named_tests()) == set()


def test_nothing_is_named_after_a_check_that_does_not_exist() -> None:
    assert set(named_tests()) | set(NOT_YET) <= every_id()


@pytest.mark.parametrize("check", NOT_YET)
def test_a_check_that_is_put_off_does_not_apply_yet(check: str) -> None:
    """When this fails, the surface has come: write the check and take it off the list."""
    put_off = NOT_YET[check]

    assert not put_off.applies(), f"{check} was put off because {put_off.because}. It applies now."


def test_each_way_of_looking_sees_what_is_there() -> None:
    """Without this one, a look that never sees anything would pass the test above."""
    looks = [app("stream"), library("allauth.mfa"), route("compose"), model("post"), kind("update")]

    assert all(look() for look in looks)
    assert any_of(app("nothing"), app("groups"))()


@pytest.mark.realdata
def test_the_list_of_checks_is_whole(realdata: Path) -> None:
    catalogue = realdata.parent / "quality" / "attacks.md"
    if not catalogue.exists():
        pytest.skip("the catalogue is not beside the real input")

    found = set(re.findall(r"^\| (A\d+) \|", catalogue.read_text(), re.MULTILINE))

    assert found == every_id()
