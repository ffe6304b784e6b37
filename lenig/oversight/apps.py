from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "lenig.oversight"
