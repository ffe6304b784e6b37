from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "lenig.ui"
    label = "ui"
