"""An upload becomes a file of ours."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.template.defaultfilters import filesizeformat

from lenig.files import content_types, storage
from lenig.files.developing import Print, developed
from lenig.files.models import State, StoredFile
from lenig.files.names import clean_file_name, fit
from lenig.files.refusals import Refused

if TYPE_CHECKING:
    from lenig.people.models import Person

HEAVIEST_PICTURE: Final = 25 * 1024 * 1024
NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT}


def take_in(
    upload: "File[Any]", owner: "Person", purpose: str = "", *, pictures_only: bool = False
) -> StoredFile:
    """The upload as a file of `owner`, or `Refused` with the reason in words.

    A picture is made anew without anything but its dots; any other file is kept as it
    is and only ever given as a download. The work is done outside a transaction, and
    what is cut short half-way is never seen by anybody and thrown away the day after.
    """
    name = clean_file_name(upload.name)
    _weigh(upload, settings.UPLOAD_MOST, name)
    upload.seek(0)
    sort = content_types.recognise(upload.read(content_types.HEAD), name)
    file = StoredFile(owner=owner, purpose=purpose, name=name)
    if sort.is_picture:
        _weigh(upload, HEAVIEST_PICTURE, name)
        return _take_picture(upload, file)
    if pictures_only:
        raise Refused("no picture", name=name)
    file.name = fit(name, sort.extensions)
    file.content_type = sort.content_type
    return _take_other(upload, file)


def _weigh(upload: "File[Any]", most: int, name: str) -> None:
    if not upload.size:
        raise Refused("empty", name=name)
    if upload.size > most:
        raise Refused("heavy", name=name, most=filesizeformat(most))


def _take_picture(upload: "File[Any]", file: StoredFile) -> StoredFile:
    with developed(upload, name=file.name) as prints:
        _describe(file, prints)
        with _arriving(file):
            for key, each in zip(file.keys, prints, strict=True):
                storage.write(key, ContentFile(each.read()))
    return file


def _describe(file: StoredFile, prints: list[Print]) -> None:
    whole, *copies = prints
    file.kind = StoredFile.Kind.IMAGE
    file.name = fit(file.name, content_types.picture(whole.content_type).extensions)
    file.content_type, file.size, file.moves = whole.content_type, whole.size, whole.moves
    file.width, file.height = whole.width, whole.height
    file.key = storage.new_key()
    file.variants = {
        str(each.width): {
            "key": storage.new_key(),
            "size": each.size,
            "height": each.height,
            "content_type": each.content_type,
        }
        for each in copies
    }


def _take_other(upload: "File[Any]", file: StoredFile) -> StoredFile:
    file.kind = StoredFile.Kind.FILE
    file.size, file.key = upload.size, storage.new_key()
    with _arriving(file):
        upload.seek(0)
        storage.write(file.key, upload)
    return file


@contextmanager
def _arriving(file: StoredFile) -> Iterator[None]:
    """Write down what arrives before its bytes do, so that none can lie about unknown."""
    with transaction.atomic(durable=True):
        file.save()
    try:
        yield
    except OSError as trouble:
        storage.erase(file.keys)
        if trouble.errno in NO_ROOM:
            raise Refused("full", name=file.name) from trouble
        raise
    file.state = State.KEPT
    with transaction.atomic(durable=True):
        file.save(update_fields=["state"])
