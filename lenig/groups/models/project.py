"""What a project knows beyond any other group: where it goes, and how it goes."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.groups.models.group import Group
from lenig.toolkit.handles import HandleField


class OfGroupQuerySet(AudienceQuerySet[Any]):
    audience_path: ClassVar[str] = "group__audience"


class Goal(GuardedModel):
    """Something that a project wants to reach, and how far it is."""

    handle = HandleField()
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(_("Goal"), max_length=200)
    due = models.DateField(_("Ready by"), null=True, blank=True)
    #: In percent. A goal that is reached also says when.
    progress = models.PositiveSmallIntegerField(
        _("Progress"), default=0, validators=[MaxValueValidator(100)]
    )
    done_on = models.DateField(null=True, blank=True)

    objects = OfGroupQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def due_words(self) -> str:
        """15 January; with the year when that is not soon."""
        if self.due is None:
            return ""
        soon = abs(self.due - timezone.localdate()) < timedelta(days=180)
        return date_format(self.due, "j F" if soon else "j F Y")

    def is_late(self, today: date | None = None) -> bool:
        return (
            not self.is_done and self.due is not None and self.due < (today or timezone.localdate())
        )


class Light(models.TextChoices):
    ON_COURSE = "on course", _("On course")
    ATTENTION = "attention", _("Needs attention")
    STUCK = "stuck", _("Stuck")


class StatusReport(GuardedModel):
    """How a project goes, in one colour with one sentence: who said it, and when. The last one counts."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="status_reports")
    light = models.CharField(_("Status"), max_length=10, choices=Light)
    sentence = models.CharField(_("In one sentence"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OfGroupQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.light}: {self.sentence}"
