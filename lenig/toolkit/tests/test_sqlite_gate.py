import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lenig.toolkit.sqlite.gate import Gate, GateClosed, gate_of


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    database = tmp_path / "gated.sqlite3"
    database.touch()
    return gate_of(database)


def until(it_holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not it_holds():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def line_up(gate: Gate, act: Callable[[], object]) -> threading.Thread:
    """Start a thread and wait until it stands in line."""
    before = gate.length
    thread = threading.Thread(target=act)
    thread.start()
    until(lambda: gate.length == before + 1)
    return thread


def test_threads_write_in_the_order_in_which_they_came(gate: Gate) -> None:
    wrote: list[int] = []

    def write(number: int) -> None:
        with gate.enter(limit=10):
            wrote.append(number)

    with gate.enter(limit=1):
        waiting = [line_up(gate, lambda number=number: write(number)) for number in range(20)]  # type: ignore[misc]
    for thread in waiting:
        thread.join()

    assert wrote == list(range(20))


def test_who_waits_too_long_hears_why_and_the_line_moves_on(gate: Gate) -> None:
    said: list[str] = []

    def give_up() -> None:
        with pytest.raises(GateClosed) as closed:
            gate.enter(limit=0.1)
        said.append(str(closed.value))

    def wait_longer() -> None:
        with gate.enter(limit=10):
            said.append("written")

    with gate.enter(limit=1):
        impatient = line_up(gate, give_up)
        patient = line_up(gate, wait_longer)
        impatient.join()
    patient.join()

    assert "locked: other writers kept it for more than 0.1 seconds" in said[0]
    assert said[1:] == ["written"]
    assert gate.length == 0


def test_a_thread_does_not_wait_for_itself(gate: Gate) -> None:
    with gate.enter(limit=1), pytest.raises(GateClosed, match="wait for itself"):
        gate.enter(limit=60)

    with gate.enter(limit=1):
        assert gate.length == 1


def test_a_turn_that_is_dropped_lets_the_next_in(gate: Gate) -> None:
    turn = gate.enter(limit=1)
    assert turn.is_now

    del turn
    gc.collect()

    assert gate.length == 0
    gate.enter(limit=1).leave()


def test_leaving_twice_takes_the_turn_of_nobody_else(gate: Gate) -> None:
    first = gate.enter(limit=1)
    first.leave()
    second = gate.enter(limit=1)

    first.leave()

    assert second.is_now


def test_two_names_of_one_file_share_a_gate(tmp_path: Path) -> None:
    database = tmp_path / "gated.sqlite3"
    database.touch()
    (tmp_path / "other-name.sqlite3").symlink_to(database)

    by_another_name = gate_of(tmp_path / "other-name.sqlite3")

    assert by_another_name is gate_of(database)
    assert by_another_name is not gate_of(tmp_path / "other.sqlite3")
