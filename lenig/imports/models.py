"""What was taken in once and has no row of its own that could say so."""

from django.db import models


class Remembered(models.Model):
    """A record that was imported, with a digest of what its source said of it then.

    Without it a second run could not tell a membership that is new from one that
    somebody ended here: it would let them in again.
    """

    source = models.CharField(max_length=40)
    type = models.CharField(max_length=20)
    record_id = models.CharField(max_length=620)
    digest = models.CharField(max_length=32)

    class Meta:
        verbose_name_plural = "remembered"
        constraints = [
            models.UniqueConstraint(fields=["source", "type", "record_id"], name="remembered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.record_id} of {self.source}"
