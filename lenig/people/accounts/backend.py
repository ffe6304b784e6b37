"""Who a password or a session stands for."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Lets in who may sign in today, and keeps in only them: a session asks here on each request.

    A closed account answers as a wrong password does. Whatever is wrong, exactly
    one password is hashed, so the time tells nothing either.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(user.may_sign_in)

    @classmethod
    def _stash_user(cls, _user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        """Forget who it was: allauth would show them that their account is closed."""
        return None
