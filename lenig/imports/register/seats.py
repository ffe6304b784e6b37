"""Rows of an organogram, as records: seats with who holds them, and counts of junior posts."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lenig.contracts.records import Record
from lenig.imports.files.table import Row
from lenig.imports.register.departments import Departments, short_id
from lenig.imports.register.tables import RegisterTable
from lenig.imports.report import Report


class SeatRows:
    """One table of senior posts. Vacant and undisclosed ones are kept as what they are."""

    def __init__(self, table: RegisterTable, report: Report) -> None:
        self.table, self.columns, self.report = table, table.columns, report

    def departments(self) -> Iterator[Record]:
        departments = Departments(self.table.register)
        for _, row in self.rows:
            departments.add(self.columns.path(row.cells), row.where)
        yield from departments.records()

    def people(self) -> Iterator[Record]:
        """Who holds a seat. Nothing but the name tells people apart, so within a register it does."""
        told: set[str] = set()
        for _, row in self.rows:
            name = self.columns.cell(row.cells, "name")
            if self._state(row) == "filled" and name not in told:
                told.add(name)
                yield Record("person", self._person(name), row.where, {"name": name})

    def positions(self) -> Iterator[Record]:
        departments = Departments(self.table.register)
        for id_, row in self.rows:
            state = self._state(row)
            facts: dict[str, Any] = {
                "state": state,
                "title": self.columns.cell(row.cells, "title"),
                "department": departments.add(self.columns.path(row.cells), row.where),
                "reports_to": self._manager(row),
                "manager_name": self.columns.cell(row.cells, "manager"),
            }
            if state == "filled":
                facts["person"] = self._person(self.columns.cell(row.cells, "name"))
            yield Record("position", id_, row.where, facts)

    @cached_property
    def rows(self) -> list[tuple[str, Row]]:
        """The rows with their ids. A number that stands there again gets another one of ours."""
        times: Counter[str] = Counter()
        found = []
        for row in self.table:
            number = self.columns.cell(row.cells, "id")
            if not number:
                self.report.skip("positions", "there is no id", row.where)
                continue
            times[number] += 1
            again = f" ({times[number]})" if times[number] > 1 else ""
            if again:
                remark = "its number stands there more than once: kept as another seat"
                self.report.note("positions", remark, about=number + again, where=row.where)
            found.append((self.table.id(number + again), row))
        return found

    def _state(self, row: Row) -> str:
        name = self.columns.cell(row.cells, "name")
        if self.columns.says("undisclosed", name):
            return "undisclosed"
        return "vacant" if not name or self.columns.says("vacant", name) else "filled"

    def _person(self, name: str) -> str:
        return short_id(self.table.id(name))

    def _manager(self, row: Row) -> str:
        said = self.columns.cell(row.cells, "manager")
        return self.table.id(said) if said and not self.columns.says("no_manager", said) else ""


class HeadcountRows:
    """One table of junior posts, of which only numbers are known."""

    def __init__(self, table: RegisterTable, report: Report) -> None:
        self.table, self.columns, self.report = table, table.columns, report

    def departments(self) -> Iterator[Record]:
        departments = Departments(self.table.register)
        for row in self.table:
            departments.add(self.columns.path(row.cells), row.where)
        yield from departments.records()

    def headcounts(self) -> Iterator[Record]:
        """Rows have no number: they are known by all they say but the count, and their turn."""
        departments = Departments(self.table.register)
        turns: Counter[str] = Counter()
        for row in self.table:
            manager = self.columns.cell(row.cells, "manager")
            facts = {
                "department": departments.add(self.columns.path(row.cells), row.where),
                "reports_to": self.table.id(manager) if manager else "",
                "title": self.columns.cell(row.cells, "title"),
                "grade": self.columns.cell(row.cells, "grade"),
            }
            known_by = "/".join(facts.values())
            turns[known_by] += 1
            posts = {"posts": self.columns.cell(row.cells, "posts")}
            id_ = short_id(f"{known_by}/{turns[known_by]}")
            yield Record("headcount", id_, row.where, facts | posts)
