"""What can be reacted to counts its reactions itself, one column for each type."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class ReactionType(models.TextChoices):
    """Liking, and five that say something."""

    LIKE = "like", _("Like")
    USEFUL = "useful", _("Useful")
    WELL_DONE = "well_done", _("Well done")
    BRAVE = "brave", _("Brave idea")
    THANKS = "thanks", _("Thanks")
    RECOGNISE = "recognise", _("I recognise this")


#: The types with their columns: asked for each card, and too slow to be asked of the enum.
_COLUMNS = tuple((name, f"count_{name}") for name in ReactionType.values)


class Reactable(models.Model):
    """Counters of reactions, changed under a lock of their row."""

    count_like = models.PositiveIntegerField(default=0)
    count_useful = models.PositiveIntegerField(default=0)
    count_well_done = models.PositiveIntegerField(default=0)
    count_brave = models.PositiveIntegerField(default=0)
    count_thanks = models.PositiveIntegerField(default=0)
    count_recognise = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def reaction_count(self) -> int:
        return sum(count for _, count in self.reaction_counts())

    def reaction_counts(self) -> Iterator[tuple[str, int]]:
        """Each type that somebody used, the most used first."""
        counts = ((name, getattr(self, column)) for name, column in _COLUMNS)
        return iter(sorted((each for each in counts if each[1]), key=lambda each: -each[1]))

    def count_reaction(self, *, before: str, after: str) -> None:
        """Move one reaction from one type to another; an empty type is no reaction."""
        changes: dict[str, Any] = {}
        if before:
            changes[f"count_{before}"] = F(f"count_{before}") - 1
        if after:
            changes[f"count_{after}"] = F(f"count_{after}") + 1
        type(self)._base_manager.filter(pk=self.pk).update(**changes)
        self.refresh_from_db(fields=list(changes))
