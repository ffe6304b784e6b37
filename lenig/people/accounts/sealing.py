"""Secrets of a second step as they stand in the database: sealed with a key made from the site's own.

Whoever gets hold of a copy of the database alone makes no codes. With another secret key
and none of the earlier ones (`SECRET_KEY_FALLBACKS`) nothing can be read, and the codes
of that person are simply not right any more: an administrator takes the second step away.
"""

import base64
import logging
import secrets
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)

_MARK = "sealed:"


def seal(text: str) -> str:
    return _MARK + _box(*_keys()).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed. What cannot be opened gives something new, that nobody knows."""
    if not sealed.startswith(_MARK):
        return sealed  # of before there was a seal
    try:
        return _box(*_keys()).decrypt(sealed.removeprefix(_MARK)).decode()
    except InvalidToken:
        log.warning("A second step was sealed with another secret key: its codes do not work.")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _keys() -> tuple[str | bytes, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _box(*keys: str | bytes) -> MultiFernet:
    """The first key seals; each of them opens."""
    return MultiFernet(Fernet(_derived(key)) for key in keys)


def _derived(key: str | bytes) -> bytes:
    mac = salted_hmac("lenig.people.second-step", "key", secret=key, algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest())
