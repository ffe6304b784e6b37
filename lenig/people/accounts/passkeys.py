"""Passkeys of somebody, by handles of ours: the library has only numbers for them."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import Http404

from lenig.people.models import Person
from lenig.toolkit.handles import handle_for


@dataclass(frozen=True)
class Passkey:
    """One passkey, or a key that is asked after the password."""

    row: Authenticator

    @property
    def handle(self) -> str:
        return handle_for(f"passkey {self.row.pk}")

    @property
    def name(self) -> str:
        return str(self.row.data.get("name", ""))

    @property
    def is_enough(self) -> bool:
        """Whether it signs in by itself, without a password."""
        return bool(self.row.wrap().is_passwordless)

    @property
    def added(self) -> datetime:
        when: datetime = self.row.created_at
        return when

    @property
    def last_used(self) -> datetime | None:
        when: datetime | None = self.row.last_used_at
        return when


def passkeys_of(person: Person) -> list[Passkey]:
    rows = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    return [Passkey(row) for row in rows.order_by("created_at")]


def own_passkey_or_404(person: Person, handle: str) -> Passkey:
    for passkey in passkeys_of(person):
        if passkey.handle == handle:
            return passkey
    raise Http404


@transaction.atomic
def rename_passkey(passkey: Passkey, *, name: str) -> None:
    passkey.row.data["name"] = name
    passkey.row.save(update_fields=["data"])
