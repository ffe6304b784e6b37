"""Short messages such as "Shared." travel in a cookie: they are shown once, on the next page.

In the session each would cost two writes, one to keep it and one to forget it, and
every write waits its turn in the line of the database.
"""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class OwnMessages(CookieStorage):
    """Messages that only the person to whom they were said can be shown.

    A message may name a closed group, and the cookie outlives signing out: on a
    shared machine it would greet the next one who signs in. So it is signed for
    one person, and is nothing to any other.
    """

    cookie_name = settings.MESSAGE_COOKIE_NAME

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if self._came_along:
            self._sign_for_the_viewer()

    def update(self, response: HttpResponseBase) -> list[Message] | None:
        """Every page looks whether there is a message; most answers need no cookie for that."""
        if not self._came_along and not self.added_new:
            return None
        # Again, since signing in and out change who it is within one request.
        self._sign_for_the_viewer()
        return super().update(response)

    @property
    def _came_along(self) -> bool:
        return self.cookie_name in self.request.COOKIES

    def _sign_for_the_viewer(self) -> None:
        salt = f"{self.key_salt}:{self.request.user.pk}"
        self.signer = signing.get_cookie_signer(salt=salt)
