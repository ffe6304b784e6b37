from django.apps import AppConfig

from lenig.config import checks


class WiringConfig(AppConfig):
    """What belongs to the installation as a whole: its settings, checks and shared cache."""

    name = "lenig.config"
    #: Named here so that importing them registers them.
    checks = checks
