from django.db import models

from lenig.toolkit.handles import HandleField


class Location(models.Model):
    """A building or a place where people work."""

    handle = HandleField()
    name = models.CharField(max_length=120, unique=True)
    address = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name
