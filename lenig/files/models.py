from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from lenig.toolkit.handles import HandleField


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
    alt = models.CharField(max_length=500, blank=True)
    #: The name on disk or in the store: random, with no part of what was uploaded.
    key = models.CharField(max_length=80, unique=True)
    #: Smaller copies of an image by width: {"320": {"key": "…", "size": 1234, "height": 213}}.
    variants = models.JSONField(default=dict, blank=True)
    created = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("files:file", args=[self.handle])

    @property
    def is_image(self) -> bool:
        return self.kind == self.Kind.IMAGE
