"""Refusing a write outside `atomic`, on both databases alike, while developing and testing.

A post, its sources and its activity are written together or not at all. Somebody who
forgets `@transaction.atomic` sees nothing of it until a process dies between two
statements, so `LENIG_REFUSE_BARE_WRITES` makes it an error at once.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.signals import request_finished, request_started
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from lenig.toolkit.statements import table_written

_answers_a_request: ContextVar[bool] = ContextVar("answers_a_request", default=False)


class WriteOutsideAtomic(RuntimeError):
    """A table of Lenig was about to be written without a transaction."""


def install() -> None:
    """Watch every connection from now on; called once, when the apps are ready."""
    connection_created.connect(_watch, dispatch_uid="bare_writes")
    request_started.connect(_begin_request, dispatch_uid="bare_writes")
    request_finished.connect(_end_request, dispatch_uid="bare_writes")


def refuse_bare_write(
    execute: Callable[..., Any],
    sql: Any,
    params: Any,
    many: bool,  # noqa: FBT001 - as Django calls it
    context: dict[str, Any],
) -> Any:
    """Django's execute wrapper: lets reads and transactions pass, asks about the rest."""
    if not _reads(sql) and _is_bare(context["connection"]):
        table = table_written(sql)
        if table in guarded_tables():
            raise WriteOutsideAtomic(
                f'"{table}" is written outside a transaction. Do it in an action with '
                "@transaction.atomic, or within `with transaction.atomic():`, so that all that "
                "belongs together is written together."
            )
    return execute(sql, params, many, context)


@cache
def guarded_tables() -> frozenset[str]:
    """The tables of our own apps; what the tables of others need, their apps know.

    The accounts are not among them: the sign-in libraries write a last sign-in and a new
    password as they go, each in one statement that stands by itself.
    """
    ours = (app for app in apps.get_app_configs() if app.name.partition(".")[0] == "lenig")
    tables = {
        model._meta.db_table for app in ours for model in app.get_models(include_auto_created=True)
    }
    return frozenset(tables - {get_user_model()._meta.db_table})


def _reads(sql: Any) -> bool:
    # psycopg can compose statements; those are Django's own questions about the schema.
    return not isinstance(sql, str) or sql.startswith("SELECT")


def _is_bare(connection: BaseDatabaseWrapper) -> bool:
    blocks = connection.atomic_blocks
    if not blocks:
        return connection.autocommit
    # The transaction around a test is not there when a person asks the same page. What the
    # test itself writes to set the scene may lean on it.
    return _answers_a_request.get() and all(
        getattr(block, "_from_testcase", False) for block in blocks
    )


def _watch(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    wrappers = connection.execute_wrappers
    if settings.LENIG_REFUSE_BARE_WRITES and refuse_bare_write not in wrappers:
        # In front: who adds a wrapper for a while takes the last one away again.
        wrappers.insert(0, refuse_bare_write)


def _begin_request(**_: Any) -> None:
    _answers_a_request.set(True)


def _end_request(**_: Any) -> None:
    _answers_a_request.set(False)
