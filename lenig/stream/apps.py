from importlib import import_module

from django.apps import AppConfig


class StreamConfig(AppConfig):
    name = "lenig.stream"

    def ready(self) -> None:
        # It needs the models, which are there only now.
        import_module("lenig.stream.naming")
