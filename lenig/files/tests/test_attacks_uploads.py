"""Attacks A54 to A59 and A63: files that are more than they seem."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from lenig.files import developing, storage
from lenig.files.actions.taking_in import take_in
from lenig.files.models import StoredFile
from lenig.files.refusals import Refused
from lenig.files.tests import samples
from lenig.files.tests.conftest import Add, As, Share
from lenig.files.tests.test_attacks_reading import WIDTHS, address, body
from tests.cast import Cast

SHOWN = {"image/jpeg", "image/png", "image/webp"}


def send(browser: Client, sent: bytes, name: str, claimed: str, **query: str) -> Any:
    """What the upload address answers to this file, with this forged type."""
    upload = SimpleUploadedFile(name, sent, content_type=claimed)
    where = reverse("files:upload", query={"field": "files", **query})
    return browser.post(where, {"files-new": upload})


def only_file() -> StoredFile:
    return StoredFile.objects.get()


ACTIVE = {
    "tekening.svg": (samples.SVG, "image/svg+xml"),
    "pagina.html": (samples.HTML, "text/html"),
    "pagina.xhtml": (samples.XHTML, "application/xhtml+xml"),
    "stijl.xml": (samples.XSLT, "text/xml"),
    "script.pdf": (samples.PDF, "application/pdf"),
    "wacht.svg": (b"\xef\xbb\xbf\r\n  " + samples.SVG, "image/svg+xml"),
    "breed.html": (samples.HTML.decode().encode("utf-16"), "text/html"),
    "los.txt": (b"Hallo " + samples.HTML, "text/html"),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_A54_what_could_run_is_only_ever_a_download(as_: As, cast: Cast, name: str) -> None:
    sent, claimed = ACTIVE[name]

    assert send(as_(cast.esra), sent, name, claimed).status_code == 200
    answer = as_(cast.esra).get(only_file().get_absolute_url())

    assert answer["Content-Type"] in {"application/octet-stream", "application/pdf"}
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert body(answer) == sent


@pytest.mark.parametrize("name", [*ACTIVE, "film.swf"])
def test_A54_none_of_it_is_a_photo(as_: As, cast: Cast, name: str) -> None:
    sent, claimed = ACTIVE.get(name, (samples.SWF, "image/jpeg"))

    answer = send(as_(cast.esra), sent, name, claimed, pictures="1")

    assert answer.status_code == 400
    assert not StoredFile.objects.exists()


def test_A54_flash_is_not_taken_at_all(as_: As, cast: Cast) -> None:
    assert send(as_(cast.esra), samples.SWF, "film.swf", "video/mp4").status_code == 400


@pytest.mark.parametrize(
    ("sent", "name", "claimed"),
    [
        (samples.GIF_WITH_SCRIPT, "a.gif", "application/javascript"),
        (samples.PNG_WITH_HTML, "a.html", "text/html"),
        (samples.JPEG_WITH_PHAR, "a.phar", "application/x-php"),
        (samples.picture("PNG"), "a.php.png", "text/html"),
        (samples.picture("JPEG"), "a.png", "image/svg+xml"),
    ],
)
def test_A55_a_picture_comes_out_as_a_picture_and_nothing_else(
    as_: As, cast: Cast, sent: bytes, name: str, claimed: str
) -> None:
    assert send(as_(cast.esra), sent, name, claimed).status_code == 200

    kept = as_(cast.esra).get(only_file().get_absolute_url())
    assert kept["Content-Type"] in SHOWN
    given = body(kept)
    assert not any(
        word in given for word in (b"<script", b"alert(1)", b"__HALT_COMPILER", b"#EXTM3U")
    )


@pytest.mark.parametrize(
    ("sent", "name", "claimed", "kept_as"),
    [
        (samples.HTML, "foto.jpg", "image/jpeg", "foto.jpg.txt"),
        (samples.SVG, "foto.png", "image/png", "foto.png.txt"),
        (samples.BATCH, "lees mij.bat", "text/plain", "lees mij.bat.txt"),
        (samples.BATCH, "rekening.pdf.cmd", "application/pdf", "rekening.pdf.cmd.txt"),
        (samples.PDF, "rekening.exe", "application/x-msdownload", "rekening.exe.pdf"),
        (samples.DOCX, "a.html", "text/html", "a.html.zip"),
        (samples.POSTSCRIPT, "a.eps", "application/postscript", "a.eps.txt"),
    ],
)
def test_A55_the_content_decides_and_the_name_follows(
    as_: As, cast: Cast, sent: bytes, name: str, claimed: str, kept_as: str
) -> None:
    assert send(as_(cast.esra), sent, name, claimed).status_code == 200

    kept = as_(cast.esra).get(only_file().get_absolute_url())
    assert only_file().name == kept_as
    assert kept["Content-Type"] not in {"text/html", "image/svg+xml", "application/javascript"}
    assert kept["Content-Disposition"] == f'attachment; filename="{kept_as}"'


@pytest.mark.parametrize("name", ["a.exe", "foto.jpg", "notulen.txt", "a.docx"])
def test_A55_a_program_is_not_taken_under_any_name(as_: As, cast: Cast, name: str) -> None:
    assert send(as_(cast.esra), samples.PROGRAM, name, "image/jpeg").status_code == 400


NAMES = {
    "../../etc/passwd.txt": "passwd.txt",
    "..\\..\\boot.txt": "boot.txt",
    "a\0b.txt": "ab.txt",
    "kop\r\nSet-Cookie: x=1.txt": "kop Set-Cookie_ x=1.txt",
    'a"; filename="b.html': "a_; filename=_b.html.txt",
    "foto\u202egpj.txt": "fotogpj.txt",
    "\u200f\u061cx.txt": "x.txt",
    "\u200b\ufeff.txt": "txt.txt",
    "con.txt": "_con.txt",
    "LPT1 .txt": "_LPT1 .txt",
    "nul": "_nul.txt",
    "...": "file.txt",
    "": "file.txt",
    "😀 feest.txt": "😀 feest.txt",
    "é" * 300 + ".txt": "é" * 196 + ".txt",
    "<img src=x onerror=alert(1)>.txt": "_img src=x onerror=alert(1)_.txt",
}


@pytest.mark.parametrize("given", NAMES)
def test_A56_a_name_keeps_its_words_and_loses_its_tricks(
    as_: As, add: Add, cast: Cast, own_folder: Path, given: str
) -> None:
    file = add_named(cast, given)

    answer = as_(cast.esra).get(file.get_absolute_url())
    disposition = answer["Content-Disposition"]
    said = re.fullmatch(r"attachment; filename(?:=\"(.+)\"|\*=utf-8''(.+))", disposition)

    assert file.name == NAMES[given]
    assert said
    assert unquote(said[1] or said[2]) == NAMES[given]
    assert [path.name for path in own_folder.glob("**/*") if path.is_file()] == [file.key[3:]]
    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{32}", file.key)


def add_named(cast: Cast, name: str) -> StoredFile:
    upload = SimpleUploadedFile("x", b"Hallo")
    upload._name = name  # type: ignore[attr-defined]
    return take_in(upload, cast.esra)


def test_A56_the_page_shows_a_name_and_never_markup(as_: As, cast: Cast) -> None:
    answer = send(as_(cast.esra), b"Hallo", "<b onclick=x>&'.txt", "text/plain")

    assert b"<b onclick" not in answer.content
    assert "_b onclick=x_&amp;&#x27;.txt" in answer.content.decode()


SWOLLEN: dict[str, tuple[Callable[[], bytes], int]] = {
    "50,000 by 50,000 dots": (lambda: samples.png_that_claims(50_000, 50_000), 400),
    "30,000 frames": (lambda: samples.animation(30_000), 400),
    "a million directories": (samples.tiff_of_many_pages, 400),
    "a profile of 200 MB": (samples.png_with_swollen_profile, 400),
    "10 MB of EXIF": (samples.jpeg_with_fat_exif, 200),
    "25 million empty dots": (lambda: samples.png_of_nothing(5000, 5000), 200),
}


@pytest.mark.parametrize("what", SWOLLEN)
def test_A57_what_swells_is_refused_or_becomes_small(
    as_: As, cast: Cast, what: str, own_folder: Path
) -> None:
    """That time and memory have a bound, whatever comes in, is in `test_darkroom`."""
    make, status = SWOLLEN[what]

    answer = send(as_(cast.esra), make(), "bom.png", "image/png")

    assert answer.status_code == status
    if status == 400:
        assert b'role="alert"' in answer.content
        assert not StoredFile.objects.exists()
        assert not own_folder.exists()
    else:
        assert only_file().size < 100_000


def test_A57_a_fuzzed_picture_never_breaks_anything(as_: As, add: Add, cast: Cast) -> None:
    """A small twin of the corpus of hostile images, for every decoder that we open."""
    for form in ("WEBP", "AVIF", "GIF", "PNG", "JPEG"):
        whole = samples.picture(form, (200, 100))
        for bad in samples.fuzzed(whole, 6):
            with suppress(Refused):
                assert add(cast.esra, bad, "x").content_type in {*SHOWN, "text/plain"}


def test_A57_a_darkroom_that_takes_too_long_is_a_refusal(
    add: Add, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(developing, "PATIENCE", 0.001)

    with pytest.raises(Refused) as refused:
        add(cast.esra)

    assert refused.value.why == "dots"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_A59_nothing_of_a_photo_but_its_dots_reaches_a_colleague(
    as_: As, add: Add, share: Share, cast: Cast, form: str
) -> None:
    sent = samples.photo_with_everything(form, (2000, 1000))
    assert any(secret in sent for secret in samples.SECRETS)
    file = add(cast.esra, sent, f"foto.{form.lower()}")
    share(cast.esra, file)

    for width in WIDTHS:
        given = body(as_(cast.bram).get(address(file.handle, width)))
        assert not any(secret in given for secret in samples.SECRETS)
        assert not any(
            mark in given for mark in (b"Exif\0", b"eXIf", b"ICC_PROFILE", b"iCCP", b"<x>")
        )


def test_A59_an_animation_loses_its_words_as_well(add: Add, cast: Cast) -> None:
    frames = [Image.new("RGB", (40, 40), color) for color in ("red", "green")]
    sent = samples.saved(
        frames[0], "WEBP", save_all=True, append_images=frames[1:], xmp=b"<x>Canary Place</x>"
    )

    file = add(cast.esra, sent, "a.webp")

    assert b"Canary" in sent
    with storage.open_stored(file.key) as kept:
        assert b"Canary" not in kept.read()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("lijst.m3u8", samples.PLAYLIST),
        ("tekening.svg", samples.SVG),
        ("druk.eps", samples.POSTSCRIPT),
        ("brief.docx", samples.DOCX),
        ("brief.pdf", samples.PDF),
        ("film.mp4", b"\0\0\0\x18ftypisom\0\0\2\0isommp42"),
    ],
)
def test_A63_no_converter_opens_anything_but_five_sorts_of_pictures(
    add: Add, cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str, sent: bytes
) -> None:
    """That the one converter there is can neither call out nor read is in `test_darkroom`."""

    def no(*_: Any, **__: Any) -> None:
        raise AssertionError("something was started for this file")

    monkeypatch.setattr("subprocess.Popen.__init__", no)

    assert add(cast.esra, sent, name).kind == "file"


def test_A63_only_the_darkroom_is_ever_started() -> None:
    """A new converter fails here, until it is as poor in rights as the darkroom."""
    here = Path(developing.__file__).parent
    starts = [
        path.name
        for path in here.rglob("*.py")
        if "tests" not in path.parts
        and re.search(r"subprocess|os\.(system|exec|spawn)", path.read_text())
    ]

    assert starts == ["developing.py"]
