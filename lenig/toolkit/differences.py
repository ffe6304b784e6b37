"""What differs between a row and what it should say."""

from collections.abc import Mapping
from typing import Any

from django.db import models


def apply(row: models.Model, values: Mapping[str, Any]) -> list[str]:
    """Set what differs on the row, without saving it, and say which fields those are."""
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, values[name])
    return differing
