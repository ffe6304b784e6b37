from django.conf import settings
from django.db import models

from lenig.access.keys import CrossingKey


class Visit(models.Model):
    """How far somebody had read when they were last here.

    A visit ends after thirty minutes without a page. "New" shows what came
    since `before`: the end of the visit before the present one.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="visit"
    )
    last_page = models.DateTimeField()
    before = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} since {self.before}"


class SourceVisit(models.Model):
    """When somebody last opened a group's page: what came later is a dot in the menu."""

    pk = models.CompositePrimaryKey("person_id", "source_id")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    source = CrossingKey("stream.Source", on_delete=models.CASCADE)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} at {self.source_id}"
