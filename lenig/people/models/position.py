from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lenig.people.models.person import Person
from lenig.toolkit.handles import HandleField

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


class PositionQuerySet(models.QuerySet["Position"]):
    """Seats of the org chart."""

    def seen_by(self, viewer: "Viewer") -> Self:
        """Seats that are empty, held by somebody whom the viewer may meet, or with others below.

        The seat of somebody who left disappears with them, unless it holds a
        branch of the chart together.
        """
        met = Person.colleagues.visible_to(viewer).filter(pk=OuterRef("person"))
        below = Position.objects.filter(reports_to=OuterRef("pk"))
        return self.filter(Q(person=None) | Exists(met) | Exists(below))

    def empty(self) -> Self:
        """Seats where nobody sits: vacant, or of somebody who works here no more."""
        here = Person.objects.active().filter(pk=OuterRef("person"))
        return self.exclude(state=Position.State.UNDISCLOSED).filter(~Exists(here))

    def directly_in(self, departments: Collection[int]) -> Self:
        """Members of these departments who do not report to another member of the same one."""
        elsewhere = Q(reports_to__department=F("department"), reports_to__is_head=False)
        return self.filter(department__in=departments, is_head=False).exclude(elsewhere)

    def below_seats(self, seats: Collection[int]) -> Self:
        """Seats that report to these, in the same department or both in none."""
        same = Q(department=F("reports_to__department")) | Q(
            department=None, reports_to__department=None
        )
        return self.filter(same, reports_to__in=seats, is_head=False)


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

    objects = PositionQuerySet.as_manager()

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
