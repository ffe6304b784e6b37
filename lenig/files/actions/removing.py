"""A file goes, and its bytes after it."""

from django.db import transaction

from lenig.files import storage
from lenig.files.models import Leftover, StoredFile


def remove(file: StoredFile) -> bool:
    """Throw this file away, unless it came into use meanwhile; whether it is gone.

    First the row, with a note of its bytes in the same transaction; then the bytes.
    Whatever comes between is finished by the next round of `throw_away_leftovers`.
    """
    with transaction.atomic():
        rows = StoredFile.objects.filter(pk=file.pk, purpose=file.purpose)
        found = rows.select_for_update().first()
        if found is None:
            return False
        found.delete()
        notes = Leftover.objects.bulk_create([Leftover(key=key) for key in found.keys])
    throw_away(notes)
    return True


def throw_away(notes: list[Leftover]) -> None:
    """Erase the bytes, then the notes about them. Safe to repeat."""
    storage.erase(note.key for note in notes)
    with transaction.atomic():
        Leftover.objects.filter(pk__in=[note.pk for note in notes]).delete()
