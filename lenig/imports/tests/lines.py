"""Files of lines for tests: in our own format, and as folders of discussions."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Line = dict[str, Any]

FIRST: Line = {"type": "lenig-import/1", "source": "old-net"}


def person(id_: str, name: str, **more: Any) -> Line:
    return {"type": "person", "id": id_, "name": name, "placeholder": True} | more


def post(id_: str, content: str, *, author: str = "u1", minute: int = 0, **more: Any) -> Line:
    return {
        "type": "post",
        "id": id_,
        "author": author,
        "time": f"2026-11-09T08:{minute:02}:00Z",
        "content": content,
    } | more


def comment(id_: str, on: str, content: str, *, author: str = "u1", **more: Any) -> Line:
    line = post(id_, content, author=author, **more)
    return line | {"type": "comment", "post": on}


def exchange(folder: Path, lines: Iterable[Line | str], *, name: str = "file.jsonl.gz") -> Path:
    """A file in our own format; a text among the lines stands there as it is."""
    path = folder / name
    whole = _joined([FIRST, *lines])
    path.write_bytes(gzip.compress(whole) if name.endswith(".gz") else whole)
    return path


def write_lines(path: Path, lines: Iterable[Line | str]) -> Path:
    whole = _joined(lines)
    path.write_bytes(gzip.compress(whole) if path.suffix == ".gz" else whole)
    return path


def _joined(lines: Iterable[Line | str]) -> bytes:
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    return "".join(f"{text}\n" for text in texts).encode()
