"""Writing down what was done with rights."""

from typing import TYPE_CHECKING

from lenig.access.models import AuditEntry

if TYPE_CHECKING:
    from lenig.people.models import Person


def audit(
    actor: "Person | None",
    action: str,
    subject: str = "",
    *,
    reason: str = "",
    audience_id: int | None = None,
) -> None:
    """Add one line to the audit log. The subject is a handle, never a name or a text."""
    AuditEntry.objects.create(
        actor=actor, action=action, subject=subject, reason=reason, audience_id=audience_id
    )
