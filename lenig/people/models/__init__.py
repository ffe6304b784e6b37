from lenig.people.models.absence import Absence
from lenig.people.models.department import Department, Headcount
from lenig.people.models.directory_entry import DirectoryEntry
from lenig.people.models.expertise import Expertise
from lenig.people.models.invitation import Invitation
from lenig.people.models.location import Location
from lenig.people.models.organisation import AllowedDomain, Organisation
from lenig.people.models.person import Appearance, Person, Role
from lenig.people.models.position import Position

__all__ = [
    "Absence",
    "AllowedDomain",
    "Appearance",
    "Department",
    "DirectoryEntry",
    "Expertise",
    "Headcount",
    "Invitation",
    "Location",
    "Organisation",
    "Person",
    "Position",
    "Role",
]
