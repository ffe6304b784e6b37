from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.post import FACE, Post, State
from lenig.stream.models.reactable import Reactable
from lenig.toolkit.handles import HandleField
from lenig.toolkit.moments import MomentIdField, MomentModel, moment_of
from lenig.toolkit.text import opening

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


_ON_A_CARD = ("handle", "post", "html", "edited", *(f"author__{name}" for name in FACE))


class CommentQuerySet(AudienceQuerySet["Comment"]):
    audience_path = "post__audience"
    live_when: ClassVar[dict[str, Any]] = {"state": State.LIVE, "post__state": State.LIVE}

    def mine(self, viewer: "Viewer") -> Self:
        """The viewer's own withdrawn comments, under posts they still may read."""
        rows = self.filter(
            author_id=viewer.me.pk,
            state=State.WITHDRAWN,
            post__state=State.LIVE,
            post__audience_id__in=viewer.audience_ids,
        )
        return rows._now_scoped()

    def emptied_under(self, post: Post) -> list[int]:
        """Ids of comments that are gone, while answers to them still stand: their place stays, empty."""
        answers = self.filter(post=post, depth=1).exclude(parent__state=State.LIVE)
        return list(answers.values_list("parent_id", flat=True).distinct())

    def for_threads(self) -> Self:
        """Oldest first, with what a comment shows, in one query."""
        return self.select_related("author").order_by("pk")

    def for_cards(self) -> Self:
        """The same with no more than a card shows."""
        return self.for_threads().only(*_ON_A_CARD)

    def locked(self, comment: "Comment") -> "Comment":
        """The comment again, for one writer at a time, under its post as that is now.

        The post first: what is recorded about the comment copies the post's
        audience, which may change at this very moment.
        """
        post = Post.objects.locked(comment.post)
        rows = self.every_row(because="a writer locks a comment that was found for its viewer")
        found = rows.select_for_update().get(pk=comment.pk)
        found.post = post
        return found


class Comment(MomentModel, GuardedModel, Reactable):
    """What somebody said under a post, or in answer to such a comment: two levels, no more."""

    id = MomentIdField()
    handle = HandleField()
    post = models.ForeignKey(
        Post, on_delete=models.CASCADE, related_name="comments", db_index=False
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="comments")
    state = models.CharField(max_length=10, choices=State, default=State.LIVE)
    state_since = models.DateTimeField(null=True, blank=True)
    content = models.TextField(blank=True)
    html = models.TextField(blank=True)
    edited = models.DateTimeField(null=True, blank=True)
    #: 0 for a comment, 1 for an answer to one: what the constraint holds on to.
    depth = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [
            # A thread in order, and the newest comments of a card.
            models.Index(fields=["post", "id"], name="comment_in_thread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(depth=0, parent=None) | Q(depth=1, parent__isnull=False),
                name="comments_have_two_levels",
            ),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                name="one_comment_per_source_id",
                condition=~Q(source_id=""),
            ),
        ]

    def __str__(self) -> str:
        return opening(self.content)

    def get_absolute_url(self) -> str:
        return f"{self.post.get_absolute_url()}#{self.handle}"

    @property
    def published(self) -> datetime:
        return moment_of(self.pk)

    @property
    def audience_id(self) -> int:
        """Who may read it: exactly who may read its post."""
        return self.post.audience_id
