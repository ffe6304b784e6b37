"""How the databases find a page of a timeline: the plan, not the time.

A planner that changes its mind makes these 100 to 1,000 times slower at a
million posts, and nobody notices on a small database.
"""

from typing import Any

import pytest
from django.db import connection

from lenig.stream.actions.following import follow
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.hot.home_timeline import postgresql, sqlite
from lenig.stream.hot.home_timeline.reading import Merge
from lenig.stream.models import Post
from lenig.stream.sources import source_of_person
from tests.cast import Cast

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of SQLite")
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="the plan of PostgreSQL"
)
LEVELS = [(False, False), (True, False), (True, True)]


def explain(sql: str, parameters: list[Any]) -> str:
    prefix = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        cursor.execute(prefix + sql, parameters)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@only_sqlite
@pytest.mark.parametrize(("highlights", "muted"), LEVELS)
def test_sqlite_goes_from_my_follows_into_each_source(
    cast: Cast, highlights: bool, muted: bool
) -> None:
    merge = Merge(cast.bram.pk, [1, 2, 3], has_highlights=highlights, has_muted=muted)

    plan = explain(*sqlite.statement(merge)).splitlines()

    assert "SEARCH follow USING" in plan[0]
    assert "(person_id=?" in plan[0]
    assert "SEARCH entry USING" in plan[1]
    assert "(source_id=? AND post_id>? AND post_id<?)" in plan[1]


@only_postgresql
@pytest.mark.parametrize(("highlights", "muted"), LEVELS)
def test_postgresql_probes_each_source_once(cast: Cast, highlights: bool, muted: bool) -> None:
    merge = Merge(cast.bram.pk, [1, 2, 3], has_highlights=highlights, has_muted=muted)

    with connection.cursor() as cursor:
        # An empty table is always read whole; what matters is which index can serve.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    plan = explain(*postgresql.statement(merge))

    # By the covering index or by the key: on a table this small they cost the same.
    assert "(source_id = follow.source_id)" in plan
    assert "(source_id = newest.source_id)" in plan
    assert "Seq Scan" not in plan


def test_a_member_walks_the_organisation_newest_first(cast: Cast) -> None:
    follow(source_of_person(cast.anouk), viewer=cast.viewer("bram"))
    publish(NewPost(kind="update", content="Hallo"), viewer=cast.viewer("anouk"))
    rows = Post.objects.visible_to(cast.viewer("bram"), row_by_row=True).latest_first()[:21]

    plan = rows.explain()

    assert "post_in_audience" not in plan
    assert "TEMP B-TREE" not in plan


@only_sqlite
def test_a_guest_goes_by_audience(cast: Cast) -> None:
    assert cast.g
    rows = Post.objects.visible_to(cast.viewer("gast")).latest_first()[:21]

    assert "post_in_audience" in rows.explain()
