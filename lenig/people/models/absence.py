from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lenig.toolkit.handles import HandleField


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on(self, day: date | None = None) -> "AbsenceQuerySet":
        """Absences that include this day (today, when left out)."""
        day = day or timezone.localdate()
        return self.filter(first_day__lte=day, last_day__gte=day)

    def to_come(self, day: date | None = None) -> "AbsenceQuerySet":
        """Absences that are not over yet, the nearest first."""
        return self.filter(last_day__gte=day or timezone.localdate()).order_by("first_day")


class Absence(models.Model):
    """Days on which somebody cannot be reached, and who stands in."""

    handle = HandleField()
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField(_("First day"))
    last_day = models.DateField(_("Last day"))
    stand_in = models.ForeignKey(
        "people.Person",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in_for",
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="absence_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"
