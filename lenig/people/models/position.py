from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lenig.toolkit.handles import HandleField


class Position(models.Model):
    """A seat in the organisation: held by a person, vacant, or held by somebody undisclosed.

    Who reports to whom is a matter of seats, so that a vacancy keeps its place
    between two people. A register may name a manager that it does not contain:
    the reference is kept in `missing_manager`, and the chart says so.
    """

    class State(models.TextChoices):
        FILLED = "filled", _("Filled")
        VACANT = "vacant", _("Vacant")
        UNDISCLOSED = "undisclosed", _("Not disclosed")

    handle = HandleField()
    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="positions"
    )
    state = models.CharField(max_length=12, choices=State, default=State.FILLED)
    title = models.CharField(_("Job title"), max_length=200, blank=True)
    department = models.ForeignKey(
        "people.Department",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
    )
    is_head = models.BooleanField(_("Head of the department"), default=False)
    reports_to = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    missing_manager = models.CharField(max_length=200, blank=True)
    #: The first of somebody's positions is the one shown on cards.
    rank = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                name="one_position_per_source_id",
                condition=~models.Q(source_id=""),
            ),
            models.CheckConstraint(
                condition=models.Q(state="filled", person__isnull=False)
                | models.Q(state__in=["vacant", "undisclosed"], person=None),
                name="a_filled_seat_has_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_state_display()
