"""Rows of a table of people, as records: a person, their seat, their department."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from lenig.contracts.records import Record
from lenig.imports.files.table import Row
from lenig.imports.register.departments import Departments
from lenig.imports.register.tables import RegisterTable
from lenig.imports.report import Report

#: Fields that go over as they are.
_SAME = (
    *("name", "given_name", "prefix", "surname", "preferred_name", "pronouns", "email"),
    *("phone", "mobile", "location", "place", "languages", "about"),
)
_DAYS = ("starts_on", "ends_on")
_YES = frozenset({"1", "x", "y", "yes", "true", "j", "ja", "waar"})
_DAY = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})|(?P<iso>\d{4}-\d\d-\d\d)")


class PeopleRows:
    """One table of people."""

    def __init__(self, table: RegisterTable, report: Report) -> None:
        self.table, self.columns, self.report = table, table.columns, report
        self.has_seats = self.columns.has("title", "department", "manager")

    def departments(self) -> Iterator[Record]:
        departments = Departments(self.table.register)
        for row in self.rows:
            departments.add(self._path(row), row.where)
        yield from departments.records()

    def people(self) -> Iterator[Record]:
        for row in self.rows:
            facts: dict[str, Any] = {name: self.columns.cell(row.cells, name) for name in _SAME}
            facts |= {name: self._day(row, name) for name in _DAYS}
            yield Record("person", self.table.id(self._id(row)), row.where, facts)

    def positions(self) -> Iterator[Record]:
        if not self.has_seats:
            return
        departments = Departments(self.table.register)
        for row in self.rows:
            id_ = self.table.id(self._id(row))
            facts = {
                "person": id_,
                "title": self.columns.cell(row.cells, "title"),
                "department": departments.add(self._path(row), row.where),
                "is_head": self._is_head(row),
                "reports_to": self._manager(row),
                "manager_name": self.columns.cell(row.cells, "manager"),
            }
            yield Record("position", id_, row.where, facts)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows that say who they are about; all at once, because they name each other."""
        found = []
        for row in self.table:
            if self._id(row):
                found.append(row)
            else:
                self.report.skip("people", "there is no id", row.where)
        return found

    def _id(self, row: Row) -> str:
        by_number = self.columns.cell(row.cells, "id")
        return by_number or self.columns.cell(row.cells, "email").lower()

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name of everybody, by id."""
        parts = ("name", "given_name", "prefix", "surname")
        return {
            self._id(row): " ".join(filter(None, (self.columns.cell(row.cells, p) for p in parts)))
            for row in self.rows
        }

    @cached_property
    def _ids_by_mail(self) -> dict[str, str]:
        mails = (
            (self.columns.cell(row.cells, "email").lower(), self._id(row)) for row in self.rows
        )
        return {mail: id_ for mail, id_ in mails if mail}

    def _manager(self, row: Row) -> str:
        """The id of the manager, who may be named by e-mail address as well."""
        said = self.columns.cell(row.cells, "manager")
        return self.table.id(self._ids_by_mail.get(said.lower(), said)) if said else ""

    def _path(self, row: Row) -> list[str]:
        """A department that is called by somebody's id goes by that person's name."""
        return [self._names.get(part, part) for part in self.columns.path(row.cells)]

    def _is_head(self, row: Row) -> bool:
        heads_it = self._id(row) in self.columns.path(row.cells)[-1:]
        return heads_it or self.columns.cell(row.cells, "head").lower() in _YES

    def _day(self, row: Row, name: str) -> date | None:
        said = self.columns.cell(row.cells, name)
        if not said:
            return None
        try:
            return _day_in(said)
        except ValueError:
            remark = f"“{said[:40]}” is no day: {name.replace('_', ' ')} is left empty"
            self.report.note("people", remark, about=self._id(row), where=row.where)
            return None


def _day_in(said: str) -> date:
    """A day as registers write it: 2027-03-31, or 31-03-2027 with any sign between."""
    found = _DAY.match(said)
    if not found:
        raise ValueError(said)
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    return date(int(found["y"]), int(found["m"]), int(found["d"]))
