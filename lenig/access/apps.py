from typing import Any

from django.apps import AppConfig
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    name = "lenig.access"

    def ready(self) -> None:
        post_migrate.connect(make_everyone, sender=self)


def make_everyone(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """See that the audience of everyone at work is there: after a migration, and after a flush."""
    audiences = sender.get_model("Audience")
    rows = audiences._default_manager.using(using)
    if not rows.filter(pk=1).exists():
        with transaction.atomic(using=using):
            rows.create(pk=1, owner="everyone")
            _count_on_from_there(audiences, using)


def _count_on_from_there(model: Any, using: str) -> None:
    """PostgreSQL's counter does not notice a row with a chosen number."""
    connection = connections[using]
    for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
        with connection.cursor() as cursor:
            cursor.execute(statement)
