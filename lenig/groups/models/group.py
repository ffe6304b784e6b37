"""A group: the place, who may read what is shared there, and who may know of it."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lenig.access.querysets import AudienceQuerySet, GuardedModel
from lenig.files.models import LARGE
from lenig.groups.axes import Joining, Kind, Visibility
from lenig.toolkit.handles import HandleField
from lenig.toolkit.text import fold, look, slug_of

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer


class GroupQuerySet(AudienceQuerySet["Group"]):
    def visible_to(self, viewer: "Viewer", *, row_by_row: bool = False) -> Self:
        """Groups of which the viewer may know that they exist; not all of them show their content."""
        ids = viewer.audience_ids
        return self.filter(Q(known_to_id__in=ids) | Q(audience_id__in=ids))._now_scoped()

    def readable_by(self, viewer: "Viewer") -> Self:
        """Groups whose content the viewer may read."""
        return self.filter(audience_id__in=viewer.audience_ids)._now_scoped()

    def with_member(self, person_id: int) -> Self:
        return self.filter(memberships__person_id=person_id)

    def active(self) -> Self:
        return self.filter(archived_at=None)

    def by_name(self) -> Self:
        return self.order_by("sort_name", "pk")

    def named(self, words: str) -> Self:
        """Groups of which each of these words stands in the name."""
        rows = self
        for word in fold(words).split()[:6]:
            rows = rows.filter(sort_name__contains=word)
        return rows

    def with_place(self) -> Self:
        """With what decides whether one can write in it."""
        return self.select_related("source")

    def locked(self, group: "Group") -> "Group":
        """The group again, for one writer at a time: who decides its members and its doors."""
        rows = self.every_row(because="a writer locks a group that was found for its viewer")
        return rows.select_for_update(of=("self",)).select_related("source").get(pk=group.pk)


class Group(GuardedModel):
    """People who share something: a team, a project or a community.

    Each group owns an audience, to which exactly its members belong. An open
    group shares with everyone at work instead and keeps its own audience ready;
    a closed one shows its name to everyone and its content to members; of a
    secret one nobody else knows.
    """

    handle = HandleField()
    name = models.CharField(_("Name"), max_length=120)
    #: Kept by `save`: how the name is sorted and found, and what it looks like, for
    #: finding names that can be taken for it.
    sort_name = models.CharField(max_length=240, editable=False)
    look = models.CharField(max_length=240, editable=False, db_index=True)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind, default=Kind.TEAM)
    visibility = models.CharField(max_length=6, choices=Visibility, default=Visibility.OPEN)
    joining = models.CharField(
        _("Who can join"), max_length=10, choices=Joining, default=Joining.FREE
    )
    purpose = models.CharField(_("What is this group for?"), max_length=300, blank=True)
    welcome = models.TextField(_("Welcome text"), max_length=2000, blank=True)
    #: Kept by handle, so that a page has its address without a join.
    cover = models.ForeignKey(
        "files.StoredFile",
        to_field="handle",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    ends_on = models.DateField(_("End date"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    #: Its members, whatever its visibility; who reads what is shared; who may know of it.
    own_audience = models.OneToOneField(
        "access.Audience", on_delete=models.PROTECT, related_name="+"
    )
    audience = models.ForeignKey("access.Audience", on_delete=models.PROTECT, related_name="+")
    known_to = models.ForeignKey("access.Audience", on_delete=models.PROTECT, related_name="+")
    source = models.OneToOneField("stream.Source", on_delete=models.PROTECT, related_name="group")

    #: Where it was imported from, and its name there.
    imported_from = models.CharField(max_length=40, blank=True)
    imported_id = models.CharField(max_length=200, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["imported_from", "imported_id"],
                name="one_group_per_imported_id",
                condition=~Q(imported_id=""),
            ),
        ]
        indexes = [
            # The page of groups walks names.
            models.Index(fields=["sort_name", "id"], name="group_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name, self.look = fold(self.name), look(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.address])

    @property
    def address(self) -> str:
        """The handle with a readable tail; only the handle is looked at."""
        return f"{self.handle}-{slug_of(self.name)}".rstrip("-")

    @property
    def cover_url(self) -> str:
        return reverse("files:variant", args=[self.cover_id, LARGE]) if self.cover_id else ""

    @property
    def hue(self) -> int:
        """The colour of its sign: one of 24, always the same for a group."""
        return sum(ord(c) * (i + 1) for i, c in enumerate(self.handle)) % 24 + 1

    @property
    def is_open(self) -> bool:
        return self.visibility == Visibility.OPEN

    @property
    def is_closed(self) -> bool:
        return self.visibility == Visibility.CLOSED

    @property
    def is_secret(self) -> bool:
        return self.visibility == Visibility.SECRET

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be shared or changed here now: archived, or on the move."""
        return self.source.is_read_only

    @property
    def is_project(self) -> bool:
        return self.kind == Kind.PROJECT

    @property
    def visibility_sentence(self) -> str:
        return str(Visibility(self.visibility).help)

    @property
    def joining_sentence(self) -> str:
        return str(Joining(self.joining).help)
