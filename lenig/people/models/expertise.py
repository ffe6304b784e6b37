from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Expertise(models.Model):
    """A word that somebody may be asked about, or is good at.

    `slug` is the topic's word, so that a topic's page finds the people who
    know about it without either room knowing the other.
    """

    class Kind(models.TextChoices):
        ASK_ME = "ask", _("Ask me about")
        SKILL = "skill", _("Skill")

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="expertise", db_index=False
    )
    kind = models.CharField(max_length=5, choices=Kind)
    label = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)

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
