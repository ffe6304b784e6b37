from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from lenig.imports import whose
from lenig.imports.command import ImportCommand
from lenig.imports.report import Report
from lenig.imports.running import Translator
from lenig.imports.slack.export import SlackExport


class Command(ImportCommand):
    help = "Take in people, channels, messages and reactions from an export of Slack."
    source = "slack"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="EXPORT.zip, as Slack made it")
        whose.add_argument(parser)
        super().add_arguments(parser)

    def translator(self, options: dict[str, Any], report: Report) -> Translator:
        return SlackExport(options["file"], report, whose.emails_in(options["people"], report))
