"""The secret in the link that sets a new password."""

from datetime import UTC, datetime

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator

from lenig.people.models import Person


class ResetToken(EmailAwarePasswordResetTokenGenerator):  # type: ignore[misc]
    """Works once, for an hour (`PASSWORD_RESET_TIMEOUT`), for somebody who may sign in.

    It dies with a change of password or address, with a sign-in, and with the end
    of all sessions: a link from before a deactivation opens nothing after it.
    """

    def _make_hash_value(self, user: Person, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.auth_epoch}"

    def _now(self) -> datetime:
        # Django counts in local time, so a link would live two hours in the night that
        # summer ends.
        return datetime.now(UTC).replace(tzinfo=None)

    def check_token(self, user: Person | None, token: str | None) -> bool:
        return bool(user and user.may_sign_in and super().check_token(user, token))


reset_token = ResetToken()
