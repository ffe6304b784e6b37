"""How the databases find people: through an index, however many there are."""

import pytest
from django.db import connection
from django.db.models import Count, Sum

from lenig.people.hot import reporting_lines
from lenig.people.models import DirectoryEntry, Person
from lenig.people.readers import Readers
from tests.cast import Cast
from tests.plans.test_timelines import explain, only_postgresql, only_sqlite


@pytest.fixture
def no_whole_tables(db: None) -> None:
    """A table of ten rows is always read whole; what matters is which index can serve."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")


@only_sqlite
def test_sqlite_sees_that_nothing_changed_from_the_index_alone(db: None) -> None:
    # An aggregate has no `explain`, so its query is asked as one that groups by nothing.
    rows = DirectoryEntry.objects.order_by().values("stamp").annotate(count=Count("*"))

    assert "COVERING INDEX entry_stamps" in rows.explain()
    assert DirectoryEntry.objects.aggregate(sum=Sum("stamp")) == {"sum": None}


@only_sqlite
def test_sqlite_gathers_everybody_in_sight_once(cast: Cast) -> None:
    plan = Person.colleagues.all_visible_to(cast.viewer("dewi")).explain()

    assert "CORRELATED" not in plan
    assert "USING INTEGER PRIMARY KEY" in plan


@only_sqlite
def test_sqlite_asks_for_one_person_alone(cast: Cast) -> None:
    people = Person.colleagues.visible_to(cast.viewer("dewi"))

    plan = people.filter(handle=cast.bram.handle).explain()

    assert "people_person USING INDEX" in plan
    assert "LIST SUBQUERY" not in plan


@only_sqlite
def test_sqlite_climbs_the_lines_by_index(db: None) -> None:
    up = explain(reporting_lines._UP.format(people="%s"), [1, 2])
    down = explain(reporting_lines._DOWN, [1, Readers.MANAGERS, 1])

    for plan in (up, down):
        assert "SCAN seat" not in plan
        assert "SCAN people_position" not in plan


@only_postgresql
def test_postgresql_climbs_the_lines_by_index(no_whole_tables: None) -> None:
    up = explain(reporting_lines._UP.format(people="%s"), [1, 2])
    down = explain(reporting_lines._DOWN, [1, Readers.MANAGERS, 1])

    for plan in (up, down):
        assert "Seq Scan on people_position" not in plan


@only_postgresql
def test_postgresql_asks_for_one_person_alone(cast: Cast, no_whole_tables: None) -> None:
    people = Person.colleagues.visible_to(cast.viewer("dewi"))

    plan = people.filter(handle=cast.bram.handle).explain()

    assert "Seq Scan on people_person" not in plan
