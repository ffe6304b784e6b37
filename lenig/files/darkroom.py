"""Where a picture is opened: a process of its own, with no way out.

Run as a script, never imported by Lenig: `python -I darkroom.py < upload > answer`. It
knows neither settings nor secrets. Before it looks at the first byte of the picture it
gives up the right to open anything, to write more than an answer, and to grow or work
longer than a picture needs. Whatever a crafted file does to a decoder stays in here.

The answer is one line of JSON, then the pictures it names, one after another. Nothing
of the upload but its dots comes out: no place, device, comment or colour profile, and
nothing that was hidden behind the picture.
"""

import copy
import errno
import json
import os
import resource
import sys
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

# Pillow imports these when it needs them; in here nothing can be imported any more.
from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageColor,
    ImageFile,
    ImagePalette,
    ImageSequence,
    JpegImagePlugin,
    JpegPresets,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

LOADED: Final = (
    *(AvifImagePlugin, GifImagePlugin, JpegImagePlugin, JpegPresets, MpoImagePlugin),
    *(PngImagePlugin, TiffImagePlugin, WebPImagePlugin),
    *(ImageColor, ImageFile, ImagePalette, copy),
)
FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")

MEMORY: Final = 290 * 1024 * 1024
SECONDS: Final = 4
ANSWER: Final = 64 * 1024 * 1024

#: How many dots a picture may have. WebP and AVIF are decoded whole, several times over.
MOST_DOTS: Final = {"JPEG": 50_000_000, "MPO": 50_000_000, "PNG": 50_000_000}
MOST_DOTS_ELSE: Final = 12_600_000
MOST_FRAMES: Final = 300
#: All frames of an animation together.
MOST_DOTS_MOVING: Final = 40_000_000

#: The longest side of what is kept, and the widths of its smaller copies.
LONGEST: Final = 4096
WIDTHS: Final = (1920, 960, 320)
#: A picture with more dots is halved before anything else is done with it, band by band.
LARGE: Final = 16_000_000
BAND: Final = 256
#: Up to a screen of 4K a drawing or a screenshot stays exactly as it is.
SCREEN: Final = 3840 * 2160

ORIENTATION: Final = 0x0112
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Refused(Exception):
    """The picture is not taken; the word says why, for the process outside."""


def main() -> None:
    """Answer with the picture made anew, or with one word why not."""
    Image.preinit()
    give_up_rights()
    try:
        parts = developed(sys.stdin.buffer)
    except Refused as refusal:
        return answer({"refused": str(refusal)})
    except MemoryError:
        return answer({"refused": "large"})
    except Exception as trouble:  # noqa: BLE001 - a decoder raises whatever the bytes lead it to
        return answer({"refused": "wanted out" if wanted_out(trouble) else "damaged"})
    return answer({"parts": [about for about, _ in parts]}, *(data for _, data in parts))


def wanted_out(trouble: BaseException) -> bool:
    """Whether something was opened or imported after all: not the picture's fault, but ours."""
    return isinstance(trouble, OSError) and trouble.errno == errno.EMFILE


def answer(about: dict[str, Any], *pictures: bytes) -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(about).encode() + b"\n")
    for picture in pictures:
        out.write(picture)
    out.flush()


def give_up_rights() -> None:
    """No opening, no connecting, no starting; and a bound on time, memory and words."""
    os.nice(5)
    if os.path.exists("/proc/self/statm"):  # noqa: PTH110 - elsewhere the dots are the bound
        with open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123
            now = int(pages.read().split()[0]) * resource.getpagesize()
        limit(resource.RLIMIT_AS, now + MEMORY)
    limit(resource.RLIMIT_CPU, SECONDS)
    limit(resource.RLIMIT_FSIZE, ANSWER)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_NPROC, 0)
    # The three standard streams stay; any other file or socket would need a number.
    limit(resource.RLIMIT_NOFILE, 0)


def limit(what: int, most: int) -> None:
    with suppress(ValueError):  # already lower
        resource.setrlimit(what, (most, most))


Part = tuple[dict[str, Any], bytes]


def developed(upload: Any) -> list[Part]:
    """What is kept of an upload: the picture itself first, then its smaller copies."""
    picture = opened(upload)
    if is_moving(picture):
        try:
            return [moving(picture), *copies(first_frame(picture))]
        except (SyntaxError, ValueError, EOFError, OSError) as trouble:
            # An animation that is broken half-way is still a picture: its first.
            if wanted_out(trouble):
                raise
            picture = opened(upload)
    as_drawn = picture.format in {"PNG", "GIF"}
    still = as_shown(picture)
    return [whole(still, as_drawn=as_drawn), *copies(still)]


def opened(upload: Any) -> Any:
    """The picture with its header read, and none of its dots."""
    Image.MAX_IMAGE_PIXELS = None  # our own bound is lower, and has a word for the person
    upload.seek(0)
    picture = Image.open(upload, formats=FORMATS)
    dots = picture.width * picture.height
    if dots > MOST_DOTS.get(str(picture.format), MOST_DOTS_ELSE):
        raise Refused("large")
    return picture


# -- Pictures that move --------------------------------------------------------------


def is_moving(picture: Any) -> bool:
    """Whether it has frames; a phone's second picture for depth (MPO) is none."""
    return picture.format in {"GIF", "PNG", "WEBP", "AVIF"} and picture.is_animated


def moving(picture: Any) -> Part:
    """The animation, made anew frame by frame."""
    lasting = durations(picture)
    picture.seek(0)
    out = BytesIO()
    loop = int(picture.info.get("loop", 0))
    bare = {"icc_profile": b"", "exif": b"", "xmp": b"", "background": (0, 0, 0, 0)}
    picture.save(
        out, "WEBP", save_all=True, duration=lasting, loop=loop, quality=70, method=0, **bare
    )
    about, data = part("image/webp", picture.size, out)
    return about | {"moves": True}, data


def durations(picture: Any) -> list[int]:
    """How long each frame shows; a refusal as soon as there are too many."""
    lasting: list[int] = []
    most = min(MOST_FRAMES, MOST_DOTS_MOVING // (picture.width * picture.height))
    for frame in ImageSequence.Iterator(picture):
        if len(lasting) == most:
            raise Refused("frames")
        lasting.append(int(frame.info.get("duration", 100)))
    return lasting


def first_frame(picture: Any) -> Any:
    picture.seek(0)
    return as_shown(picture)


# -- Pictures that stand still -------------------------------------------------------


def as_shown(picture: Any) -> Any:
    """The dots as a screen shows them: upright, in sRGB, not larger than we keep."""
    orientation, profile = orientation_of(picture), picture.info.get("icc_profile")
    still = smaller(picture)
    still = in_srgb(still, profile)
    if orientation in TURNS:
        still = still.transpose(TURNS[orientation])
    still.info.clear()
    return still


def orientation_of(picture: Any) -> int:
    with suppress(Exception):  # an EXIF block that cannot be read says nothing
        return int(picture.getexif().get(ORIENTATION, 1))
    return 1


def smaller(picture: Any) -> Any:
    """The picture in simple colours, with its longest side at most as long as we keep."""
    if picture.width * picture.height > LARGE:
        # A JPEG can be read at half its size; of others at most one copy exists at a time.
        picture.draft(None, (picture.width // 2, picture.height // 2))
    if picture.width * picture.height > LARGE:
        picture = halved(picture)
    picture = in_simple_colours(picture)
    if max(picture.size) > LONGEST:
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return picture


def halved(picture: Any) -> Any:
    width, height = picture.size
    half = None
    for top in range(0, height, BAND):
        band = picture.crop((0, top, width, min(top + BAND, height)))
        band = in_simple_colours(band).reduce(2)
        half = half or Image.new(band.mode, ((width + 1) // 2, (height + 1) // 2))
        half.paste(band, (0, top // 2))
    picture.close()  # its dots go here, before anything else needs room
    return half


def in_simple_colours(picture: Any) -> Any:
    """RGB, RGBA, or CMYK until its profile has had its say."""
    picture.load()
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda dot: dot / 256).convert("L")
    if picture.mode in {"RGB", "RGBA", "CMYK"} and "transparency" not in picture.info:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def in_srgb(picture: Any, profile: bytes | None) -> Any:
    """The colours as they were meant. A profile that makes no sense is passed over."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        with suppress(Exception):
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, meant, srgb, outputMode=mode) or picture
    return picture if picture.mode == mode else picture.convert(mode)


def whole(still: Any, *, as_drawn: bool) -> Part:
    """The picture that is kept: a drawing without loss, a photo as a photo."""
    out = BytesIO()
    small = still.width * still.height <= SCREEN
    if small and (as_drawn or still.mode == "RGBA"):
        still.save(out, "PNG", compress_level=4)
        return part("image/png", still.size, out)
    if still.mode == "RGBA":
        still.save(out, "WEBP", quality=88, method=1)
        return part("image/webp", still.size, out)
    still.save(out, "JPEG", quality=88, subsampling=0 if as_drawn else 2)
    return part("image/jpeg", still.size, out)


def copies(still: Any) -> list[Part]:
    """Copies for narrower places, each made from the one before; never an enlargement."""
    made = []
    for width in WIDTHS:
        if width < still.width:
            height = max(1, round(still.height * width / still.width))
            still = still.resize((width, height), Image.Resampling.LANCZOS)
            out = BytesIO()
            still.save(out, "WEBP", quality=80, method=2)
            made.append(part("image/webp", still.size, out))
    return made


def part(content_type: str, size: tuple[int, int], out: BytesIO) -> Part:
    data = out.getvalue()
    width, height = size
    about = {"content_type": content_type, "width": width, "height": height}
    return about | {"moves": False, "size": len(data)}, data


if __name__ == "__main__":
    main()
