from typing import Any

from django.core.management.base import BaseCommand

from lenig.config.words import catalogues, compile_catalogues


class Command(BaseCommand):
    help = "Compile every catalogue of words that is newer than its compiled form."
    requires_system_checks: list[str] = []  # words do not need the apps to be whole

    def handle(self, *_: Any, **__: Any) -> None:
        made = compile_catalogues()
        self.stdout.write(f"{len(made)} of {len(catalogues())} catalogues compiled.")
