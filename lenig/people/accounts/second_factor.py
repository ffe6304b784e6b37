"""The second step and passkeys, under our name and without numbers of ours."""

from typing import Any

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext
from qrcode.image.svg import SvgPathImage

from lenig.people.accounts.sealing import seal, unseal
from lenig.people.accounts.words import ERRORS
from lenig.people.models import Organisation, Person


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Apps and passkeys, made out to this organisation and to the site of the settings."""

    error_messages: dict[str, Any] = DefaultMFAAdapter.error_messages | ERRORS

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return Organisation.current_name() or "Lenig"

    def build_totp_svg(self, url: str) -> str:
        """The picture that the app reads, drawn into the page: no style, as the policy asks."""
        drawing: str = qrcode.make(url, image_factory=SvgPathImage, border=1).to_string(
            encoding="unicode"
        )
        return drawing

    def generate_authenticator_name(self, user: Person, type: Any) -> str:
        """What a new passkey is called when nobody gives it a name."""
        return gettext("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        # The host of the settings: the one in a request is what its sender says.
        return {"id": settings.HOST, "name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        """A passkey keeps who it belongs to: a handle, and the name to show when it asks."""
        return {
            "id": user.handle.encode(),
            "display_name": user.name,
            "name": user.email or user.name,
        }
