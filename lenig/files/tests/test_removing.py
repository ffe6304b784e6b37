"""What nobody uses goes by itself, and what somebody uses stays."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lenig.access.viewer import Viewer
from lenig.files import storage
from lenig.files.actions.removing import remove
from lenig.files.models import Leftover, StoredFile
from lenig.files.periodic import erase_leftovers, remove_what_nobody_uses
from lenig.files.tests.conftest import Add, As, Share
from lenig.stream.actions.keeping import keep_draft
from tests.cast import Cast


def a_day_later() -> datetime:
    return timezone.now() + timedelta(hours=25)


def bytes_in(folder: Path) -> int:
    return len([path for path in folder.glob("**/*") if path.is_file()])


def test_what_was_never_shared_goes_after_a_day(add: Add, cast: Cast, own_folder: Path) -> None:
    add(cast.anouk)
    remove_what_nobody_uses()
    assert StoredFile.objects.count() == 1

    with time_machine.travel(a_day_later()):
        remove_what_nobody_uses()

    assert not StoredFile.objects.exists()
    assert not Leftover.objects.exists()
    assert bytes_in(own_folder) == 0


def test_what_is_used_stays(add: Add, share: Share, cast: Cast) -> None:
    share(cast.anouk, add(cast.anouk, b"tekst", "a.txt"))
    cast.bram.photo = add(cast.bram, purpose="photo")
    cast.bram.save()
    in_draft = add(cast.carla, b"tekst", "b.txt")
    keep_draft(viewer=Viewer.of(cast.carla), kind="update", fields={"files": [in_draft.handle]})

    with time_machine.travel(a_day_later()):
        remove_what_nobody_uses()

    assert StoredFile.objects.count() == 3


def test_a_photo_goes_when_another_takes_its_place(add: Add, cast: Cast) -> None:
    cast.bram.photo = add(cast.bram, purpose="photo")
    cast.bram.save()
    cast.bram.photo = add(cast.bram, purpose="photo")
    cast.bram.save()

    with time_machine.travel(a_day_later()):
        remove_what_nobody_uses()

    assert StoredFile.objects.get() == cast.bram.photo


def test_what_no_room_speaks_for_is_left_alone(add: Add, cast: Cast) -> None:
    add(cast.anouk, purpose="unheard-of")

    with time_machine.travel(a_day_later()):
        remove_what_nobody_uses()

    assert StoredFile.objects.exists()


def test_a_removal_that_stopped_half_way_is_finished(
    add: Add, cast: Cast, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = add(cast.anouk)

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(storage, "erase", killed)
        with pytest.raises(KeyboardInterrupt):
            remove(file)
    assert not StoredFile.objects.exists()
    assert bytes_in(own_folder) == 3

    erase_leftovers()

    assert bytes_in(own_folder) == 0
    assert not Leftover.objects.exists()


def test_an_upload_that_stopped_half_way_is_seen_by_nobody_and_goes(
    as_: As, add: Add, cast: Cast, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(default_storage, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            add(cast.anouk)
    file = StoredFile.objects.get()
    assert as_(cast.anouk).get(file.get_absolute_url()).status_code == 404

    with time_machine.travel(a_day_later()):
        remove_what_nobody_uses()

    assert not StoredFile.objects.exists()


def test_a_full_disk_is_said_in_words_and_leaves_nothing_to_read(
    as_: As, cast: Cast, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    upload = SimpleUploadedFile("a.txt", b"Hallo")

    answer = as_(cast.anouk).post(
        reverse("files:upload", query={"field": "files"}), {"files-new": upload}
    )

    assert answer.status_code == 507
    assert "a.txt" in answer.content.decode()
    assert not StoredFile.objects.filter(state="kept").exists()


def test_bytes_that_are_lost_are_a_404_and_a_line_in_the_log(
    as_: As, add: Add, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    file = add(cast.anouk)
    storage.erase(file.keys)

    assert as_(cast.anouk).get(file.get_absolute_url()).status_code == 404
    assert file.handle in caplog.text


def test_one_takes_back_ones_own_upload(as_: As, add: Add, cast: Cast, own_folder: Path) -> None:
    file = add(cast.anouk)

    answer = as_(cast.anouk).post(reverse("files:removal", args=[file.handle]))

    assert (answer.status_code, answer.content) == (200, b"")
    assert bytes_in(own_folder) == 0
