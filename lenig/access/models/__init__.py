from lenig.access.models.audience import EVERYONE, Audience, AudienceMembership
from lenig.access.models.audit import AuditEntry

__all__ = ["EVERYONE", "Audience", "AudienceMembership", "AuditEntry"]
