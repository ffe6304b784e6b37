"""The reference of components tells of every tag and every place there is."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from lenig.ui import frame
from lenig.ui.templatetags.lenig_ui import register

REFERENCE = Path(settings.LENIG).parent / "docs" / "reference" / "components.md"

#: Tags that only the templates of the frame use.
OF_THE_FRAME = {"menu_links", "rail_links", "tab_links", "time_keeper", "waiting_dot"}


@pytest.mark.parametrize("tag", sorted(set(register.tags) - OF_THE_FRAME))
def test_a_tag_is_in_the_reference(tag: str) -> None:
    assert re.search(rf"`{{% {tag}[ %]", REFERENCE.read_text(encoding="utf-8"))


def test_the_reference_names_no_tag_that_does_not_exist() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    named = {tag for tag in re.findall(r"\{% (\w+)", text) if not tag.startswith("end")}
    of_django = {"block", "csrf_token", "extends", "load", "translate"}

    assert named - of_django <= set(register.tags)


@pytest.mark.parametrize(
    "place", re.findall(r"^\| `([\w-]+)` \|", frame.__doc__ or "", re.MULTILINE)
)
def test_a_place_of_the_frame_is_in_the_reference(place: str) -> None:
    assert f"| `{place}` |" in REFERENCE.read_text(encoding="utf-8")
