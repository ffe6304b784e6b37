"""What the commands of all sources share: options, a report, and ending well."""

import json
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, TextIO, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lenig.imports.files import Unreadable
from lenig.imports.intake import TheIntake
from lenig.imports.progress import Progress
from lenig.imports.rehearsing import rehearsal
from lenig.imports.report import Report, printable
from lenig.imports.running import Translator, run

#: What a shell expects of a program that was stopped by Ctrl-C.
STOPPED = 130


class ImportCommand(BaseCommand):
    """`lenig import SOURCE FILE`: each source is a subclass that says how its files are read."""

    #: The name of the source, kept on every row, unless `--source` says another.
    source: str

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.prog = f"lenig import {subcommand.removeprefix('import_')}"
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would happen; nothing is kept"
        )
        parser.add_argument("--json", action="store_true", help="the report as one JSON object")
        parser.add_argument(
            "--source",
            default="",
            help="what to call the source on what comes from it; the same name later updates it",
        )

    @abstractmethod
    def translator(self, options: dict[str, Any], report: Report) -> Translator:
        """What reads the files. Raises Unreadable."""

    def finish(self, translator: Translator, intake: TheIntake) -> None:
        """What is to be said when all was taken in."""

    def handle(self, *_: Any, **options: Any) -> None:
        report = Report()
        with _in_plain_words():
            translator = self.translator(options, report)
            is_whole = self._run(translator, report, options)
        self._tell(report, options, is_whole=is_whole)
        if not is_whole:
            raise SystemExit(STOPPED)

    def _run(self, translator: Translator, report: Report, options: dict[str, Any]) -> bool:
        """Whether the import went to its end; Ctrl-C stops it between two batches."""
        intake = TheIntake(self._source(options, translator), report)
        progress = Progress(cast("TextIO", self.stderr._out), quiet=options["verbosity"] == 0)
        with rehearsal() if options["dry_run"] else nullcontext():
            try:
                run(translator, intake, progress)
                self.finish(translator, intake)
            except KeyboardInterrupt:
                return False
        return True

    def _source(self, options: dict[str, Any], translator: Translator) -> str:
        said = options["source"] or getattr(translator, "source", "") or self.source
        if len(said) > 40:
            raise Unreadable(f"“{said}” is too long a name for a source: 40 characters fit.")
        return str(said)

    def _tell(self, report: Report, options: dict[str, Any], *, is_whole: bool) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        if options["dry_run"]:
            self.stdout.write("This was a rehearsal: nothing was kept.")
        self.stdout.write(report.as_text())
        if not is_whole:
            self.stdout.write("Stopped. Run the same command again to go on from here.")


@contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except Unreadable as trouble:
        raise CommandError(printable(str(trouble))) from trouble
    except FileNotFoundError as trouble:
        raise CommandError(f"There is no file {trouble.filename}.") from trouble
    except (IsADirectoryError, PermissionError) as trouble:
        raise CommandError(f"{trouble.filename} cannot be read: {trouble.strerror}.") from trouble
