from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from lenig.toolkit.handles import HandleField

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


class DraftQuerySet(models.QuerySet["Draft"]):
    def mine(self, viewer: "Viewer") -> "DraftQuerySet":
        """A draft is its author's alone."""
        return self.filter(person_id=viewer.me.pk)


class Draft(models.Model):
    """What somebody is writing: the fields as typed, kept until it is shared or thrown away."""

    handle = HandleField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    kind = models.CharField(max_length=20)
    #: The form's fields by name, as they came: text, the place's handle, files by handle.
    fields = models.JSONField(default=dict)
    saved = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-saved"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"
