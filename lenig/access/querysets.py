"""The guarded queryset: rows that cannot be read before it is known who looks."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F

from lenig.access.scope import UnscopedRead, every_row, reading_every_row

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer

M = TypeVar("M", bound=models.Model)


class AudienceQuerySet(models.QuerySet[M]):
    """Rows that only some people may read.

    A queryset of such rows cannot be read until it knows its viewer:

        Post.objects.visible_to(request.viewer).latest_first()

    Maintenance code that must see every row says so, and says why. The
    reason ends up in review, and in a grep for `every_row`.
    """

    #: The path from the row to its audience. A comment says "post__audience".
    audience_path: ClassVar[str] = "audience"
    #: What makes a row and its parents present: published, not withdrawn, not hidden.
    live_when: ClassVar[dict[str, Any]] = {}
    _scoped = False

    def visible_to(self, viewer: "Viewer", *, row_by_row: bool = False) -> Self:
        """Only what `viewer` may read.

        With `row_by_row` the database follows the order of the list and skips
        what is not for this viewer, instead of gathering and sorting all that is.
        """
        path, rows = f"{self.audience_path}_id", self.all()
        if row_by_row:
            # Adding nothing hides the column from the planner's choice of index.
            path, rows = "checked", rows.alias(checked=F(path) + 0)
        rows = rows.filter(**{f"{path}__in": viewer.audience_ids}, **self.live_when)
        return rows._now_scoped()

    def every_row(self, *, because: str) -> Self:
        """All rows, for maintenance that can say why it needs them."""
        if not because:
            raise ValueError("every_row needs a reason.")
        return self.all()._now_scoped()

    def none(self) -> Self:
        return super().none()._now_scoped()

    def _now_scoped(self) -> Self:
        self._scoped = True
        return self

    def _require_viewer(self) -> None:
        if not (self._scoped or reading_every_row()):
            raise UnscopedRead(
                f"{self.model.__name__} rows were read or written without a viewer. "
                "Start with .visible_to(viewer)."
            )

    # What follows is each way in which Django reads or writes through a queryset.

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._scoped = self._scoped
        return clone

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """Called when the rows become a condition of another query: that is a read as well."""
        self._require_viewer()
        return super().resolve_expression(*args, **kwargs)

    def _fetch_all(self) -> None:
        self._require_viewer()
        super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[M]:
        self._require_viewer()
        return super().iterator(chunk_size)

    def count(self) -> int:
        self._require_viewer()
        return super().count()

    def exists(self) -> bool:
        self._require_viewer()
        return super().exists()

    def contains(self, obj: models.Model) -> bool:
        self._require_viewer()
        return super().contains(obj)

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._require_viewer()
        return super().aggregate(*args, **kwargs)

    def explain(self, *, format: Any = None, **options: Any) -> str:
        self._require_viewer()
        return super().explain(format=format, **options)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise UnscopedRead(
            "Guarded rows are not read by raw SQL; heavy SQL lives in hot/ and returns ids."
        )

    def update(self, **kwargs: Any) -> int:
        self._require_viewer()
        return super().update(**kwargs)

    def bulk_update(self, objs: Iterable[M], fields: Any, batch_size: int | None = None) -> int:
        self._require_viewer()
        return super().bulk_update(objs, fields, batch_size)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._require_viewer()
        return super().delete()

    def union(self, *others: Any, all: bool = False) -> Self:
        self._require_both(*others)
        return super().union(*others, all=all)

    def intersection(self, *others: Any) -> Self:
        self._require_both(*others)
        return super().intersection(*others)

    def difference(self, *others: Any) -> Self:
        self._require_both(*others)
        return super().difference(*others)

    def __and__(self, other: Any) -> Self:
        self._require_both(other)
        return super().__and__(other)

    def __or__(self, other: Any) -> Self:
        self._require_both(other)
        return super().__or__(other)

    def __xor__(self, other: Any) -> Self:
        self._require_both(other)
        return super().__xor__(other)

    def _require_both(self, *others: Any) -> None:
        self._require_viewer()
        for other in others:
            if isinstance(other, AudienceQuerySet):
                other._require_viewer()

    # `get`, `first`, `last`, `values`, `in_bulk`, `earliest`, indexing and the
    # asynchronous forms all end in one of the methods above. `create` and
    # `bulk_create` write new rows and read none.


class GuardedModel(models.Model):
    """A model whose rows only some people may read.

    Django's own checks (is this value unique, does this constraint hold) look
    at every row by nature; they answer yes or no to the form that asks.
    """

    class Meta:
        abstract = True

    def validate_unique(self, exclude: Any = None) -> None:
        with every_row(because="a value must be unique among all rows, seen or unseen"):
            super().validate_unique(exclude=exclude)

    def validate_constraints(self, exclude: Any = None) -> None:
        with every_row(because="a constraint holds for all rows, seen or unseen"):
            super().validate_constraints(exclude=exclude)
