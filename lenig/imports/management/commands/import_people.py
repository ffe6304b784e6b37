from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from lenig.imports.command import ImportCommand
from lenig.imports.intake import TheIntake
from lenig.imports.register.maps import load_map, own_maps
from lenig.imports.register.register import Register
from lenig.imports.report import Report
from lenig.imports.running import Translator
from lenig.people.importing.leavers import left_out

LEFT_OUT = "is in the register no longer: left as it is"


class Command(ImportCommand):
    help = "Take in people, departments and who reports to whom from a table."
    source = "people"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="FILE.csv, or a zip with several")
        parser.add_argument(
            "--map",
            metavar="COLUMNS.toml",
            help=f"says which column is what; a file, or one of: {', '.join(own_maps())}",
        )
        parser.add_argument(
            "--register",
            default="",
            help="keeps the numbers of this file apart from those of other files",
        )
        super().add_arguments(parser)

    def finish(self, translator: Translator, intake: TheIntake) -> None:
        """Who is in the register no longer is told of, and stays."""
        if isinstance(translator, Register):
            told = translator.people_told
            for id_, name in left_out(intake.source, told, translator.registers):
                intake.report.note("people", LEFT_OUT, about=id_, where=name)

    def translator(self, options: dict[str, Any], report: Report) -> Translator:
        said = load_map(options["map"]) if options["map"] else None
        return Register(options["file"], said, options["register"], report)
