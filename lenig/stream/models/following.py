from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lenig.access.keys import CrossingKey


class Level(models.TextChoices):
    """How much of a source somebody wants to see."""

    ALL = "all", _("Everything")
    HIGHLIGHTS = "highlights", _("Highlights")
    MUTED = "muted", _("Nothing")


class Follow(models.Model):
    """A person follows a source, at a level. Muted hides it, by whatever source it came."""

    pk = models.CompositePrimaryKey("person_id", "source_id")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows", db_index=False
    )
    source = CrossingKey("stream.Source", on_delete=models.CASCADE, db_index=False)
    level = models.CharField(max_length=10, choices=Level, default=Level.ALL)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            # The home timeline starts here: whom does this person follow, and how?
            models.Index(fields=["person", "level", "source"], name="follow_by_level"),
            # The followers of a source.
            models.Index(fields=["source", "person"], name="followers_of_source"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.source_id} ({self.level})"


class Watch(models.Model):
    """A person wants to hear of what happens under one post, or not; it steers notices only."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches", db_index=False
    )
    post = CrossingKey("stream.Post", on_delete=models.CASCADE)
    level = models.CharField(max_length=10, choices=Level, default=Level.ALL)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "post"], name="one_watch_per_post")
        ]
        verbose_name_plural = "watches"

    def __str__(self) -> str:
        return f"{self.person_id} watches {self.post_id}"
