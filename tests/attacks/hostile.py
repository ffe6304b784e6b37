"""Texts that want to do harm: a few of our own, and the collections of others."""

import json
from pathlib import Path

#: One of each sort, so that a checkout without the collections attacks itself too.
FEW = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<a href='javascript:alert(1)'>klik</a>",
    "javascript:alert(1)//https://zuiderdam.example",
    "https://zuiderdam.example/\"onmouseover='alert(1)'",
    "#<b>vet</b> @<i>Anouk</i>",
    "<p style='position:fixed;inset:0' id='main' class='bar'>over alles heen</p>",
    "{{ request.user.password }} {% load i18n %} ${7*7}",
    "<!--a:token--><!-- -->",
    "\u202etxet dedreverer\u202c \u200b\ufeff\u2066",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "\x00\x01\x1b[31mrood\x7f",
    "😀👩‍👩‍👧‍👦🏳️‍🌈 田中さん ẞßſ",
    "'; DROP TABLE stream_post; --",
    "%s %d %(name)s {0} \\ \\n",
    "![kat](http://elders.example/kat.png) <img src='http://elders.example/kat.png'>",
    "=cmd|' /C calc'!A0",
]


def strings(folder: Path) -> list[str]:
    """Every naughty string, and every case for a sanitiser."""
    naughty: list[str] = json.loads((folder / "hostile-text" / "blns.json").read_text())
    cases = json.loads((folder / "hostile-text" / "dompurify-cases.json").read_text())
    return [*naughty, *(case["payload"] for case in cases)]
