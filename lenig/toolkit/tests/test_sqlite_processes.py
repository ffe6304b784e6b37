"""What holds between processes: turns, and what is left behind by one that dies."""

import os
import signal
from pathlib import Path

import pytest
from django.db import connections, transaction

from lenig.toolkit.sqlite.gate import GateClosed
from lenig.toolkit.tests.conftest import AnotherDatabase
from lenig.toolkit.tests.writers import (
    THREADS,
    TURNS,
    add_entry,
    entries,
    process,
    said,
    tell,
    together,
    turns_waited,
)

#: With the gate it is one round of all writers, and a margin for a busy machine. Without,
#: it is nearly as many as there are turns (449 to 489 of 500).
MOST_TURNS_WAITED = 3 * 2 * THREADS


def test_two_processes_of_writers_take_fair_turns(ledger: str, ledger_file: Path) -> None:
    with process("write-much", ledger_file) as one, process("write-much", ledger_file) as other:
        both = (one, other)
        assert [said(by) for by in both] == ["ready", "ready"]

        for writers in both:
            tell(writers)
        waited = [turns for by in both for turns in said(by)]

    assert len(waited) == len(entries(ledger)) == 2 * THREADS * TURNS
    assert max(waited) <= MOST_TURNS_WAITED


def test_fifty_threads_are_all_let_in_and_none_waits_for_long(ledger: str) -> None:
    waited: list[int] = []

    together(
        50,
        lambda n: waited.extend(turns_waited(str(n), alias=ledger) for _ in range(TURNS)),
    )

    assert len(waited) == len(entries(ledger)) == 50 * TURNS
    assert max(waited) <= MOST_TURNS_WAITED


def test_a_killed_process_lets_the_next_in(ledger: str, ledger_file: Path) -> None:
    with process("hold", ledger_file) as holder:
        assert said(holder) == "holding"

        holder.send_signal(signal.SIGKILL)
        add_entry("next", alias=ledger)

    assert entries(ledger) == ["next"]


def test_others_wait_while_it_lives(
    ledger: str, ledger_file: Path, opened: AnotherDatabase
) -> None:
    """Without this one, a gate that is always open would pass the test above."""
    impatient = opened("impatient", ledger_file, gate_patience=0.1)
    with process("hold", ledger_file) as holder:
        assert said(holder) == "holding"

        with pytest.raises(GateClosed):
            add_entry("impatient", alias=impatient)
        tell(holder)
        assert said(holder) == "done"
        add_entry("next", alias=ledger)

    assert entries(ledger) == ["holder", "next"]


def test_a_child_does_not_keep_the_turn_of_a_killed_parent(ledger: str, ledger_file: Path) -> None:
    with process("hold-and-fork", ledger_file) as parent:
        child = said(parent)
        try:
            parent.send_signal(signal.SIGKILL)
            parent.wait()
            add_entry("next", alias=ledger)
            os.kill(child, 0)  # it still lives, so it did not merely lose its turn by dying
        finally:
            os.kill(child, signal.SIGKILL)

    assert entries(ledger) == ["next"]


def test_a_child_waits_for_the_turn_of_its_parent(ledger: str, ledger_file: Path) -> None:
    with process("fork-and-try", ledger_file) as parent:
        met_by_the_child = said(parent)
        left_to_the_parent = said(parent)

    assert met_by_the_child == {"inherited": False, "let in": False}
    assert left_to_the_parent == {"parent has its turn": True}


def test_a_reader_never_waits(ledger: str, ledger_file: Path) -> None:
    add_entry("first", alias=ledger)
    with process("hold", ledger_file) as holder:
        assert said(holder) == "holding"

        assert entries(ledger) == ["first"]

    connection = connections[ledger].connection
    assert not connection.has_turn
    with transaction.atomic(using=ledger):
        assert connection.has_turn
