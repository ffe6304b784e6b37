"""Every hostile and odd picture of the real collection goes through; its written twin is A57."""

import json
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lenig.files.actions.taking_in import take_in
from lenig.files.content_types import recognise
from lenig.files.models import StoredFile
from lenig.files.refusals import Refused
from lenig.files.serving import SHOWN
from lenig.files.tests.test_darkroom import run
from tests.cast import Cast

pytestmark = pytest.mark.realdata

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


@pytest.mark.parametrize("kind", ["hostile", "odd"])
def test_A57_each_is_taken_in_or_refused_in_words(
    pictures: zipfile.ZipFile, realdata: Path, cast: Cast, kind: str
) -> None:
    names = [
        name for name in pictures.namelist() if name.startswith(f"{kind}/") and name[-1] != "/"
    ]

    taken, refused = [], {}
    for name in names:
        try:
            upload = SimpleUploadedFile(name, pictures.read(name))
            taken.append(take_in(upload, cast.esra))
        except Refused as refusal:
            refused[name] = refusal.messages[0]

    assert len(taken) + len(refused) == len(names) > 80
    assert all(refused.values())
    assert {file.content_type for file in taken if file.is_image} == SHOWN
    assert StoredFile.objects.filter(state="kept").count() == len(taken)
    if kind == "odd":
        assert not readable_for_pillow(realdata, kind) & set(refused)


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
