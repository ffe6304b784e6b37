"""A zip from elsewhere is read with care: it fills no memory, writes no file, and leads nowhere."""

import io
import json
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from lenig.imports.files import Unreadable
from lenig.imports.files.zip_folder import ZipFolder
from lenig.imports.report import Report
from lenig.imports.tests.conftest import RunImport, created, skipped
from lenig.imports.tests.slack_twin import message, slack_export

pytestmark = pytest.mark.django_db


def test_what_is_no_zip_is_refused(tmp_path: Path, run_import: RunImport) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(b"PK\x03\x04 and then nothing")

    with pytest.raises(CommandError, match=r"export\.zip is no zip archive, or a broken one"):
        run_import("slack", path)


def test_a_zip_of_something_else_is_refused_with_what_it_holds(
    tmp_path: Path, run_import: RunImport
) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("vakantie/foto.jpg", b"x")

    with pytest.raises(CommandError, match=r"it holds no users\.json, but vakantie/foto\.jpg"):
        run_import("slack", path)


def test_a_bomb_is_refused_unopened(
    tmp_path: Path, run_import: RunImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lenig.imports.files.zip_folder.MOST_BYTES", 1_000_000)
    export = slack_export(tmp_path, **{"wijkteams/2026-11-11.json": b" " * 20_000_000})

    with pytest.raises(CommandError, match="more than 10 times its size"):
        run_import("slack", export)


def test_too_many_files_are_refused(
    tmp_path: Path, run_import: RunImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lenig.imports.files.zip_folder.MOST_FILES", 5)

    with pytest.raises(CommandError, match="no export does that"):
        run_import("slack", slack_export(tmp_path))


def test_a_file_that_is_larger_than_the_archive_says_gives_no_more_than_that(
    tmp_path: Path,
) -> None:
    """The bounds are checked against what the archive says, so that must hold."""
    path = tmp_path / "lying.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("users.json", b"[" + b" " * 1_000_000 + b"]")
    whole = bytearray(path.read_bytes())
    directory = whole.rindex(b"PK\x01\x02")
    struct.pack_into("<L", whole, directory + 24, 10)  # the size, as the directory has it
    path.write_bytes(whole)
    report = Report()

    content = ZipFolder(path, report).read("users.json")

    assert content is None or len(content) <= 10


def test_a_broken_file_inside_loses_only_itself(tmp_path: Path, run_import: RunImport) -> None:
    days = {
        "wijkteams/2026-11-11.json": b'[{"type": "message", ',
        "wijkteams/2026-11-12.json": b"{}",
        "wijkteams/2026-11-13.json": b"[" * 100_000,
        "wijkteams/2026-11-14.json": b'["x", {"text": "no moment"}, {"ts": "1e400"}]',
        "wijkteams/2026-11-15.json": b"\xff\xfe\x00",
    }

    report = run_import("slack", slack_export(tmp_path, **days))

    assert created(report)["posts"] == 6
    assert {place for each in report["files"]["skipped"] for place in each["where"]} >= {
        *("wijkteams/2026-11-11.json", "wijkteams/2026-11-12.json"),
        *("wijkteams/2026-11-13.json", "wijkteams/2026-11-15.json"),
    }
    assert skipped(report, "messages") == {"not a message with its moment": 3}


def test_a_damaged_file_inside_loses_only_itself(tmp_path: Path, run_import: RunImport) -> None:
    export = slack_export(tmp_path)
    whole = bytearray(export.read_bytes())
    at = whole.index(b"wijkteams/2026-11-09.json") + len("wijkteams/2026-11-09.json") + 20
    whole[at : at + 40] = b"\x00" * 40
    export.write_bytes(whole)

    report = run_import("slack", export)

    assert created(report)["posts"] == 5
    assert any(each["reason"].startswith("broken") for each in report["files"]["skipped"])


def _packed_in(method: int, folder: Path) -> Path:
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("users.json", b"[]", zipfile.ZIP_STORED)
        archive.writestr("channels.json", b"[]" + b" " * 20_000_000)
    return path


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_unpacks_without_measure_is_not_unpacked(tmp_path: Path, method: int) -> None:
    """Python's reader of these gives all that a small piece holds, whatever the archive says."""
    report = Report()

    content = ZipFolder(_packed_in(method, tmp_path), report).read("channels.json")

    assert content is None
    assert list(report.of("files").skipped) == ["broken: packed in a way that is not read here"]


def test_damage_at_any_place_is_told_of(tmp_path: Path) -> None:
    """Each byte in turn is another: the archive is refused, or the file inside, or nothing is lost."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("é/users.json", b'[{"id": "U1"}]')
    whole = path.read_bytes()

    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        report = Report()
        with suppress(Unreadable):
            folder = ZipFolder(path, report)
            contents = [folder.read(name) for name in folder.names()]
            assert contents in ([], [None], [b'[{"id": "U1"}]'])
            assert (contents == [None]) == bool(report.of("files").skipped)


@pytest.mark.parametrize(
    "name", ["/etc/passwd.json", "../../users.json", "wijkteams/../../x.json", "..\\..\\x.json"]
)
def test_a_path_that_leads_elsewhere_is_not_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("users.json", b"[]")
        archive.writestr(name, b"[]")

    assert ZipFolder(path, Report()).names() == ["users.json"]


def test_a_file_without_a_name_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("users.json", b"[]")
        archive.writestr("X.json", b"[]")
    path.write_bytes(path.read_bytes().replace(b"X.json", b"\0.json"))

    assert ZipFolder(path, Report()).names() == ["users.json"]


def test_names_that_were_written_as_utf_8_without_saying_so_are_read(
    tmp_path: Path, run_import: RunImport
) -> None:
    day = json.dumps([message("1794214800.000000", "U1", "Dag")])
    channels = [{"id": "C1", "name": "éé-wijk", "members": []}]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("users.json", json.dumps([{"id": "U1", "name": "anouk"}]))
        archive.writestr("channels.json", json.dumps(channels))
        archive.writestr("XXXX-wijk/2026-11-09.json", day)
    export = tmp_path / "export.zip"
    # Four letters, in the place of which the four bytes of "éé" stand, and nothing says so.
    export.write_bytes(whole.getvalue().replace(b"XXXX-wijk", "éé-wijk".encode()))

    report = run_import("slack", export)

    assert created(report)["posts"] == 1
