"""The axes along which groups differ, each with one plain sentence for each position."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lenig.access.models import EVERYONE

if TYPE_CHECKING:
    from lenig.groups.models.group import Group


class Kind(models.TextChoices):
    TEAM = "team", _("Team")
    PROJECT = "project", _("Project")
    COMMUNITY = "community", _("Community")

    @property
    def help(self) -> Any:
        return {
            self.TEAM: _("People who work together every day."),
            self.PROJECT: _("Has goals, an end date and a status."),
            self.COMMUNITY: _("People who share a subject or an interest."),
        }[self]


class Visibility(models.TextChoices):
    """Who may see a group and what is shared there, from wide to narrow."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    SECRET = "secret", _("Secret")

    @property
    def help(self) -> Any:
        return {
            self.OPEN: _("Everyone at work can read along."),
            self.CLOSED: _(
                "Everyone at work can find the group; only members read what is shared."
            ),
            self.SECRET: _("Only members know that the group exists."),
        }[self]

    def audience_of(self, group: "Group") -> int:
        """Who reads what is shared in a group with this visibility."""
        return EVERYONE if self == self.OPEN else group.own_audience_id

    def known_to_of(self, group: "Group") -> int:
        """Who may know that a group with this visibility exists."""
        return group.own_audience_id if self == self.SECRET else EVERYONE


class Joining(models.TextChoices):
    FREE = "free", _("Everyone can join")
    REQUEST = "request", _("Ask to join")
    INVITATION = "invitation", _("By invitation")

    @property
    def help(self) -> Any:
        return {
            self.FREE: _("Whoever finds the group can join at once."),
            self.REQUEST: _("Whoever finds the group can ask; an owner answers."),
            self.INVITATION: _("Only who is invited can join."),
        }[self]
