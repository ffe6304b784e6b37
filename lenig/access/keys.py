"""A key that may point into another audience."""

from typing import Any

from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

from lenig.access.querysets import AudienceQuerySet
from lenig.access.scope import UnscopedRead, reading_every_row


class CrossingDescriptor(ForwardManyToOneDescriptor[Any]):
    """Gives the object at the other end only when it was fetched for a viewer."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is not None and self.field.get_cached_value(instance, default=self) is None:
            # Prefetched for a viewer who may not see it. Django would call a
            # required key without a value a mistake; here it is the answer.
            return None
        return super().__get__(instance, cls)

    def get_object(self, instance: models.Model) -> Any:
        if reading_every_row():
            return super().get_object(instance)
        raise UnscopedRead(
            f"{type(instance).__name__}.{self.field.name} may point into another audience. Prefetch it: "
            f'Prefetch("{self.field.name}", Model.objects.visible_to(viewer)).'
        )

    def get_prefetch_querysets(self, instances: Any, querysets: Any = None) -> Any:
        for rows in querysets or [None]:
            if (
                not (isinstance(rows, AudienceQuerySet) and rows._scoped)
                and not reading_every_row()
            ):
                raise UnscopedRead(
                    f"Prefetch {self.field.name} with a queryset that is visible_to a viewer."
                )
        result = super().get_prefetch_querysets(instances, querysets)
        self._forget_what_was_not_found(instances)
        return result

    def _forget_what_was_not_found(self, instances: Any) -> None:
        """Django leaves a key that found nothing uncached, and would ask again, unguarded."""
        for instance in instances:
            if not self.field.is_cached(instance):
                self.field.set_cached_value(instance, None)


class CrossingKey(models.ForeignKey[Any, Any]):
    """A key to a guarded row that may lie in another audience than the row that holds it.

    Reading it raises, unless it was prefetched with `visible_to`; what the
    viewer may not see reads as None. It is never joined by `select_related`.
    """

    forward_related_accessor_class = CrossingDescriptor

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("related_name", "+")
        super().__init__(*args, **kwargs)
