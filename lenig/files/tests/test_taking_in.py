"""An upload becomes a file of ours, or a sentence that says why not."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from lenig.files import storage
from lenig.files.models import StoredFile
from lenig.files.refusals import Refused
from lenig.files.tests import samples
from lenig.files.tests.conftest import Add
from tests.cast import Cast


def opened(key: str) -> Image.Image:
    with storage.open_stored(key) as file:
        return Image.open(BytesIO(file.read()))


def test_a_photo_is_kept_in_four_sizes(add: Add, cast: Cast) -> None:
    file = add(cast.anouk, samples.picture("JPEG", (2400, 1200)), "Vakantie.JPG")

    assert (file.kind, file.content_type, file.name) == ("image", "image/jpeg", "Vakantie.JPG")
    assert (file.width, file.height, file.widths) == (2400, 1200, [320, 960, 1920])
    for width in file.widths:
        copy = opened(file.variants[str(width)]["key"])
        assert (copy.format, copy.size) == ("WEBP", (width, width // 2))


def test_a_small_picture_is_never_enlarged(add: Add, cast: Cast) -> None:
    file = add(cast.anouk, samples.picture("PNG", (300, 200)))

    assert file.widths == []
    assert opened(file.key).size == (300, 200)


def test_a_huge_photo_is_made_as_large_as_a_screen_needs(add: Add, cast: Cast) -> None:
    file = add(cast.anouk, samples.picture("JPEG", (8000, 6000), quality=20))

    assert (file.width, file.height) == (4000, 3000)


@pytest.mark.parametrize(
    ("form", "mode", "kept"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "RGB", "image/png"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "1", "image/png"),
        ("PNG", "LA", "image/png"),
        ("GIF", "P", "image/png"),
        ("WEBP", "RGB", "image/jpeg"),
        ("AVIF", "RGB", "image/jpeg"),
    ],
)
def test_each_sort_of_picture_comes_in(
    add: Add, cast: Cast, form: str, mode: str, kept: str
) -> None:
    drawn = Image.new("RGB", (400, 300), "white").convert(mode)

    file = add(cast.anouk, samples.saved(drawn, form), f"x.{form.lower()}")

    assert file.content_type == kept
    assert opened(file.key).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_light(add: Add, cast: Cast) -> None:
    drawn = Image.new("I;16", (400, 300), 0x8000)

    file = add(cast.anouk, samples.saved(drawn, "PNG"))

    grey = opened(file.key).convert("L").getpixel((5, 5))
    assert grey in {127, 128}


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_what_can_be_seen_through_stays_so(add: Add, cast: Cast, form: str) -> None:
    drawn = Image.new("RGBA", (400, 300), (255, 0, 0, 0))

    file = add(cast.anouk, samples.saved(drawn, form))

    assert opened(file.key).getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert opened(file.variants["320"]["key"]).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(
    add: Add, cast: Cast, orientation: int
) -> None:
    file = add(cast.anouk, samples.sideways(orientation), "foto.jpg")

    upright = ImageOps.exif_transpose(Image.open(BytesIO(samples.sideways(orientation))))
    difference = ImageChops.difference(opened(file.key), upright)
    assert max(ImageStat.Stat(difference).mean) < 5


def test_an_animation_still_moves_and_its_copies_stand_still(add: Add, cast: Cast) -> None:
    file = add(cast.anouk, samples.animation(5, (400, 300)), "dans.gif")

    assert (file.moves, file.content_type, file.name) == (True, "image/webp", "dans.gif.webp")
    assert getattr(opened(file.key), "n_frames", 1) == 5
    assert getattr(opened(file.variants["320"]["key"]), "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("name", "body", "content_type", "kept_as"),
    [
        ("a.pdf", samples.PDF, "application/pdf", "a.pdf"),
        ("a.txt", b"Hallo", "text/plain", "a.txt"),
        ("lijst.csv", b"naam;plaats\r\nJos\xe9;Delft", "text/plain", "lijst.csv"),
        ("a.odt", samples.DOCX, "application/vnd.oasis.opendocument.text", "a.odt"),
        ("a.zip", samples.DOCX, "application/zip", "a.zip"),
        ("a.jar", samples.DOCX, "application/zip", "a.jar.zip"),
        ("a.mp4", b"\0\0\0\x18ftypisom\0\0\2\0isommp42", "video/mp4", "a.mp4"),
        ("notitie", "Ünïcode zonder einde".encode(), "text/plain", "notitie.txt"),
        ("groot.txt", "é".encode() * 40_000, "text/plain", "groot.txt"),
        ("a.txt", "\ufeffmet een merk".encode("utf-16-le"), "text/plain", "a.txt"),
    ],
)  # fmt: skip
def test_other_files_are_kept_as_they_are(
    add: Add, cast: Cast, name: str, body: bytes, content_type: str, kept_as: str
) -> None:
    file = add(cast.anouk, body, name)

    assert (file.kind, file.content_type, file.name) == ("file", content_type, kept_as)
    with storage.open_stored(file.key) as stored:
        assert stored.read() == body


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("leeg.txt", b"", "empty"),
        ("foto.heic", samples.HEIC, "heic"),
        ("scan.tif", b"II*\0\x08\0\0\0\0\0", "other picture"),
        ("a.exe", samples.PROGRAM, "unknown"),
        ("a.swf", samples.SWF, "unknown"),
        ("stuk.png", samples.picture("PNG")[:60], "damaged"),
        ("stuk.jpg", b"\xff\xd8\xff\xe0 is geen foto", "damaged"),
        ("lang.gif", samples.animation(301), "frames"),
        ("groot.png", samples.png_that_claims(50_000, 50_000), "dots"),
    ],
)
def test_what_is_not_taken_is_said_in_words(
    add: Add, cast: Cast, own_folder: Path, name: str, body: bytes, why: str
) -> None:
    with pytest.raises(Refused) as refused:
        add(cast.anouk, body, name)

    assert refused.value.why == why
    assert name in refused.value.messages[0]
    assert not StoredFile.objects.exists()
    assert not own_folder.exists()
