"""Invitations: addresses that were asked in."""

import hashlib
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lenig.people.models.person import Role
from lenig.toolkit.handles import HandleField

#: How long the link in the mail works.
LASTS = timedelta(days=7)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Not taken up and not withdrawn; the link may have run out and can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def with_token(self, token: str) -> Self:
        """The open invitation whose link holds this secret, while the link works."""
        return self.open().filter(token_digest=digest_of(token), expires_at__gt=timezone.now())


class Invitation(models.Model):
    """One address that was asked in, by whom, and how far that got.

    The secret stands only in the mail; here is its digest, so that who reads the
    database cannot get in with what stands there.
    """

    handle = HandleField()
    email = models.EmailField(_("E-mail address"))
    name = models.CharField(_("Name"), max_length=220, blank=True)
    role = models.CharField(_("Role"), max_length=20, choices=Role, default=Role.MEMBER)
    #: In which language the mail speaks: nobody knows yet what the reader prefers.
    language = models.CharField(max_length=5, default="nl")
    #: None when somebody with an address of the organisation asked for it.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    token_digest = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                name="one_open_invitation",
                condition=Q(accepted_at=None, withdrawn_at=None),
            ),
        ]
        indexes = [
            # For the page behind the link.
            models.Index(fields=["token_digest"], name="invitation_of_link"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def has_run_out(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()

    def hold(self, token: str, *, now: datetime) -> None:
        """Make this the secret that opens the invitation, for seven days from now."""
        self.token_digest = digest_of(token)
        self.expires_at = now + LASTS


def digest_of(token: str) -> str:
    # A secret of 256 random bits needs no slow hash: there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()
