from functools import reduce
from operator import or_
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ExpertiseQuerySet(models.QuerySet["Expertise"]):
    def open_to_everyone(self) -> "ExpertiseQuerySet":
        """Words that their people tell to everyone: the others are in no list, count or proposal."""
        kept = (
            Q(kind=kind, person__field_visibility__has_key=field)
            for kind, field in Expertise.FIELDS.items()
        )
        return self.exclude(reduce(or_, kept))


class Expertise(models.Model):
    """A word that somebody may be asked about, or is good at.

    `slug` is the topic's word, so that a topic's page finds the people who
    know about it without either room knowing the other.
    """

    class Kind(models.TextChoices):
        ASK_ME = "ask", _("Ask me about")
        SKILL = "skill", _("Skill")

    #: The personal field that each kind makes up: its person says who may read it.
    FIELDS: ClassVar[dict[str, str]] = {Kind.ASK_ME: "ask", Kind.SKILL: "skills"}

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="expertise", db_index=False
    )
    kind = models.CharField(max_length=5, choices=Kind)
    label = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)

    objects = ExpertiseQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "expertise"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "slug"], name="one_word_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # Who knows about this? And the directory's facet.
            models.Index(fields=["slug", "person"], name="expertise_by_word"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def shown(self) -> str:
        """How it stands on a page: what one may ask about looks like the topic it is."""
        return f"#{self.label}" if self.kind == self.Kind.ASK_ME else self.label
