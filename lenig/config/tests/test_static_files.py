"""What the browser fetches: by its own name from a checkout, by its content once collected."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.templatetags.static import static
from django.utils.functional import empty
from pytest_django import Settings


@pytest.fixture
def collected(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """Everything collected in a folder of its own, as at set-up."""
    staticfiles_storage._wrapped = empty  # type: ignore[attr-defined]
    settings.STATIC_ROOT, settings.STATIC_FROM_SOURCE = tmp_path, False
    call_command("collectstatic", "--no-input", verbosity=0)
    yield tmp_path
    staticfiles_storage._wrapped = empty  # type: ignore[attr-defined]


def test_a_collected_file_is_named_after_its_content(collected: Path) -> None:
    assert re.fullmatch(r"/static/lenig\.[0-9a-f]{12}\.css", static("lenig.css"))


def test_what_only_people_read_is_not_collected(collected: Path) -> None:
    suffixes = {file.suffix for file in collected.rglob("*")}

    assert suffixes & {".css", ".js"} == {".css", ".js"}
    assert suffixes & {".html", ".md", ".py", ".map"} == set()


def test_a_checkout_serves_its_sources(settings: Settings) -> None:
    settings.STATIC_FROM_SOURCE = True

    assert static("lenig.css") == "/static/lenig.css"
