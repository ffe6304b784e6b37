"""A hue is one of 24 classes, because the policy allows no style attributes."""

from zlib import crc32

NUMBER_OF_HUES = 24


def hue_of(text: str) -> int:
    """The hue, from 1 to 24, that always belongs to this text: a handle, or a name."""
    return crc32(text.encode()) % NUMBER_OF_HUES + 1
