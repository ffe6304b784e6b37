"""Which files of the apps reach the browser."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class StaticFiles(StaticFilesConfig):
    """Components lie with their template, style, script and notes in one folder."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "*.html", "*.md", "*.map", "*.py"]
