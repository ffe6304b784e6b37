from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from lenig.imports import whose
from lenig.imports.command import ImportCommand
from lenig.imports.report import Report
from lenig.imports.running import Translator
from lenig.imports.zulip.discussions import Discussions


class Command(ImportCommand):
    help = "Take in people, channels and discussions from Zulip."
    source = "zulip"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", type=Path, help="FOLDER with lines of JSON or with an archive"
        )
        whose.add_argument(parser)
        super().add_arguments(parser)

    def translator(self, options: dict[str, Any], report: Report) -> Translator:
        return Discussions(options["folder"], report, whose.emails_in(options["people"], report))
