"""What a file is, decided from its first bytes. Its name and what the browser says count for nothing.

A list of what is taken, not of what is refused: a sort that is not named here stays
outside. Pictures are only announced here; the darkroom decides whether they are one.
"""

import codecs
from dataclasses import dataclass
from typing import Final

from lenig.files.names import extension_of
from lenig.files.refusals import Refused

#: So many first bytes decide.
HEAD: Final = 65_536
PLAIN: Final = "application/octet-stream"


@dataclass(frozen=True)
class Sort:
    """A sort of file: its type in an answer, and the extensions that are true of it."""

    content_type: str
    extensions: tuple[str, ...]

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")


def recognise(head: bytes, name: str) -> Sort:
    """What begins with these bytes; `Refused` when it is not on the list.

    The name chooses only among sorts that are the same inside, as a DOCX and a ZIP are.
    """
    found = _signed(head)
    if isinstance(found, str):
        raise Refused(found, name=name)
    if found is not None and found in _FAMILIES:
        return _member(found, name)
    return found or _text(head, name)


def picture(content_type: str) -> Sort:
    """The sort of a picture that the darkroom made."""
    return _PICTURES[content_type]


_PICTURES = {
    "image/jpeg": Sort("image/jpeg", ("jpg", "jpeg")),
    "image/png": Sort("image/png", ("png",)),
    "image/gif": Sort("image/gif", ("gif",)),
    "image/webp": Sort("image/webp", ("webp",)),
    "image/avif": Sort("image/avif", ("avif",)),
}
_ZIP = Sort("application/zip", ("zip",))
_OLE = Sort("application/x-ole-storage", ())

#: Bytes at the very start, and what they mean; a word is a reason to refuse.
_SIGNATURES: tuple[tuple[bytes, Sort | str], ...] = (
    (b"\xff\xd8\xff", _PICTURES["image/jpeg"]),
    (b"\x89PNG\r\n\x1a\n", _PICTURES["image/png"]),
    (b"GIF87a", _PICTURES["image/gif"]),
    (b"GIF89a", _PICTURES["image/gif"]),
    (b"%PDF-", Sort("application/pdf", ("pdf",))),
    (b"{\\rtf", Sort("application/rtf", ("rtf",))),
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"7z\xbc\xaf\x27\x1c", Sort("application/x-7z-compressed", ("7z",))),
    (b"Rar!\x1a\x07", Sort("application/vnd.rar", ("rar",))),
    (b"\x1f\x8b", Sort("application/gzip", ("gz", "tgz"))),
    (b"AC10", Sort("application/acad", ("dwg",))),
    (b"ID3", Sort("audio/mpeg", ("mp3",))),
    (b"\xff\xfb", Sort("audio/mpeg", ("mp3",))),
    (b"\xff\xf3", Sort("audio/mpeg", ("mp3",))),
    (b"fLaC", Sort("audio/flac", ("flac",))),
    (b"OggS", Sort("application/ogg", ("ogg", "oga", "ogv", "opus"))),
    (b"\x1aE\xdf\xa3", Sort("video/webm", ("webm", "mkv", "mka"))),
    (b"II*\0", "other picture"),
    (b"MM\0*", "other picture"),
    (b"8BPS", "other picture"),
    (b"\0\0\0\x0cjP  ", "other picture"),
    (b"\0\0\0\x0cJXL ", "other picture"),
)

#: Sorts that are one and the same inside, told apart by their names alone.
_OFFICE = "application/vnd.openxmlformats-officedocument"
_FAMILIES: dict[Sort, dict[str, str]] = {
    _ZIP: {
        "zip": "application/zip",
        "docx": f"{_OFFICE}.wordprocessingml.document",
        "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
        "pptx": f"{_OFFICE}.presentationml.presentation",
        "odt": "application/vnd.oasis.opendocument.text",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odp": "application/vnd.oasis.opendocument.presentation",
        "odg": "application/vnd.oasis.opendocument.graphics",
        "epub": "application/epub+zip",
        "vsdx": "application/vnd.ms-visio.drawing",
        "kmz": PLAIN,
    },
    _OLE: {
        "doc": "application/msword",
        "xls": "application/vnd.ms-excel",
        "ppt": "application/vnd.ms-powerpoint",
        "msg": "application/vnd.ms-outlook",
        "vsd": "application/vnd.visio",
        "mpp": "application/vnd.ms-project",
    },
}

#: The word behind `ftyp` in the family of MP4.
_BRANDS: dict[bytes, Sort | str] = {
    b"avif": _PICTURES["image/avif"],
    b"avis": _PICTURES["image/avif"],
    b"M4A ": Sort("audio/mp4", ("m4a",)),
    b"qt  ": Sort("video/quicktime", ("mov", "qt")),
    **dict.fromkeys(
        (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "heic"
    ),
    **dict.fromkeys(
        (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV"),
        Sort("video/mp4", ("mp4", "m4v")),
    ),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6"), Sort("video/3gpp", ("3gp",))),
}
_RIFF: dict[bytes, Sort] = {
    b"WEBP": _PICTURES["image/webp"],
    b"WAVE": Sort("audio/wav", ("wav",)),
    b"AVI ": Sort("video/x-msvideo", ("avi",)),
}

#: Text that opens in a reader of text. Any other name gets ".txt" behind it, so that
#: a script which somebody downloads does not start when it is clicked.
_TEXT = Sort(
    "text/plain",
    (
        *("txt", "csv", "tsv", "md", "log", "json", "jsonl", "yaml", "yml", "toml", "ini"),
        *("ics", "vcf", "eml", "srt", "vtt", "tex", "bib", "rst", "sql", "geojson", "gpx", "kml"),
    ),
)
#: Text that a browser would run or draw: kept, and never called by its own name.
_MARKUP = Sort(
    PLAIN,
    (*_TEXT.extensions, "html", "htm", "xhtml", "xml", "svg", "xsl", "xslt", "rss", "drawio"),
)
_MARKS_OF_MARKUP = ("<!doctype", "<?xml", "<html", "<svg", "<script", "<iframe", "<xsl:")


def _signed(head: bytes) -> Sort | str | None:
    if head[4:8] == b"ftyp":
        return _mp4(head)
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "unknown")
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "other picture"
    return next((meaning for start, meaning in _SIGNATURES if head.startswith(start)), None)


def _mp4(head: bytes) -> Sort | str:
    length = min(int.from_bytes(head[:4], "big"), 512)
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length, 4))]
    if b"avif" in brands:  # some say "mif1" first, as HEIC does
        return _PICTURES["image/avif"]
    return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "unknown")


def _member(family: Sort, name: str) -> Sort:
    extension = extension_of(name)
    if content_type := _FAMILIES[family].get(extension):
        return Sort(content_type, (extension,))
    if not family.extensions:
        raise Refused("unknown", name=name)
    return family


def _text(head: bytes, name: str) -> Sort:
    text = _decoded(head)
    if text is None:
        raise Refused("unknown", name=name)
    begin = text.lstrip("\ufeff \t\r\n").lower()
    if begin.startswith("<") or any(mark in begin for mark in _MARKS_OF_MARKUP):
        return _MARKUP
    return _TEXT


def _decoded(head: bytes) -> str | None:
    """The head as text; None when it is none. A letter cut in two at its end does not count."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode(head, "utf-16")
    return _decode(head, "utf-8") or _decode(head, "cp1252")


def _decode(head: bytes, encoding: str) -> str | None:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return None
    controls = any(letter < " " and letter not in "\t\n\r\f\x1b" for letter in text)
    return None if controls else text
