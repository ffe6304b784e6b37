"""Somebody at work: opens pages and sends forms over one connection, as a browser does."""

import http.client
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.load_client import headers

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
_BOUNDARY = "what-stands-between-two-parts"
_PLAIN = "application/x-www-form-urlencoded"
_PARTS = f"multipart/form-data; boundary={_BOUNDARY}"
_COOKIE = re.compile(r"(lenig-csrf)=([^;]+)")


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many seconds."""

    status: int
    seconds: float
    location: str = ""
    body: bytes = b""

    @property
    def is_refused(self) -> bool:
        return self.status >= http.client.BAD_REQUEST


class NoForm(http.client.HTTPException):
    """The page with the form did not come."""


class Visitor:
    """One signed-in person with one connection."""

    def __init__(self, port: int, cookie: str, *, patience: float = 60) -> None:
        self._port, self._patience = port, patience
        self._cookies = {"": cookie}
        self._connection = self._connect()
        self._token = ""

    def open(self, path: str) -> Answer:
        """Open a page; its token is good for the forms that follow."""
        answer = self._send("GET", path)
        if found := _TOKEN.search(answer.body):
            self._token = found[1].decode()
        return answer

    def send(self, path: str, fields: Mapping[str, str], *, file: bytes = b"") -> Answer:
        """Send a form."""
        if not self._token and (answer := self.open("/compose/")).status != http.client.OK:
            raise NoForm(f"/compose/ answered {answer.status}")
        fields = {"csrfmiddlewaretoken": self._token, **fields}
        if file:
            return self._send("POST", path, _in_parts(fields, file), _PARTS)
        return self._send("POST", path, urlencode(fields).encode(), _PLAIN)

    def share(self, words: str, *, key: str = "", file: bytes = b"") -> Answer:
        """Share an update with everyone, perhaps with a small text file."""
        fields = {"kind": "update", "content": words, "key": key or new_key()}
        return self.send("/compose/", fields, file=file)

    def again(self) -> None:
        """Begin a new connection: the server at the other end is another one."""
        self._connection.close()
        self._connection = self._connect()

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("localhost", self._port, timeout=self._patience)

    def _send(self, method: str, path: str, body: bytes = b"", sort: str = "") -> Answer:
        said = headers("; ".join(self._cookies.values()))
        del said["Accept-Encoding"]
        if sort:
            said["Content-Type"] = sort
        began = time.perf_counter()
        self._connection.request(method, path, body or None, said)
        answer = self._connection.getresponse()
        content = answer.read()
        taken = time.perf_counter() - began
        for value in answer.headers.get_all("Set-Cookie") or ():
            if found := _COOKIE.match(value):
                self._cookies[found[1]] = f"{found[1]}={found[2]}"
        return Answer(answer.status, taken, answer.headers.get("Location", ""), content)


def _in_parts(fields: Mapping[str, str], file: bytes) -> bytes:
    """The form as a browser sends it when a file comes along."""
    named = 'Content-Disposition: form-data; name="{}"'
    parts = [f"{named.format(name)}\r\n\r\n{value}".encode() for name, value in fields.items()]
    head = (
        named.format("uploads-new") + '; filename="notitie.txt"\r\nContent-Type: text/plain\r\n\r\n'
    )
    parts.append(head.encode() + file)
    between = f"--{_BOUNDARY}\r\n".encode()
    return b"".join(between + part + b"\r\n" for part in parts) + f"--{_BOUNDARY}--\r\n".encode()


def new_key() -> str:
    """The key of one form: what is sent twice with it is one thing."""
    return secrets.token_hex(16)
