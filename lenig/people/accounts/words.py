"""What accounts say: in forms, after an act, and in a mail about it.

django-allauth names each saying by a key or a template; here are ours for them. What
is not listed is not said: that somebody signed in they can see themselves.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

#: A text that is translated when it is said.
Words = Any


@dataclass(frozen=True)
class Notice:
    """A mail about a change in how somebody signs in."""

    subject: Words
    sentence: Words


ERRORS: dict[str, Words] = {
    # One sentence for a wrong password, an unknown address and a closed account.
    "email_password_mismatch": _(
        "This e-mail address and password do not belong together. Check both, or set a new password."
    ),
    "invalid_login": _("Check your e-mail address."),
    "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
    "rate_limited": _("Too many attempts. Wait a moment and try again."),
    "incorrect_password": _("This is not your password. Try again."),
    "enter_current_password": _("This is not your current password. Try again."),
    "incorrect_code": _("This code is not right. Use the newest one that your app shows."),
    "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
    "duplicate_email": _("This is your address already."),
    "email_taken": _("You cannot use this address here."),
    "same_as_current": _("This is what it is already."),
    "cannot_remove_primary_email": _("You need an address to sign in with."),
    "unverified_primary_email": _("Confirm your e-mail address first."),
    "unverified_email": _("Confirm your new e-mail address first."),
    "cannot_generate_recovery_codes": _(
        "Recovery codes are for when you have a second step. Set up an app or a passkey first."
    ),
}

#: The ways to show again who one is, before something about signing in changes.
PROOFS: dict[str, Words] = {
    "reauthenticate": _("With your password"),
    "mfa_reauthenticate": _("With a code"),
    "mfa_reauthenticate:webauthn": _("With your passkey"),
}

MESSAGES: dict[str, Words] = {
    "account/messages/email_confirmation_sent.txt": _(
        "We sent a mail to %(email)s. Open the link in it to confirm the address."
    ),
    "account/messages/email_confirmed.txt": _("%(email)s is your address now."),
    "account/messages/email_confirmation_failed.txt": _("You cannot use %(email)s here."),
    "account/messages/email_deleted.txt": _("%(email)s is not used any more."),
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes."),
    "mfa/messages/totp_activated.txt": _("Your app is set up."),
    "mfa/messages/totp_deactivated.txt": _("Your app is no longer needed."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}

#: An administrator helped somebody who lost their second step.
TAKEN_AWAY = "lenig/second_step_taken_away"

NOTICES: dict[str, Notice] = {
    TAKEN_AWAY: Notice(
        _("Your second step is taken away"),
        _(
            "An administrator took away your codes and passkeys, and signed you out everywhere. "
            "Sign in with your password and set up a second step again."
        ),
    ),
    "account/email/email_changed": Notice(
        _("Your e-mail address is changed"),
        _("The address you sign in with was changed from %(from_email)s to %(to_email)s."),
    ),
    "account/email/email_deleted": Notice(
        _("A change of e-mail address is stopped"),
        _("Somebody stopped the change to %(deleted_email)s."),
    ),
    "account/email/password_changed": Notice(
        _("Your password is changed"), _("The password you sign in with was changed.")
    ),
    "account/email/password_reset": Notice(
        _("Your password is changed"),
        _("The password you sign in with was changed through a link in a mail."),
    ),
    "account/email/password_set": Notice(
        _("You have a password now"), _("A password was set that you can sign in with.")
    ),
    "mfa/email/recovery_codes_generated": Notice(
        _("You have new recovery codes"),
        _("New recovery codes were made. The old ones do not work any more."),
    ),
    "mfa/email/totp_activated": Notice(
        _("A second step is set up"),
        _("Signing in now asks for a code of an app on your phone."),
    ),
    "mfa/email/totp_deactivated": Notice(
        _("A second step is taken away"),
        _("Signing in no longer asks for a code of an app on your phone."),
    ),
    "mfa/email/webauthn_added": Notice(
        _("A passkey is added"), _("A passkey was added that you can sign in with.")
    ),
    "mfa/email/webauthn_removed": Notice(
        _("A passkey is removed"), _("A passkey was removed. Nobody can sign in with it any more.")
    ),
}
