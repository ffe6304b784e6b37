from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from lenig.imports.command import ImportCommand
from lenig.imports.exchange import ExchangeFile
from lenig.imports.report import Report
from lenig.imports.running import Translator


class Command(ImportCommand):
    help = "Take in people, groups, posts and what belongs to them from lines of JSON."
    source = "posts"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="FILE.jsonl or FILE.jsonl.gz")
        super().add_arguments(parser)

    def translator(self, options: dict[str, Any], report: Report) -> Translator:
        return ExchangeFile(options["file"], report)
