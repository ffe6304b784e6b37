"""What a viewer may do with people and with the installation, as questions."""

from lenig.access.viewer import Viewer
from lenig.people.models import Role


def may_manage_people(viewer: Viewer) -> bool:
    """Invite, create, deactivate, give a role, and say whose installation this is."""
    return viewer.person is not None and viewer.person.role == Role.ADMINISTRATOR
