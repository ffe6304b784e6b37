"""Every hostile and odd picture of the real collection goes through every form that takes files."""

import json
import re
import zipfile
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from lenig.access.scope import every_row
from lenig.files import receiving
from lenig.files.content_types import recognise
from lenig.files.models import StoredFile
from lenig.files.refusals import Refused
from lenig.files.serving import SHOWN
from lenig.files.tests import samples
from lenig.files.tests.test_darkroom import run
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.models import Post
from tests.cast import Cast

#: What the darkroom opens.
OURS = {"JPEG", "MPO", "PNG", "GIF", "WEBP", "AVIF"}
MOST_MEGABYTES = 330  # 290 to grow in, above the 30 that an empty process takes


@pytest.fixture(scope="module")
def pictures(realdata: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(realdata / "hostile-images" / "pillow-test-images.zip")


def readable_for_pillow(realdata: Path, kind: str) -> set[str]:
    """The files of our five sorts in which Pillow finds a picture."""
    lines = (realdata / "hostile-images" / "manifest.jsonl").read_text().splitlines()
    found = (json.loads(line) for line in lines)
    return {
        f"{kind}/{each['file']}"
        for each in found
        if each["kind"] == kind and each.get("load") == "ok" and each["format"] in OURS
    }


def _through_the_door(client: Client, cast: Cast, door: str, upload: SimpleUploadedFile) -> Any:
    """The same file, as one of the forms that take files gets it."""
    group = reverse("groups:settings", args=[cast.o.address])
    words = {"name": "Wijkteams", "purpose": "Samen.", "kind": "team", "joining": "free"}
    ways: dict[str, tuple[str, dict[str, Any]]] = {
        "upload": (reverse("files:upload", query={"field": "uploads"}), {"uploads-new": upload}),
        "photo": (f"{cast.redactie.get_absolute_url()}photo/", {"photo-new": upload}),
        "cover": (group, words | {"anyway": "on", "cover-new": upload}),
        "post": ("/compose/", {"kind": "update", "content": "Kijk.", "uploads-new": upload}),
        "comment": (f"{_post(cast)}comments/", {"content": "Kijk.", "uploads-new": upload}),
    }
    address, sent = ways[door]
    return client.post(address, sent)


_COMPLAINT = re.compile(
    r'class="(?:field__error|attached attached--refused)"[^>]*>(.*?)</(?:p|li)>', re.DOTALL
)
DOORS = ["upload", "photo", "cover", "post", "comment"]


def _post(cast: Cast) -> str:
    with every_row(because="a test finds the post that it made"):
        made = Post.objects.filter(content="Waar?").first()
    made = made or publish(NewPost("update", "Waar?"), viewer=cast.viewer("redactie"))
    return made.get_absolute_url()


@pytest.fixture
def sender(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody with a group to draw a cover for, who sends more than one may in an hour."""
    monkeypatch.setattr(receiving, "FILES_PER_HOUR", 1000)
    assert cast.o
    client.force_login(cast.redactie)
    return client


def _send(
    sender: Client, cast: Cast, door: str, name: str, sent: bytes
) -> tuple[StoredFile | None, str]:
    """What came in, and what the page says when nothing did."""
    before = set(StoredFile.objects.values_list("pk", flat=True))
    answer = _through_the_door(sender, cast, door, SimpleUploadedFile(name, sent))
    came_in = StoredFile.objects.exclude(pk__in=before).first()
    assert answer.status_code in ({200, 302} if came_in else {400, 413, 422}), (door, name)
    return came_in, "" if came_in else _words(answer)


def _words(answer: Any) -> str:
    """Why not, as it stands beside the field or in the list of its files."""
    found = _COMPLAINT.search(answer.content.decode())
    return strip_tags(found[1]).strip() if found else ""


@pytest.mark.realdata
@pytest.mark.parametrize("kind", ["hostile", "odd"])
def test_A57_each_is_taken_in_or_refused_in_words(
    pictures: zipfile.ZipFile, realdata: Path, sender: Client, cast: Cast, kind: str
) -> None:
    """Through every form that takes files, in turn."""
    names = [
        name for name in pictures.namelist() if name.startswith(f"{kind}/") and name[-1] != "/"
    ]

    taken, refused = [], {}
    for name, door in zip(names, cycle(DOORS), strict=False):
        came_in, words = _send(sender, cast, door, name, pictures.read(name))
        if came_in:
            taken.append(came_in)
        else:
            refused[name] = words

    assert len(taken) + len(refused) == len(names) > 80
    assert all(refused.values()), refused
    assert {file.content_type for file in taken if file.is_image} == SHOWN
    assert {file.state for file in taken} == {"kept"}
    if kind == "odd":
        assert not readable_for_pillow(realdata, kind) & set(refused)


HOSTILE = {
    "foto.svg": samples.SVG,
    "foto.html": samples.HTML,
    "foto.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "foto.jpg": samples.picture("JPEG")[:60],
    "foto.gif": b"GIF89a" + b"\xff" * 500,
    "foto.webp": b"RIFF\x10\0\0\0WEBPVP8 ",
}


@pytest.mark.parametrize("door", DOORS)
def test_A57_each_form_takes_a_picture_and_refuses_what_is_none(
    sender: Client, cast: Cast, door: str
) -> None:
    """The written twin of the collection."""
    shown, _ = _send(sender, cast, door, "foto.png", samples.picture())
    results = [_send(sender, cast, door, name, sent) for name, sent in HOSTILE.items()]

    assert shown
    assert shown.is_image
    for came_in, words in results:
        assert words or (came_in and not came_in.is_image)
    if door in {"photo", "cover"}:
        assert not any(came_in for came_in, _ in results)


@pytest.mark.realdata
def test_A57_none_takes_more_memory_or_time_than_it_may(
    pictures: zipfile.ZipFile, tmp_path: Path
) -> None:
    peak, upload = 0, tmp_path / "upload"
    for name in pictures.namelist():
        if name.startswith("hostile/") and is_picture(sent := pictures.read(name)):
            upload.write_bytes(sent)
            said, ended, megabytes, seconds = run(upload)
            assert said or ended, name
            assert said.get("refused") != "wanted out", name
            assert seconds < 5, name
            peak = max(peak, megabytes)

    assert 0 < peak < MOST_MEGABYTES


def is_picture(sent: bytes) -> bool:
    try:
        return recognise(sent[:65_536], "x").is_picture
    except Refused:
        return False
