"""Who may read a personal field: three circles around a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Readers(models.TextChoices):
    """The circle that a person opens a field to."""

    EVERYONE = "everyone", _("everyone")
    MANAGERS = "managers", _("my managers")
    ME = "me", _("me")


#: From the widest circle to the narrowest: who is in a later one is in those before it.
NEARER = (Readers.EVERYONE, Readers.MANAGERS, Readers.ME)


def includes(opened_to: str, circle: Readers) -> bool:
    """Whether somebody in `circle` may read what is opened to `opened_to`.

    A word that no circle has keeps the field to the person.
    """
    narrowest = Readers(opened_to) if opened_to in Readers.values else Readers.ME
    return NEARER.index(circle) >= NEARER.index(narrowest)
