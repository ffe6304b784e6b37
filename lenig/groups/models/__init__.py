from lenig.groups.axes import Joining, Kind, Visibility
from lenig.groups.models.group import Group
from lenig.groups.models.invitation import Answer, Invitation, JoinRequest
from lenig.groups.models.membership import Membership, Role
from lenig.groups.models.project import Goal, Light, StatusReport
from lenig.groups.models.visibility_change import VisibilityChange

__all__ = [
    "Answer",
    "Goal",
    "Group",
    "Invitation",
    "JoinRequest",
    "Joining",
    "Kind",
    "Light",
    "Membership",
    "Role",
    "StatusReport",
    "Visibility",
    "VisibilityChange",
]
