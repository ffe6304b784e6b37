"""The name of a file as we show it and give it back: what somebody typed, without its tricks."""

import re

from lenig.toolkit.text import clean_name

LONGEST = 200
NAMELESS = "file"

#: Marks of direction that `clean_name` leaves in running text.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u007f\u0085"))
#: What Windows does not allow in a name; most of it means something to a shell as well.
_SPECIAL = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def clean_file_name(given: str | None) -> str:
    """One line of at most 200 characters, without a path, turned direction or device name."""
    last_part = re.split(r"[/\\]", clean_name((given or "").replace("\0", "")))[-1]
    name = _SPECIAL.sub("_", last_part.translate(_MARKS)).strip(". ")
    if _DEVICE.match(name):
        name = f"_{name}"
    return shorten(name) or NAMELESS


def shorten(name: str) -> str:
    """The name within its length, its extension kept."""
    if len(name) <= LONGEST:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[:LONGEST]
    return f"{stem[: LONGEST - len(extension) - 1]}.{extension}"


def extension_of(name: str) -> str:
    """What stands behind the last dot, in small letters; empty when there is no dot."""
    return name.rpartition(".")[2].lower() if "." in name.strip(".") else ""


def fit(name: str, extensions: tuple[str, ...]) -> str:
    """The name with an extension that is true of the content: a wrong one gets the right one behind it."""
    if not extensions or extension_of(name) in extensions:
        return name
    tail = f".{extensions[0]}"
    return f"{shorten(name)[: LONGEST - len(tail)]}{tail}"
