"""What the backend does for a connection: its settings, and when it has its turn."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError, connections, transaction
from django_tasks_db.utils import exclusive_transaction

from lenig.toolkit.sqlite.gate import GateClosed
from lenig.toolkit.tests.conftest import AnotherDatabase
from lenig.toolkit.tests.writers import add_entry, entries


def has_turn(alias: str) -> bool:
    return bool(connections[alias].connection.has_turn)


def ask(alias: str, query: str) -> Any:
    with connections[alias].cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def fail_after(act: Callable[[], object]) -> None:
    act()
    raise ZeroDivisionError


# -- Settings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("mmap_size", 268_435_456),
        ("cache_size", -65_536),
        ("temp_store", 2),  # MEMORY
        ("journal_size_limit", 67_108_864),
        ("foreign_keys", 1),
        ("busy_timeout", 20_000),
    ],
)
def test_a_name_is_all_that_it_needs(
    opened: AnotherDatabase, tmp_path: Path, pragma: str, value: object
) -> None:
    alias = opened("plain", tmp_path / "plain.sqlite3")

    assert ask(alias, f"PRAGMA {pragma}") == value


def test_the_settings_may_promise_less(opened: AnotherDatabase, tmp_path: Path) -> None:
    alias = opened("quick", tmp_path / "quick.sqlite3", synchronous="normal", timeout=1)

    assert ask(alias, "PRAGMA synchronous") == 1
    assert ask(alias, "PRAGMA busy_timeout") == 1000


def test_the_settings_may_not_say_nonsense(opened: AnotherDatabase, tmp_path: Path) -> None:
    alias = opened("nonsense", tmp_path / "nonsense.sqlite3", synchronous="sometimes")

    with pytest.raises(ImproperlyConfigured, match="Allowed is: FULL, NORMAL, OFF"):
        connections[alias].ensure_connection()


# -- Turns -------------------------------------------------------------------------


def test_a_transaction_has_its_turn_until_the_outermost_block_ends(ledger: str) -> None:
    with transaction.atomic(using=ledger):
        assert has_turn(ledger)
        with transaction.atomic(using=ledger):
            add_entry("in a savepoint", alias=ledger)
        assert has_turn(ledger)

    assert not has_turn(ledger)
    assert entries(ledger) == ["in a savepoint"]


def test_a_savepoint_that_fails_keeps_the_turn(ledger: str) -> None:
    with transaction.atomic(using=ledger):
        add_entry("before", alias=ledger)
        with pytest.raises(ZeroDivisionError), transaction.atomic(using=ledger):
            fail_after(lambda: add_entry("taken back", alias=ledger))
        assert has_turn(ledger)

    assert not has_turn(ledger)
    assert entries(ledger) == ["before"]


def test_an_error_ends_the_turn(ledger: str) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=ledger):
        fail_after(lambda: add_entry("taken back", alias=ledger))

    assert not has_turn(ledger)
    assert entries(ledger) == []


def test_a_statement_that_fails_ends_the_turn(ledger: str) -> None:
    with (
        pytest.raises(OperationalError, match="no such table"),
        connections[ledger].cursor() as cursor,
    ):
        cursor.execute("INSERT INTO elsewhere VALUES (1)")

    assert not has_turn(ledger)


def test_a_commit_that_fails_ends_the_turn(ledger: str) -> None:
    with connections[ledger].cursor() as cursor:
        cursor.execute(
            "CREATE TABLE mark (entry INTEGER REFERENCES entry DEFERRABLE INITIALLY DEFERRED)"
        )

    with (
        pytest.raises(IntegrityError),
        transaction.atomic(using=ledger),
        connections[ledger].cursor() as cursor,
    ):
        cursor.execute("INSERT INTO mark VALUES (404)")

    assert not has_turn(ledger)


def test_closing_in_the_middle_ends_the_turn(
    ledger: str, ledger_file: Path, opened: AnotherDatabase
) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=ledger):
        fail_after(connections[ledger].close)

    other = opened("other", ledger_file, gate_patience=0.1)
    add_entry("next", alias=other)
    assert entries(ledger) == ["next"]


def test_a_connection_that_is_dropped_in_the_middle_ends_its_turn(
    ledger: str, ledger_file: Path, opened: AnotherDatabase
) -> None:
    dropped = opened("dropped", ledger_file)
    connections[dropped].set_autocommit(False)
    add_entry("lost", alias=dropped)
    assert has_turn(dropped)

    del connections[dropped]
    gc.collect()
    add_entry("next", alias=ledger)

    assert entries(ledger) == ["next"]


def test_a_write_outside_a_transaction_has_a_turn_of_its_own(
    ledger: str, ledger_file: Path, opened: AnotherDatabase
) -> None:
    other = opened("other", ledger_file, gate_patience=0.1)
    with transaction.atomic(using=ledger), pytest.raises(GateClosed):
        add_entry("too early", alias=other)

    add_entry("in turn", alias=other)

    assert not has_turn(other)
    assert entries(ledger) == ["in turn"]


def test_a_write_that_returns_rows_has_its_turn_until_they_are_fetched(ledger: str) -> None:
    with connections[ledger].cursor() as cursor:
        cursor.execute("INSERT INTO entry (writer) VALUES ('me') RETURNING id")
        assert has_turn(ledger)
        assert cursor.fetchone() == (1,)

    assert not has_turn(ledger)
    assert entries(ledger) == ["me"]


def test_a_cursor_that_is_dropped_keeps_nobody_out(ledger: str) -> None:
    cursor = connections[ledger].cursor()
    cursor.execute("INSERT INTO entry (writer) VALUES ('me') RETURNING id")
    assert has_turn(ledger)

    del cursor

    assert not has_turn(ledger)


def test_reading_takes_no_turn(ledger: str, ledger_file: Path, opened: AnotherDatabase) -> None:
    reader = opened("reader", ledger_file, gate_patience=0)
    with transaction.atomic(using=ledger):
        add_entry("not yet there", alias=ledger)

        assert entries(reader) == []
        assert ask(reader, "WITH RECURSIVE n AS (SELECT 1) SELECT count(*) FROM n") == 1

    assert entries(reader) == ["not yet there"]


def test_a_transaction_by_hand_has_its_turn_from_the_first_write(ledger: str) -> None:
    connection = connections[ledger]
    connection.set_autocommit(False)
    assert entries(ledger) == []
    assert not has_turn(ledger)

    add_entry("by hand", alias=ledger)
    assert has_turn(ledger)
    connection.set_autocommit(True)

    assert not has_turn(ledger)
    assert entries(ledger) == ["by hand"]


def test_many_rows_and_whole_scripts_take_a_turn(
    ledger: str, ledger_file: Path, opened: AnotherDatabase
) -> None:
    other = opened("other", ledger_file, gate_patience=0.1)
    rows, script = [("a",), ("b",)], "INSERT INTO entry (writer) VALUES ('c')"
    with connections[other].cursor() as cursor:
        with transaction.atomic(using=ledger):
            with pytest.raises(GateClosed):
                cursor.executemany("INSERT INTO entry (writer) VALUES (%s)", rows)
            with pytest.raises(GateClosed):
                cursor.executescript(script)

        cursor.executemany("INSERT INTO entry (writer) VALUES (%s)", rows)
        cursor.executescript(script)

    assert entries(ledger) == ["a", "b", "c"]
    assert not has_turn(other)


def test_the_task_queue_takes_its_turn(ledger: str) -> None:
    with exclusive_transaction(using=ledger):
        assert has_turn(ledger)

    assert not has_turn(ledger)


def test_a_row_may_be_written_while_others_write_and_a_list_is_walked(
    ledger: str, ledger_file: Path, opened: AnotherDatabase
) -> None:
    other = opened("other", ledger_file)
    with connections[ledger].cursor() as cursor:
        cursor.execute(f"CREATE TABLE {ContentType._meta.db_table} (id, app_label, model)")
        cursor.executemany(
            f"INSERT INTO {ContentType._meta.db_table} VALUES (%s, 'walk', 'row')",  # noqa: S608
            [(number,) for number in range(10)],
        )

    for row in ContentType.objects.using(ledger).iterator(chunk_size=2):
        add_entry("somebody else", alias=other)
        with transaction.atomic(using=ledger):
            add_entry(str(row.pk), alias=ledger)

    assert len(entries(ledger)) == 20


# -- Without a gate ----------------------------------------------------------------


def test_a_read_only_connection_reads_while_another_writes(
    ledger: str, ledger_file: Path, opened: AnotherDatabase
) -> None:
    add_entry("first", alias=ledger)
    reader = opened("reader", f"file:{ledger_file}?mode=ro", gate_patience=0)

    with transaction.atomic(using=ledger), transaction.atomic(using=reader):
        assert entries(reader) == ["first"]

    with pytest.raises(OperationalError, match="readonly"):
        add_entry("refused", alias=reader)


def test_a_database_in_memory_needs_no_gate(opened: AnotherDatabase) -> None:
    alias = opened("memory", ":memory:")

    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT)")
        cursor.execute("INSERT INTO entry (writer) VALUES ('me')")

    assert entries(alias) == ["me"]
    assert not has_turn(alias)
