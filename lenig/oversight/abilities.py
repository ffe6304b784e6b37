from lenig.access.viewer import Viewer
from lenig.people.models import Role


def may_oversee(viewer: Viewer) -> bool:
    """Whether the viewer may ask to read along: administrators, and nobody else."""
    return viewer.person is not None and viewer.person.role == Role.ADMINISTRATOR


def elevated(viewer: Viewer) -> frozenset[int]:
    """The audiences that only an elevation opens for this viewer now."""
    return viewer.audience_ids - viewer.roles.keys()
