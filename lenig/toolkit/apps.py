from django.apps import AppConfig


class ToolkitConfig(AppConfig):
    name = "lenig.toolkit"
