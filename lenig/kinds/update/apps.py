from django.apps import AppConfig


class UpdateConfig(AppConfig):
    name = "lenig.kinds.update"
