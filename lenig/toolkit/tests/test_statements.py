import pytest

from lenig.toolkit.statements import needs_the_write_lock, table_written


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "stream_post" ("id") VALUES (%s) RETURNING "id"',
        'INSERT OR IGNORE INTO "stream_post" ("id") VALUES (%s)',
        "insert into stream_post values (1)",
        'UPDATE "stream_post" SET "title" = %s',
        "UPDATE OR REPLACE stream_post SET title = 'x'",
        'DELETE FROM "stream_post" WHERE "id" IN (%s)',
        "REPLACE INTO stream_post VALUES (1)",
        'DELETE FROM ONLY "stream_post"',
        'UPDATE "public"."stream_post" SET "title" = %s',
        'TRUNCATE "stream_post", "stream_comment"',
        "\n    -- the newest first\n    DELETE FROM stream_post",
        "/* a reason */ DELETE FROM stream_post",
        "WITH old AS (SELECT id FROM x) DELETE FROM stream_post WHERE id IN (SELECT id FROM old)",
        "WITH gone AS (DELETE FROM stream_post RETURNING id) SELECT count(*) FROM gone",
    ],
)
def test_a_write_names_its_table(sql: str) -> None:
    assert table_written(sql) == "stream_post"
    assert needs_the_write_lock(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE x (id)",
        'ALTER TABLE "stream_post" ADD COLUMN x',
        "DROP INDEX x",
        "VACUUM",
        "BEGIN IMMEDIATE",
        "begin exclusive",
    ],
)
def test_what_changes_no_rows_may_need_the_write_lock(sql: str) -> None:
    assert table_written(sql) is None
    assert needs_the_write_lock(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "title" FROM "stream_post" WHERE "title" = \'DELETE FROM stream_post\'',
        'SELECT * FROM "update_update"',
        "WITH recent AS (SELECT id, replace(title, 'a', 'b') FROM stream_post) SELECT * FROM recent",
        'WITH x AS (SELECT * FROM "update_update") SELECT * FROM x',
        "EXPLAIN QUERY PLAN SELECT 1",
        "PRAGMA journal_mode",
        "BEGIN",
        "BEGIN DEFERRED",
        'SAVEPOINT "s1_x1"',
        'RELEASE SAVEPOINT "s1_x1"',
        'ROLLBACK TO SAVEPOINT "s1_x1"',
        "COMMIT",
        "VACUUM INTO 'backup.sqlite3'",
        "",
    ],
)
def test_reading_is_told_apart(sql: str) -> None:
    assert table_written(sql) is None
    assert not needs_the_write_lock(sql)


def test_a_long_beginning_is_passed_once() -> None:
    beginning = "/* " + "x" * 1000 + " */" + " \n" * 50_000

    assert table_written(beginning + "DROP TABLE x") is None
    assert needs_the_write_lock(beginning + "DROP TABLE x")
    assert not needs_the_write_lock(beginning + "SELECT 1")
