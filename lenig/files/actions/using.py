"""A file comes into use, is described, and goes out of use."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from lenig.files.models import State, StoredFile
from lenig.files.refusals import Refused
from lenig.toolkit.text import clean_name

if TYPE_CHECKING:
    from lenig.people.models import Person


@transaction.atomic
def claim(files: Iterable[StoredFile], *, owner: "Person", purpose: str) -> None:
    """Put these loose files of `owner` to use: from now on the gate of `purpose` decides.

    Call it in the transaction that makes the use. A file can be claimed once; for one
    that is used already, gone or somebody else's the whole is `Refused`.
    """
    wanted = {file.pk for file in files}
    claimed = StoredFile.objects.loose(owner).filter(pk__in=wanted).update(purpose=purpose)
    if claimed != len(wanted):
        raise Refused("gone")


@transaction.atomic
def let_go(file: StoredFile) -> None:
    """End the use of a file: it is its uploader's alone again, and goes within a day."""
    StoredFile.objects.filter(pk=file.pk, state=State.KEPT).update(purpose="")


@transaction.atomic
def set_alt(file: StoredFile, words: str) -> None:
    """Keep what can be seen in a picture, for who does not see it."""
    file.alt = clean_name(words)[:500]
    file.save(update_fields=["alt"])
