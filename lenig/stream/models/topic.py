from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.urls import reverse

from lenig.access.models import EVERYONE
from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.post import Post, State
from lenig.toolkit.handles import HandleField

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


class TopicQuerySet(AudienceQuerySet["Topic"]):
    def visible_to(self, viewer: "Viewer", *, row_by_row: bool = False) -> Self:
        """Topics that exist for the viewer: used in a post they may read, or described for everyone."""
        used = PostTopic.objects.visible_to(viewer).filter(topic=OuterRef("pk"))
        rows = self.filter(merged_into=None)
        if viewer.is_at_work:
            return rows.filter(Q(is_described=True) | Exists(used.values("pk")))._now_scoped()
        return rows.filter(Exists(used.values("pk")))._now_scoped()

    def with_following(self, viewer: "Viewer") -> Self:
        """Each with `is_followable`: whether following it brings this viewer anything.

        Only what everyone at work may read is listed under a topic. And who follows it is
        there to be seen for whoever uses its word: the followers of a topic that lives in
        a secret group alone would tell who talks about what there.
        """
        if not viewer.is_at_work:
            return self.annotate(is_followable=Value(False))
        for_all = PostTopic.objects.every_row(
            because="whether everyone at work may read of a topic"
        )
        for_all = for_all.filter(
            topic=OuterRef("pk"), post__audience=EVERYONE, post__state=State.LIVE
        )
        return self.annotate(is_followable=Q(is_described=True) | Exists(for_all.values("pk")))


class Topic(GuardedModel):
    """A subject that posts are about: #klantportaal. Made by using it."""

    handle = HandleField()
    #: The word in an address and for comparing; and as people write it.
    slug = models.CharField(max_length=60, unique=True)
    word = models.CharField(max_length=60)
    description = models.TextField(max_length=1000, blank=True)
    #: Somebody described it, so it is there for everyone at work, used or not.
    is_described = models.BooleanField(default=False)
    source = models.OneToOneField("stream.Source", on_delete=models.PROTECT, related_name="topic")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = TopicQuerySet.as_manager()

    #: Put there by `with_following`.
    is_followable: bool = True

    def __str__(self) -> str:
        return f"#{self.word}"

    def get_absolute_url(self) -> str:
        return reverse("stream:topic", args=[self.handle])

    @property
    def audience_id(self) -> int:
        return EVERYONE


class Synonym(models.Model):
    """Another word for a topic. Who types it means the topic."""

    slug = models.CharField(max_length=60, unique=True)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="synonyms")

    def __str__(self) -> str:
        return self.slug


class Steward(models.Model):
    """Somebody who looks after a topic."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="stewards")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "person"], name="steward_once")]

    def __str__(self) -> str:
        return f"{self.person_id} looks after {self.topic_id}"


class PostTopicQuerySet(AudienceQuerySet["PostTopic"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"post__state": State.LIVE}


class PostTopic(GuardedModel):
    """A post is about a topic."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="topic_entries")
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="entries", db_index=False
    )

    objects = PostTopicQuerySet.as_manager()

    class Meta:
        constraints = [
            # A topic's page walks this by topic and newest post.
            models.UniqueConstraint(fields=["topic", "post"], name="post_about_topic_once"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} about {self.topic_id}"
