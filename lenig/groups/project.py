"""How a project goes, as its page shows it: one query for the status, one for the goals."""

from functools import cached_property

from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.groups.models import Goal, Group, Light, StatusReport

#: How many earlier reports the page "About" shows.
EARLIER = 20
TONES = {Light.ON_COURSE: "good", Light.ATTENTION: "look", Light.STUCK: "danger"}
ICONS = {Light.ON_COURSE: "check", Light.ATTENTION: "triangle-alert", Light.STUCK: "octagon-x"}


class Project:
    """The status light and the goals of one group, for one viewer who may read it."""

    def __init__(self, group: Group, viewer: Viewer) -> None:
        self.group, self.viewer = group, viewer

    @cached_property
    def reports(self) -> list[StatusReport]:
        rows = StatusReport.objects.visible_to(self.viewer).filter(group=self.group)
        return list(rows.select_related("by")[:EARLIER])

    @cached_property
    def status(self) -> StatusReport | None:
        rows = StatusReport.objects.visible_to(self.viewer).filter(group=self.group)
        found: StatusReport | None = rows.select_related("by").first()
        return found

    @property
    def tone(self) -> str:
        return TONES[Light(self.status.light)] if self.status else ""

    @property
    def icon(self) -> str:
        return ICONS[Light(self.status.light)] if self.status else ""

    @cached_property
    def goals(self) -> list[Goal]:
        return list(Goal.objects.visible_to(self.viewer).filter(group=self.group))

    @property
    def is_over(self) -> bool:
        """Whether the end date has passed while the group still goes on."""
        ends_on = self.group.ends_on
        return ends_on is not None and ends_on < timezone.localdate()

    @property
    def has_something_to_say(self) -> bool:
        return self.status is not None or bool(self.goals)
