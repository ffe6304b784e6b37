"""The post: the one thing that is shared here, whatever its kind."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.urls import reverse

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.stream.models.reactable import Reactable, ReactionType
from lenig.toolkit.handles import HandleField
from lenig.toolkit.moments import MomentIdField, MomentModel, moment_of
from lenig.toolkit.text import opening

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.stream.hot.card_context import CardContext
    from lenig.stream.kinds import Kind


class State(models.TextChoices):
    """Whether something is there. Withdrawn is the author's doing, hidden a moderator's."""

    LIVE = "live"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"


#: What a name and a face are made of.
FACE = ("handle", "name", "given_name", "preferred_name", "surname", "photo", "role")
_PLACE = ("handle", "title", "kind", "audience", "members", "is_read_only")
_ON_A_CARD = (
    *("handle", "audience", "kind", "state", "title", "edited", "version", "is_highlight"),
    *("comment_count", *(f"count_{name}" for name in ReactionType.values)),
    *("author", *(f"place__{name}" for name in _PLACE)),
)
_TEXTS = ("content", "html", *(f"author__{name}" for name in FACE))


class PostQuerySet(AudienceQuerySet["Post"]):
    live_when: ClassVar[dict[str, Any]] = {"state": State.LIVE}

    def mine(self, viewer: "Viewer") -> Self:
        """The viewer's own posts that they may restore: withdrawn, in places they still may read."""
        rows = self.filter(
            author_id=viewer.me.pk, state=State.WITHDRAWN, audience_id__in=viewer.audience_ids
        )
        return rows._now_scoped()

    def latest_first(self) -> Self:
        """Newest publication first: the id is made from its moment."""
        return self.order_by("-pk")

    def for_cards(self) -> Self:
        """What decides how a card in the timeline looks to one reader, in one query.

        Not its text nor its author's face: most cards are kept as they were drawn,
        and those that are not get them in one query together (`attach_shared`).
        """
        return self.select_related("place").only(*_ON_A_CARD)

    def with_texts(self) -> Self:
        """What `for_cards` leaves out."""
        return self.select_related("author").only(*_TEXTS)

    def for_pages(self) -> Self:
        """Everything the page of a post shows of itself, in one query."""
        return self.select_related("author", "place")

    def locked(self, post: "Post") -> "Post":
        """The post again, for one writer at a time: who decides its counters."""
        rows = self.every_row(because="a writer locks a post that was found for its viewer")
        return rows.select_for_update().get(pk=post.pk)


class Post(MomentModel, GuardedModel, Reactable):
    """Something a person shared: the object that every conversation hangs on.

    What all kinds have in common lives here. What only one kind has lives
    in that kind's own table, one row per post.
    """

    id = MomentIdField()  # milliseconds of publication and 22 random bits
    handle = HandleField()  # the only name outside the server
    author = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="posts", db_index=False
    )
    audience = models.ForeignKey(
        "access.Audience", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    #: Where it was shared: the source of a group; none for a post to everyone.
    place = models.ForeignKey(
        "stream.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.LIVE)
    state_since = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=200, blank=True)
    #: What was typed, and what is shown: rendered and sanitised when it was written.
    content = models.TextField(blank=True)
    html = models.TextField(blank=True)
    language = models.CharField(max_length=5, blank=True)
    edited = models.DateTimeField(null=True, blank=True)
    #: Rises with each change of what a card shows; names the card in the cache.
    version = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    #: Marked by the owner of the place: shown to who follows "highlights".
    is_highlight = models.BooleanField(default=False)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    objects = PostQuerySet.as_manager()

    #: Put there by `attach_details`: the kind, and the kind's own row.
    kind_of: "Kind"
    details: Any = None
    #: Put there by `attach_context`: what the viewer sees on the card.
    card: "CardContext"

    class Meta:
        indexes = [
            # For those who lack "everyone at work"; members walk the primary key.
            models.Index(fields=["audience", "-id"], name="post_in_audience"),
            # The tab "Posts" of a profile, and what somebody withdrew.
            models.Index(fields=["author", "-id"], name="post_by_author"),
            # A group's own page, and the rehoming of a group.
            models.Index(fields=["place", "-id"], name="post_in_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                name="one_post_per_source_id",
                condition=~models.Q(source_id=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title or opening(self.content)

    def get_absolute_url(self) -> str:
        return reverse("stream:post", args=[self.handle])

    @property
    def published(self) -> datetime:
        return moment_of(self.pk)

    @property
    def is_live(self) -> bool:
        return self.state == State.LIVE
