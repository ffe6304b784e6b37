"""A write outside a transaction is refused for our own tables, and for no others."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection, connections, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from lenig.toolkit.bare_writes import WriteOutsideAtomic, guarded_tables, refuse_bare_write
from lenig.toolkit.tests.conftest import AnotherDatabase

OURS = "stream_post"
ACCOUNTS = "people_person"
OF_OTHERS = "django_session"


@pytest.fixture
def tables(opened: AnotherDatabase, tmp_path: Path) -> str:
    alias = opened("tables", tmp_path / "tables.sqlite3")
    make_tables(alias)
    return alias


def make_tables(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        for table in (OURS, ACCOUNTS, OF_OTHERS):
            cursor.execute(f"CREATE TABLE {table} (name TEXT)")


def write(table: str, *, alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} VALUES ('written')")  # noqa: S608


def count(table: str, *, alias: str) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
        found: int = cursor.fetchone()[0]
        return found


def test_a_bare_write_is_refused_with_a_way_out(tables: str) -> None:
    with pytest.raises(WriteOutsideAtomic, match=r'"stream_post".*@transaction\.atomic'):
        write(OURS, alias=tables)

    assert count(OURS, alias=tables) == 0


def test_the_same_write_in_a_transaction_is_made(tables: str) -> None:
    with transaction.atomic(using=tables):
        write(OURS, alias=tables)

    assert count(OURS, alias=tables) == 1


@pytest.mark.parametrize("table", [ACCOUNTS, OF_OTHERS])
def test_what_libraries_write_is_not_refused(tables: str, table: str) -> None:
    write(table, alias=tables)

    assert count(table, alias=tables) == 1


def test_the_tables_of_our_apps_are_guarded() -> None:
    guarded = guarded_tables()

    assert OURS in guarded
    assert guarded.isdisjoint({ACCOUNTS, OF_OTHERS, "account_emailaddress"})


def test_it_is_asked_once_however_often_it_connects(tables: str) -> None:
    connections[tables].close()
    connections[tables].connect()

    assert connections[tables].execute_wrappers.count(refuse_bare_write) == 1


def test_an_installation_in_use_does_not_ask(
    opened: AnotherDatabase, tmp_path: Path, settings: LazySettings
) -> None:
    settings.LENIG_REFUSE_BARE_WRITES = False
    alias = opened("in-use", tmp_path / "in-use.sqlite3")
    make_tables(alias)

    write(OURS, alias=alias)

    assert count(OURS, alias=alias) == 1


# -- Within a test, whose own transaction a person will not have --------------------


def remove_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM "stream_visit"')


def bare(request: HttpRequest) -> HttpResponse:
    remove_all()
    return HttpResponse("done")


urlpatterns = [path("bare/", bare), path("in-transaction/", transaction.atomic(bare))]


@pytest.fixture
def site(client: Client, settings: LazySettings, db: None) -> Client:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    return client


def test_a_page_may_not_lean_on_the_transaction_of_a_test(site: Client) -> None:
    with pytest.raises(WriteOutsideAtomic):
        site.get("/bare/")


def test_a_page_that_opens_its_own_is_let_through(site: Client) -> None:
    assert site.get("/in-transaction/").content == b"done"


def test_the_test_itself_may_set_the_scene_before_and_after(site: Client) -> None:
    remove_all()
    site.get("/in-transaction/")

    remove_all()

    assert connection.in_atomic_block
