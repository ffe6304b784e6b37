"""Text as people type it, and as a machine compares it."""

import re
import unicodedata

_CONTROLS = dict.fromkeys(c for c in range(32) if chr(c) not in "\n\t")
#: Marks that turn the direction of the text around them: harmless in a sentence
#: when closed, misleading in a name.
_DIRECTION = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\u180e"))
_SPACES = re.compile(r"\s+")
#: More marks on one letter than any language uses; they spill over other lines.
_STACKED = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)


def clean(text: str) -> str:
    """What somebody typed, without what no screen can show: NUL, stray controls, lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return _STACKED.sub(r"\1", unicodedata.normalize("NFC", text))


def clean_name(text: str) -> str:
    """A name on one line: no line breaks, no invisible letters, no turned direction."""
    text = clean(text).translate(_DIRECTION | _INVISIBLE)
    return _SPACES.sub(" ", text).strip()


def opening(text: str, length: int = 60) -> str:
    """The first words of a text on one line, to know it by; the dots say that there is more."""
    text = _SPACES.sub(" ", text).strip()
    if len(text) <= length:
        return text
    words = text[:length]
    # A text without spaces, or whose first word is very long, is cut where it stands.
    whole = words[: words.rfind(" ")] if words.rfind(" ") > length // 2 else words[:-1]
    return whole.rstrip(" ,;:-–") + "…"


def fold(text: str) -> str:
    """Text for comparing and finding: no capitals, no diacritics, single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _SPACES.sub(" ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def look(text: str) -> str:
    """What a name looks like: letters of other scripts that pass for Latin ones, folded into them.

    Two names with the same look can be taken for each other on a screen. It
    covers the Cyrillic and Greek letters and the digits people use for that,
    not the whole table of Unicode's confusables (UTS 39).
    """
    return (
        fold(clean_name(text))
        .translate(_LOOKALIKES)
        .replace(" ", "")
        .replace("-", "")
        .replace("_", "")
    )


def _table(pairs: str) -> dict[int, str]:
    return {ord(pair[0]): pair[2:] for pair in pairs.split()}


#: These letters have no decomposition, so NFKD leaves them as they are.
_LETTERS = _table("ø=o ł=l đ=d ı=i æ=ae œ=oe")
#: Cyrillic and Greek letters, and digits, beside the Latin letter they pass for.
_LOOKALIKES = _table(
    "а=a в=b е=e з=3 і=i ј=j к=k м=m н=h о=o п=n р=p с=c т=t у=y х=x ѕ=s ԁ=d һ=h "
    "α=a β=b ε=e ι=i κ=k ν=v ο=o ρ=p τ=t υ=u χ=x 0=o 1=l 5=s"
)


def slug_of(word: str) -> str:
    """A topic's word as it stands in an address: folded, with dashes; empty when nothing is left."""
    return re.sub(r"[^\w]+", "-", fold(word)).strip("-_")[:60]
