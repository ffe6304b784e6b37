"""Dutch stands in the catalogues alone: code and templates speak English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from lenig.config.finding import LENIG

#: Words that no English sentence holds; two of them make a Dutch one.
DUTCH = re.compile(
    r"\b(aan|andere|bij|deze|die|een|geen|het|hoe|ik|jouw|kun|meer|naar|niet|nog|om|ook|"
    r"uit|van|voor|waar|wat|wordt|zijn)\b",
    re.IGNORECASE,
)

#: Where Dutch is the matter itself, and why.
DUTCH_BY_NATURE = {
    "demo": "the invented organisation speaks Dutch",
    "imports": "columns of other systems have Dutch names",
}


def test_code_says_nothing_in_dutch() -> None:
    assert [place for file in files("*.py") for place in dutch_in_code(file)] == []


def test_templates_say_nothing_in_dutch() -> None:
    assert [place for file in files("*.html") for place in dutch_in_template(file)] == []


def test_a_dutch_sentence_would_be_noticed() -> None:
    assert is_dutch("Kies een andere naam voor deze groep")
    assert not is_dutch("Van Gogh is in the picture, and so is van den Berg")


def files(pattern: str) -> Iterator[Path]:
    for file in sorted(LENIG.rglob(pattern)):
        parts = file.relative_to(LENIG).parts
        if parts[0] not in DUTCH_BY_NATURE and not {"tests", "migrations"} & set(parts):
            yield file


def is_dutch(text: str) -> bool:
    return len({word.lower() for word in DUTCH.findall(text)} - {"van"}) >= 2


def dutch_in_code(file: Path) -> Iterator[str]:
    """Constants that are text; what explains the code, a docstring or a comment, may quote."""
    tree = ast.parse(file.read_text())
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in explaining
            and is_dutch(node.value)
        ):
            yield f"{file.relative_to(LENIG)}:{node.lineno}: {node.value[:80]!r}"


def dutch_in_template(file: Path) -> Iterator[str]:
    without_tags = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "\n", file.read_text())
    for line in without_tags.splitlines():
        if is_dutch(line):
            yield f"{file.relative_to(LENIG)}: {line.strip()[:80]!r}"
