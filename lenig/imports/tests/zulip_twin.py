"""Two small folders of Zulip with the same discussion: as lines of JSON, and as an archive."""

import json
from pathlib import Path
from typing import Any

from lenig.imports.tests.lines import write_lines

CODE = (
    '<p>Zo:</p><div class="codehilite"><pre><span></span><code><span class="k">if</span> a &lt; b:\n'
    "    klaar()\n</code></pre></div>"
)
NAMING = (
    '<p><span class="user-mention" data-user-id="7">@Bram van Dijk</span> zie '
    '<a href="#narrow/stream/11-haven/topic/De.20boot/near/101">de boot</a> in '
    '<a class="stream" data-stream-id="11" href="/#narrow/stream/11-haven">#haven</a> en '
    '<a href="https://example.org/a?b=1&amp;c=2">het plan</a> '
    '<span class="emoji emoji-1f389" title="tada">:tada:</span></p>'
    '<div class="message_embed"><a href="https://example.org">x</a><div>Overgenomen</div></div>'
)
UPLOAD = (
    '<p><a href="/user_uploads/2/ab/kaart.png" title="kaart.png">kaart.png</a></p>'
    '<div class="message_inline_image"><a href="/user_uploads/2/ab/kaart.png"><img src="/x"></a></div>'
)

PEOPLE = [{"id": "p1", "name": "Anouk de Wit"}, {"id": "p2", "name": "Bram van Dijk"}]
CHANNELS = [{"id": "c11", "name": "haven"}, {"id": "c12", "name": "wijk"}]
THREADS = [
    {"id": "t1", "channel": "c11", "title": "De boot", "resolved": True},
    {"id": "t2", "channel": "c12", "title": "Code"},
]
MESSAGES: list[dict[str, Any]] = [
    {
        "id": 101,
        "thread": "t1",
        "author": "p1",
        "time": "2026-11-09T08:00:00Z",
        "html": "<p>Vaart ze?</p>",
    },
    {"id": 102, "thread": "t2", "author": "p2", "time": "2026-11-09T08:00:01Z", "html": CODE},
    {
        "id": 103,
        "thread": "t1",
        "author": "p2",
        "time": "2026-11-09T08:01:00Z",
        "html": "<p>Ja</p>",
    },
    {"id": 104, "thread": "t2", "author": "p1", "time": "2026-11-09T08:02:00Z", "html": NAMING},
    {"id": 105, "thread": "t1", "author": "p1", "time": "2026-11-09T08:03:00Z", "html": UPLOAD},
    # A topic that was renamed leaves a copy of its messages in the old one.
    {"id": 105, "thread": "t2", "author": "p1", "time": "2026-11-09T08:03:00Z", "html": UPLOAD},
]


def lines_folder(folder: Path, **instead: list[Any]) -> Path:
    """Four files with lines. `instead` puts other lines in one of them."""
    files: dict[str, list[Any]] = {
        "people": PEOPLE,
        "channels": CHANNELS,
        "threads": THREADS,
        "messages": MESSAGES,
        **instead,
    }
    for name, lines in files.items():
        write_lines(folder / f"{name}.jsonl.gz", lines)
    return folder


def archive_folder(folder: Path) -> Path:
    """The same as `zulip-archive` writes it: people by their name alone."""
    root = folder / "zulip_json"
    index = {"time": 1.0, "streams": {"haven": {"id": 11, "latest_id": 105, "topic_data": {}}}}
    _write(root / "stream_index.json", index)
    _write(
        root / "11-haven" / ".E2.9C.94.20De.20boot.json",
        [
            said(101, "Anouk de Wit", "<p>Vaart ze?</p>"),
            said(103, "Bram van Dijk", "<p>Ja</p>"),
            {"id": "104", "content": "no author and no time"},
        ],
    )
    _write(root / "11-haven" / "Kade.json", [said(102, "Bram van Dijk", "<p>Vol</p>")])
    return folder


def said(id_: int, name: str, html: str) -> dict[str, Any]:
    return {"id": id_, "sender_full_name": name, "timestamp": 1_794_214_800 + id_, "content": html}


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))
