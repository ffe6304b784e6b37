from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "lenig.groups"
