from typing import Any

from django.core.management.base import BaseCommand

from lenig.config.working.loop import Loop


class Command(BaseCommand):
    help = "Do the tasks that wait and the work that is due, until stopped."

    def handle(self, *_: Any, **__: Any) -> None:
        Loop().run()
