"""What a viewer may do with people and with the installation, as questions."""

from lenig.access.viewer import Viewer
from lenig.people.fields import FIELDS, source_of
from lenig.people.models import Person, Position, Role


def may_manage_people(viewer: Viewer) -> bool:
    """Invite, create, deactivate, give a role, and say whose installation this is."""
    return viewer.person is not None and viewer.person.role == Role.ADMINISTRATOR


def may_change_field(viewer: Viewer, person: Person, name: str) -> bool:
    """Write this field of this profile: everybody their own, and an administrator what is nobody's own.

    What an outside register owns is changed there and nowhere else.
    """
    if name not in FIELDS or source_of(person, name):
        return False
    return _is_me(viewer, person) if FIELDS[name].is_own else may_manage_people(viewer)


def may_choose_readers(viewer: Viewer, person: Person, name: str) -> bool:
    """Say who may read this field: its person alone, also when a register fills it in."""
    return _is_me(viewer, person) and name in FIELDS and FIELDS[name].may_narrow


def may_change_position(viewer: Viewer, person: Person, position: Position | None = None) -> bool:
    """Write somebody's title, department and manager, unless a register keeps their positions."""
    if source_of(person, "positions") or (position and position.source):
        return False
    return _is_me(viewer, person) or may_manage_people(viewer)


def may_appoint_heads(viewer: Viewer) -> bool:
    """Say who leads a department: nobody says that of themselves."""
    return may_manage_people(viewer)


def may_change_own(viewer: Viewer, person: Person) -> bool:
    """Change one's photo, one's absences, and say that the profile is still right."""
    return _is_me(viewer, person)


def _is_me(viewer: Viewer, person: Person) -> bool:
    return viewer.person is not None and viewer.person.pk == person.pk
