"""Sources: the one thing that is followed."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.topic import Topic
from lenig.toolkit.handles import HandleField

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


class SourceQuerySet(AudienceQuerySet["Source"]):
    def visible_to(self, viewer: "Viewer", *, row_by_row: bool = False) -> Self:
        """Sources of which the viewer may know that they exist.

        That of a topic carries its word, and is there for whom the topic is there.
        """
        ids = viewer.audience_ids
        known = Q(known_to_id__in=ids) | Q(audience_id__in=ids)
        topic = Topic.objects.visible_to(viewer).filter(source=OuterRef("pk"))
        is_there = ~Q(kind=Source.Kind.TOPIC) | Exists(topic)
        return self.filter(known, is_there)._now_scoped()


class Source(GuardedModel):
    """Something that posts come from and that can be followed.

    A person, a topic, a group, a department, or the whole organisation. They
    share one table, so that one merge serves the whole home page.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        TOPIC = "topic"
        GROUP = "group"
        DEPARTMENT = "department"
        ORGANISATION = "organisation"

    kind = models.CharField(max_length=12, choices=Kind)
    #: The handle of what owns it, which makes its address; a name to show.
    handle = HandleField()
    title = models.CharField(max_length=220)
    person = models.OneToOneField(
        "people.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="source_row"
    )
    department = models.OneToOneField(
        "people.Department",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="source_row",
    )
    #: Who reads the posts that are shared in it; and who may know that it is there.
    audience = models.ForeignKey("access.Audience", on_delete=models.PROTECT, related_name="+")
    known_to = models.ForeignKey("access.Audience", on_delete=models.PROTECT, related_name="+")
    #: Who takes part, where that is not the same as who reads: the members of a group.
    members = models.ForeignKey(
        "access.Audience", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: Nothing can be shared or changed there: the group is archived, or is moving.
    is_read_only = models.BooleanField(default=False)

    objects = SourceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class PostSource(GuardedModel):
    """A post as it is listed under one source, with its audience repeated for speed.

    A post that not everyone at work may read is listed under the source of its
    audience only, so that a reader's merge never walks over rows it may not show.
    """

    pk = models.CompositePrimaryKey("source_id", "post_id")
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="entries", db_index=False
    )
    # Named with its own index: rehoming looks entries up by post. The timeline
    # is pinned to go by source first and is held to that by a plan test.
    post = models.ForeignKey("stream.Post", on_delete=models.CASCADE, related_name="entries")
    audience = models.ForeignKey(
        "access.Audience", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    #: Repeated from the post, for who follows only the highlights of a source.
    is_highlight = models.BooleanField(default=False)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        indexes = [
            # The home timeline reads only this: the key and the right in one leaf.
            models.Index(fields=["source", "post", "audience"], name="entry_newest"),
            models.Index(
                fields=["source", "post"], name="entry_highlight", condition=Q(is_highlight=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} under {self.source_id}"
