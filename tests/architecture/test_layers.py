"""Every app has its place in the contract of imports; the build itself refuses the rest."""

import tomllib

from lenig.config.finding import LENIG
from tests.surroundings import CHECKOUT

CONTRACT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = next(each for each in CONTRACT["contracts"] if each["type"] == "layers")["layers"]
PLACES = {place.strip() for layer in LAYERS for place in layer.replace(":", "|").split("|")}


def test_every_app_has_a_place() -> None:
    apps = {folder.parent.name for folder in LENIG.glob("*/__init__.py")}

    assert apps - PLACES == set()


def test_only_apps_that_are_still_to_come_stand_in_parentheses() -> None:
    promised = {place.strip("()") for place in PLACES if place.startswith("(")}

    assert {name for name in promised if (LENIG / name / "__init__.py").exists()} == set()
