"""Reading files that somebody else made: bounded in memory, and a broken part loses only itself."""


class Unreadable(Exception):
    """What was given is not what this import reads, in a sentence that says what to do."""
