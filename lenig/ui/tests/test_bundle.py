"""One stylesheet and one script, made of every file exactly once."""

import os
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

from lenig.ui import bundle
from lenig.ui.bundle import BUNDLES, COMPONENTS, build, ensure_built, sources


@pytest.fixture
def bundle_dir(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    settings.BUNDLE_DIR = folder
    return folder


@pytest.mark.parametrize("name", BUNDLES)
def test_each_file_is_in_the_bundle_once(name: str) -> None:
    text = build(name)

    for path in sources(BUNDLES[name]):
        assert text.count(path.read_text(encoding="utf-8").strip()) == 1, path


@pytest.mark.parametrize("suffix", BUNDLES.values())
def test_no_component_is_left_out(suffix: str) -> None:
    expected = set(COMPONENTS.rglob(f"*{suffix}"))

    assert expected <= set(sources(suffix))


def test_an_app_adds_what_lies_directly_in_its_static_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "static" / "people"
    (folder / "deeper").mkdir(parents=True)
    (folder / "people.css").write_text("@layer components { .face-wall { color: red; } }")
    (folder / "deeper" / "own.css").write_text(".own { color: red; }")
    monkeypatch.setattr(apps.get_app_config("people"), "path", str(tmp_path))

    text = build("lenig.css")

    assert ".face-wall" in text
    assert ".own" not in text


def test_the_order_of_precedence_is_said_first() -> None:
    assert build("lenig.css").startswith(
        "@layer reset, tokens, base, layout, components, kinds, utilities;"
    )


def test_a_style_sheet_writes_into_a_layer_and_nowhere_else() -> None:
    for path in sources(".css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        outside = re.sub(
            r"@(layer|keyframes) [\w-]+ \{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}",
            "",
            text,
        )

        assert not outside.strip(), f"{path}: {outside.strip()[:80]}"


def test_a_script_brings_what_it_needs_itself() -> None:
    for path in sources(".js"):
        text = path.read_text(encoding="utf-8")

        assert not re.search(r"^\s*(import|export)\b", text, flags=re.MULTILINE), path
        assert not re.search(r"\beval\(|new Function|\.innerHTML\b|\.style\b", text), path


def test_a_changed_file_makes_the_bundle_anew(
    bundle_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    style = tmp_path / "one.css"
    style.write_text("@layer base { a { color: red; } }")
    monkeypatch.setattr(bundle, "sources", lambda _suffix: [style])
    first = ensure_built("lenig.css").read_text()

    style.write_text("@layer base { a { color: green; } }")
    os.utime(style, (1, 1))
    second = ensure_built("lenig.css").read_text()

    assert "red" in first
    assert "green" in second
    assert "red" not in second


def test_the_bundle_is_not_made_twice_for_nothing(bundle_dir: Path) -> None:
    before = ensure_built("lenig.css").stat().st_mtime_ns

    assert ensure_built("lenig.css").stat().st_mtime_ns == before


def test_the_bundles_are_found_like_any_static_file(bundle_dir: Path) -> None:
    for name in BUNDLES:
        assert finders.find(name) == str(bundle_dir / name)

    assert not finders.find("no-such-file.css")


def test_they_are_collected_with_a_name_that_changes_with_their_content(
    bundle_dir: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "lenig.config.hashed_files.HashedFiles"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert list(settings.STATIC_ROOT.glob("lenig.*.css"))
    assert list(settings.STATIC_ROOT.glob("lenig.*.js.gz"))
