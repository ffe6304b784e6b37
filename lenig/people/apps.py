from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lenig.people"

    def ready(self) -> None:
        # It needs the models, which are there only now.
        import_module("lenig.people.directory.keeping")
