from secrets import randbits
from typing import ClassVar

from django.db import models

from lenig.people.readers import Readers


def new_stamp() -> int:
    return randbits(31)


class DirectoryEntry(models.Model):
    """What the directory may tell of one person to one circle of readers, folded for finding.

    Everybody has an entry for everyone. Who keeps a field to their managers or
    to themselves has a second or third one, which that circle gets in its place.
    Rewritten by `lenig.people.directory.entries` whenever a fact behind it changes.
    """

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="entries", db_index=False
    )
    readers = models.CharField(max_length=10, choices=Readers, default=Readers.EVERYONE)
    sort_name = models.CharField(max_length=220)
    #: Name, titles, knowledge, departments, workplace and languages: a line each, in that order.
    words = models.TextField()
    #: A line for each facet: its name, the value and the label.
    terms = models.TextField(blank=True)
    #: Another number at every rewrite: how a process sees that it must read this row again.
    stamp = models.PositiveIntegerField(default=new_stamp)

    class Meta:
        verbose_name_plural = "directory entries"
        constraints = [
            models.UniqueConstraint(fields=["person", "readers"], name="one_entry_per_circle"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # Has anything changed? The sum of all stamps, from the index alone.
            models.Index(fields=["stamp"], name="entry_stamps"),
        ]

    def __str__(self) -> str:
        return f"{self.sort_name} ({self.readers})"
