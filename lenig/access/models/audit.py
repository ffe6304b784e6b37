"""What was done with rights: rows that are added and never changed."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One use of power: a right given or taken, a refusal worth knowing, a read under elevation."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    action = models.CharField(max_length=60)
    #: What it was done to: "group 0r2m…", by handle, never by name.
    subject = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    audience = models.ForeignKey(
        "access.Audience", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["audience", "-at"], name="audit_of_audience")]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An audit entry is written once.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An audit entry stays.")
