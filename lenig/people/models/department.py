from django.db import models
from django.urls import reverse

from lenig.access.models import EVERYONE
from lenig.toolkit.handles import HandleField


class Department(models.Model):
    """A part of the organisation, in a tree. Its heads are the positions that say so."""

    handle = HandleField()
    name = models.CharField(max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    description = models.TextField(blank=True, max_length=2000)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                name="one_department_per_source_id",
                condition=~models.Q(source_id=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:department", args=[self.handle])

    @property
    def audience_id(self) -> int:
        return EVERYONE


class Headcount(models.Model):
    """How many people hold a junior post, where a register gives only the number."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="headcounts")
    reports_to = models.ForeignKey(
        "people.Position",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="headcounts",
    )
    title = models.CharField(max_length=200)
    grade = models.CharField(max_length=60, blank=True)
    #: In full-time posts: 2.5 people.
    posts = models.DecimalField(max_digits=8, decimal_places=2)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                name="one_headcount_per_source_id",
                condition=~models.Q(source_id=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posts} × {self.title}"
