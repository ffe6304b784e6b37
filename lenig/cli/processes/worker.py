"""Tasks from the database, and what is due at its time."""

from django.core.management import execute_from_command_line


def run() -> None:
    execute_from_command_line(["lenig", "work"])
