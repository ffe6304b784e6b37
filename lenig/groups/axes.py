"""The axes along which groups differ, each with one plain sentence for each position."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lenig.access.models import EVERYONE

if TYPE_CHECKING:
    from lenig.groups.models.group import Group


class Kind(models.TextChoices):
    TEAM = "team", _("Team")
    PROJECT = "project", _("Project")
    COMMUNITY = "community", _("Community")

    @property
    def sentence(self) -> str:
        return {
            self.TEAM: gettext("People who work together every day."),
            self.PROJECT: gettext("Has goals, an end date and a status."),
            self.COMMUNITY: gettext("People who share a subject or an interest."),
        }[self]


class Visibility(models.TextChoices):
    """Who may see a group and what is shared there, from wide to narrow."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    SECRET = "secret", _("Secret")

    @property
    def sentence(self) -> str:
        return {
            self.OPEN: gettext("Everyone at work can read along."),
            self.CLOSED: gettext(
                "Everyone at work can find the group; only members read what is shared."
            ),
            self.SECRET: gettext("Only members know that the group exists."),
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
    def sentence(self) -> str:
        return {
            self.FREE: gettext("Whoever finds the group can join at once."),
            self.REQUEST: gettext("Whoever finds the group can ask; an owner answers."),
            self.INVITATION: gettext("Only who is invited can join."),
        }[self]
