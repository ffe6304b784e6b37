"""Where the next page of a list starts, signed, so that nobody can steer it."""

from django.core import signing

_signer = signing.Signer(salt="lenig.cursor", sep="~")


def write(last: int) -> str:
    """The cursor of a page whose last row has this id."""
    return _signer.sign(_shorten(last))


def read(text: str | None) -> int | None:
    """The id in a cursor; None for nothing, and for nonsense: the first page."""
    if not text or len(text) > 100:
        return None
    try:
        return int(_signer.unsign(text), 36)
    except (signing.BadSignature, ValueError):
        return None


def _shorten(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    sign, number, text = ("-", -number, "") if number < 0 else ("", number, "")
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return sign + (text or "0")
