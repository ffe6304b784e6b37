"""Which groups a new name could be taken for.

Only groups that the viewer may know of are compared: a warning that named a
secret group, or only said that there is one, would tell of it.
"""

from difflib import SequenceMatcher

from lenig.access.viewer import Viewer
from lenig.groups.models import Group
from lenig.toolkit.text import fold, look

#: How much two names must have in common. "Klant contact" and "Klantcontacten" do, "Team Noord" and "Team Zuid" do not.
ALIKE = 0.82
MOST = 3


def groups_like(name: str, viewer: Viewer, *, except_for: Group | None = None) -> list[Group]:
    """Up to three groups with a name that looks or reads like this one, most alike first."""
    groups = Group.objects.visible_to(viewer).active().with_place()
    if except_for is not None:
        groups = groups.exclude(pk=except_for.pk)
    measured = [(likeness(name, group.name), group) for group in groups]
    alike = sorted((pair for pair in measured if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [group for _, group in alike[:MOST]]


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how easily somebody takes the one name for the other."""
    mine, theirs = look(one), look(other)
    if mine == theirs:
        return 1.0
    if _words(one) == _words(other):
        return 0.99
    return SequenceMatcher(None, mine, theirs).ratio()


def _words(name: str) -> frozenset[str]:
    """The words of a name in any order: "Team Noord" and "Noord, team" say the same."""
    return frozenset(fold(name).replace(",", " ").replace("-", " ").split())
