"""A small export of Slack: the same shapes as a real one, with invented people and words."""

import json
import zipfile
from pathlib import Path
from typing import Any

#: 9 November 2026, nine in the morning.
NINE = 1_794_214_800

TEXT = "Zie <https://example.org/plan|het plan>, <@U2>. *Let op*: a &lt; b &amp; c :tada:"


def message(ts: str, user: str, text: str, **more: Any) -> dict[str, Any]:
    return {"type": "message", "ts": ts, "user": user, "text": text, **more}


def at(second: int, serial: int = 0) -> str:
    return f"{NINE + second}.{serial:06}"


def users() -> list[dict[str, Any]]:
    return [
        {"id": "U1", "name": "anouk", "profile": {"real_name": "Anouk de Wit", "email": None}},
        {"id": "U2", "name": "bram", "real_name": "Bram van Dijk", "profile": {}},
        {"id": "U3", "name": "gast", "deleted": True, "is_restricted": True, "profile": {}},
    ]


def channels() -> list[dict[str, Any]]:
    return [
        {
            "id": "C1",
            "name": "wijkteams",
            "created": NINE - 1000,
            "creator": "U1",
            "is_archived": False,
            "members": ["U1", "U2", "U3"],
            "purpose": {"value": "Alles over de <#C2|haven> &amp; de wijk"},
        },
        {"id": "C2", "name": "haven", "created": NINE, "is_archived": True, "members": []},
    ]


def private_channels() -> list[dict[str, Any]]:
    return [{"id": "G1", "name": "reorganisatie", "creator": "U1", "members": ["U1"]}]


def first_day() -> list[dict[str, Any]]:
    old_file = {"id": "F1", "name": "IMG_1.png", "title": "De kaart"}
    new_files = [{"id": "F2", "name": "begroting.ods"}, {"id": "F3", "name": "notulen.odt"}]
    return [
        message(
            at(0),
            "U1",
            "<@U1|anouk> has joined the channel",
            subtype="channel_join",
            reactions=[{"name": "wave", "users": ["U2"]}],
        ),
        message(at(1), "U1", TEXT, edited={"user": "U1", "ts": at(90)}),
        message(
            at(2),
            "U2",
            "<@U2|bram> uploaded a file: <https://x.example/F1|De kaart> and commented: Mooi",
            subtype="file_share",
            file=old_file | {"initial_comment": {"comment": "Mooi"}},
        ),
        {
            "type": "message",
            "subtype": "file_comment",
            "ts": at(3),
            "file": old_file,
            "text": "<@U1|anouk> commented on …: Dank!",
            "comment": {"user": "U1", "comment": "Dank!"},
        },
        message(at(4), "U2", "De stukken", files=new_files),
    ]


def second_day() -> list[dict[str, Any]]:
    day = 86_400
    root = at(day)
    return [
        message(
            root,
            "U2",
            "Wie komt er?",
            thread_ts=root,
            reply_count=2,
            reactions=[
                {"name": "+1", "users": ["U1", "U3"], "count": 2},
                {"name": "tada", "users": ["U1"], "count": 1},
            ],
        ),
        message(
            at(day, 1), "U1", "Ik", thread_ts=root, reactions=[{"name": "clap", "users": ["U2"]}]
        ),
        message(at(day, 2), "U3", "Ik ook", thread_ts=root, subtype="thread_broadcast"),
        message(at(day + 5), "U9", "Van buiten", user_profile={"real_name": "Quirine Buiten"}),
        message(at(day + 6), "U1", "Antwoord op iets dat weg is", thread_ts=at(7777)),
        {
            "type": "message",
            "subtype": "bot_message",
            "ts": at(day + 7),
            "text": "",
            "bot_id": "B1",
            "username": "Bouwrobot",
            "attachments": [{"fallback": "Klaar"}],
        },
    ]


def slack_export(folder: Path, **instead: Any) -> Path:
    """The export as a zip. `instead` puts something else in the place of a file."""
    files: dict[str, Any] = {
        "users.json": users(),
        "channels.json": channels(),
        "groups.json": private_channels(),
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
        "wijkteams/2026-11-09.json": first_day(),
        "wijkteams/2026-11-10.json": second_day(),
        "reorganisatie/2026-11-09.json": [message(at(1), "U1", "Nog niet verder vertellen")],
        "D1/2026-11-09.json": [message(at(1), "U1", "Onder ons")],
    } | instead
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            whole = content if isinstance(content, bytes) else json.dumps(content).encode()
            archive.writestr(name, whole)
    return path
