"""Uploads: one row for each, and the only doors through which rows are found."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from lenig.files import gates
from lenig.toolkit.handles import HandleField

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.people.models import Person

#: How wide the smaller copies of a picture are, where it is wider than that itself.
SMALL, MEDIUM, LARGE = 320, 960, 1920


class State(models.TextChoices):
    """Whether all of an upload is there. Before that nobody can read or use it."""

    ARRIVING = "arriving"
    KEPT = "kept"


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def readable(self, viewer: "Viewer") -> list["StoredFile"]:
        """Those of these files that `viewer` may read: one query, and one for each purpose among them."""
        found = list(self.filter(state=State.KEPT))
        allowed = gates.readable(viewer, found)
        return [file for file in found if file.pk in allowed]

    def of(self, owner: "Person") -> Self:
        """What this person uploaded, in use or not."""
        return self.filter(owner_id=owner.pk, state=State.KEPT)

    def loose(self, owner: "Person") -> Self:
        """What this person uploaded and nothing uses yet."""
        return self.of(owner).filter(purpose="")

    def before(self, moment: datetime) -> Self:
        return self.filter(created__lt=moment)


class StoredFile(models.Model):
    """One upload: what it is, and under which made-up name it is kept.

    Who may read it is not written here but asked of the room that uses it (see
    `lenig.files.gates`), so that a file follows its post to another audience in
    the same moment. A file that nothing uses yet is its uploader's alone.
    """

    class Kind(models.TextChoices):
        IMAGE = "image"
        FILE = "file"

    handle = HandleField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.ARRIVING)
    #: Which room uses it: "photo", "attachment", "cover". Empty until it is used.
    purpose = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=5, choices=Kind)
    #: The name shown and given at download: cleaned, never used on disk.
    name = models.CharField(max_length=200)
    #: Decided from the content, never taken from the browser.
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    #: Whether it is an animation. Its smaller copies stand still.
    moves = models.BooleanField(default=False)
    alt = models.CharField(max_length=500, blank=True)
    #: The name on disk or in the store: random, with no part of what was uploaded.
    key = models.CharField(max_length=80, unique=True)
    #: Smaller copies by width: {"320": {"key": "…", "size": 1234, "height": 213, "content_type": "image/webp"}}.
    variants = models.JSONField(default=dict, blank=True)
    created = models.DateTimeField(default=timezone.now)

    objects = StoredFileQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("files:file", args=[self.handle])

    @property
    def is_image(self) -> bool:
        return self.kind == self.Kind.IMAGE

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2].lower()

    @property
    def likeness(self) -> str:
        """The same for an upload that is sent a second time, whose handle is another."""
        return f"{self.name}:{self.content_type}:{self.size}:{self.width}"

    @property
    def small_url(self) -> str:
        """The copy for a face or a preview."""
        return self.url_for(SMALL)

    @property
    def medium_url(self) -> str:
        """The copy for a card."""
        return self.url_for(MEDIUM)

    def url_for(self, width: int) -> str:
        """The copy with this width; the picture itself where it is not wider than that."""
        return reverse("files:variant", args=[self.handle, width])

    @property
    def widths(self) -> list[int]:
        return sorted(map(int, self.variants))

    @property
    def srcset(self) -> str:
        """Every size, for a browser to choose from. An animation moves only when it is opened."""
        sizes = [f"{reverse('files:variant', args=[self.handle, at])} {at}w" for at in self.widths]
        if not self.moves:
            sizes.append(f"{self.get_absolute_url()} {self.width}w")
        return ", ".join(sizes)

    @property
    def keys(self) -> Iterable[str]:
        """Every name on disk that belongs to it."""
        return [self.key, *(copy["key"] for copy in self.variants.values())]


class Leftover(models.Model):
    """Bytes whose file is gone: to be erased, and noted until they are."""

    key = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.key
