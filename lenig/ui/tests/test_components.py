"""What holds for every component, and for every template of Lenig."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from lenig.ui import markup
from lenig.ui.bundle import COMPONENTS
from lenig.ui.gallery import components

LENIG = Path(settings.LENIG)
NAMES = [each.name for each in components()]
TEMPLATES = sorted(LENIG.rglob("*.html"))


@pytest.mark.parametrize("name", NAMES)
def test_a_component_has_its_style_its_notes_and_its_states(name: str) -> None:
    folder = COMPONENTS / name

    assert (folder / f"{name}.css").exists()
    assert (folder / f"{name}.md").read_text(encoding="utf-8").startswith(f"# {name}\n")
    assert (folder / "states.html").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_component_has_nothing_else(name: str) -> None:
    endings = {path.suffix for path in (COMPONENTS / name).iterdir()}

    assert endings <= {".css", ".html", ".js", ".md"}


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*/*.js")), ids=lambda path: path.stem)
def test_a_behaviour_is_an_element_named_after_its_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert f'customElements.define("{path.stem}"' in text
    assert "disconnectedCallback" in text


def test_no_template_carries_a_style_or_a_script_of_its_own() -> None:
    forbidden = re.compile(
        r"""\sstyle=|<style\b|<script(?![^>]*\b(?:src=|type="application/json"))|\son[a-z]+=["']|\bhx-on|javascript:""",
        re.IGNORECASE,
    )

    guilty = [str(path) for path in TEMPLATES if forbidden.search(path.read_text(encoding="utf-8"))]

    assert guilty == []


def test_every_icon_that_a_template_names_exists() -> None:
    for name in _icons_named():
        assert markup.icon(name)


def test_every_hue_has_its_class() -> None:
    text = (COMPONENTS / "tokens" / "hues.css").read_text(encoding="utf-8")

    assert re.findall(r"\.hue-(\d+) ", text) == [str(n) for n in range(1, 25)]


def test_a_component_takes_its_colours_from_tokens() -> None:
    """A colour of its own is allowed where it is mixed from the hue of its element, or a shade of black."""
    for path in COMPONENTS.glob("*/*.css"):
        if path.parent.name == "tokens":
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

        assert not re.search(r"#[0-9a-f]{3,8}\b(?!')", text), path


def _icons_named() -> Iterator[str]:
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"\{% icon [\"']([a-z0-9-]+)[\"']", text)
        yield from re.findall(r"icon_name=[\"']([a-z0-9-]+)[\"']", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(LENIG)))
def test_every_template_can_be_read(path: Path) -> None:
    """A tag that does not exist, or one that is not closed, shows here and not to a colleague."""
    folder = next(each for each in path.parents if each.name in {"templates", "components"})

    assert get_template(str(path.relative_to(folder)))
