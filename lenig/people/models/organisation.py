"""The organisation that this installation belongs to."""

from typing import Any, Self

from django.core.cache import caches
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

_ONLY = 1
_NAME = "organisation-name"
#: Seconds after which every process knows a new name.
_REMEMBERED = 60


class Organisation(models.Model):
    """The one organisation here: a single row, made with the first administrator."""

    name = models.CharField(_("Name of the organisation"), max_length=60)
    founded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = _ONLY
        super().save(*args, **kwargs)
        transaction.on_commit(_forget)

    @classmethod
    def current(cls) -> Self | None:
        return cls.objects.filter(pk=_ONLY).first()

    @classmethod
    def current_name(cls) -> str:
        """What stands above every page; empty before there is an organisation.

        Remembered per process for a minute, so that it costs no query on a page.
        """
        remembered = caches["fragments"]
        name: str | None = remembered.get(_NAME)
        if name is None:
            name = cls.objects.filter(pk=_ONLY).values_list("name", flat=True).first() or ""
            remembered.set(_NAME, name, _REMEMBERED)
        return name


class AllowedDomain(models.Model):
    """A mail domain of the organisation: who has an address there may let themselves in."""

    domain = models.CharField(
        _("Mail domain"),
        max_length=120,
        unique=True,
        validators=[
            RegexValidator(
                r"^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$",
                _("Write a domain such as zuiderdam.nl, without @ and without spaces."),
            )
        ],
    )

    def __str__(self) -> str:
        return self.domain


def _forget() -> None:
    caches["fragments"].delete(_NAME)
