from django.conf import settings
from django.db import models


class Submission(models.Model):
    """One form that was sent once: the second click finds what the first one made.

    Written first in the action's own transaction, so that a simultaneous twin
    waits and then meets the unique key. Holds the object and never the
    response. Kept for 48 hours.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    key = models.CharField(max_length=40)
    #: Of what was sent: the same key with other words is a mistake, not a repeat.
    digest = models.CharField(max_length=64)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_submission_per_key")
        ]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"
