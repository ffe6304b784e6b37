"""The cast keeps its promises: who is where, and who may read what."""

import pytest

from lenig.groups.models import Group
from tests.cast import ALIASES, Cast


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("anouk", "ocs"),
        ("bram", "o"),
        ("carla", "ocsg"),
        ("dewi", "os"),
        ("esra", "o"),
        ("gast", "g"),
        ("chidi", "ocs"),
        ("xander", "os"),
        ("dora", "oc"),
        ("beheer", "o"),
        ("redactie", "o"),
    ],
)
def test_each_of_the_cast_reads_their_own_groups(cast: Cast, name: str, reads: str) -> None:
    groups = dict(zip("ocsg", cast.groups, strict=True))

    readable = set(Group.objects.readable_by(cast.viewer(name)))

    assert readable == {groups[letter] for letter in reads}


def test_the_catalogue_s_names_mean_the_same_people(cast: Cast) -> None:
    for alias, name in ALIASES.items():
        assert getattr(cast, alias) == getattr(cast, name)
