from django.db import models


class Due(models.Model):
    """One run of one periodic work, taken by the worker that wrote this row first.

    `turn` counts the intervals since 1970, so that all nodes agree on it without a clock
    of their own.
    """

    name = models.CharField(max_length=120)
    turn = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "due"
        constraints = [models.UniqueConstraint(fields=["name", "turn"], name="one_run_per_turn")]

    def __str__(self) -> str:
        return f"{self.name} {self.turn}"
