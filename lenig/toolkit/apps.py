from django.apps import AppConfig

from lenig.toolkit import bare_writes


class ToolkitConfig(AppConfig):
    name = "lenig.toolkit"

    def ready(self) -> None:
        bare_writes.install()
