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

#: Read once: Django works out the words of an enumeration anew whenever it is asked,
#: and a page of twenty people asks 240 times.
_BY_WORD = {circle.value: circle for circle in Readers}
_STEPS = {circle: step for step, circle in enumerate(NEARER)}


def circle_of(word: str) -> Readers:
    """The circle with this name; a word that no circle has keeps a field to the person."""
    return _BY_WORD.get(word, Readers.ME)


def includes(opened_to: str, circle: Readers) -> bool:
    """Whether somebody in `circle` may read what is opened to `opened_to`."""
    return _STEPS[circle] >= _STEPS[circle_of(opened_to)]
