"""What nobody uses goes by itself."""

import logging
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import ProtectedError
from django.utils import timezone

from lenig.contracts.periodic import every
from lenig.files import gates
from lenig.files.actions.removing import remove, throw_away
from lenig.files.models import Leftover, StoredFile

#: As long as somebody may take between adding a file and sharing it. A draft keeps it longer.
GRACE = timedelta(hours=24)
BATCH = 500

log = logging.getLogger(__name__)


@every(hours=6)
def remove_what_nobody_uses() -> None:
    """Files that arrived a day ago and came to nothing, or whose post or person is gone."""
    for batch in _batches():
        for file in gates.unused(batch):
            _remove(file)


@every(hours=6)
def erase_leftovers() -> None:
    """Bytes of files that are gone, where something came between."""
    while notes := list(Leftover.objects.order_by("pk")[:BATCH]):
        throw_away(notes)


def _batches() -> Iterator[list[StoredFile]]:
    old, last = StoredFile.objects.before(timezone.now() - GRACE).order_by("pk"), 0
    while batch := list(old.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _remove(file: StoredFile) -> None:
    try:
        remove(file)
    except ProtectedError:
        log.exception("Something uses %s, and no keeper of %r says so.", file.handle, file.purpose)
