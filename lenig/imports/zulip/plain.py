"""The plain twin of a formatted text: as somebody would have typed it."""


class Plain:
    """Lines that grow while a text is read. Quotes and lists put a prefix before theirs."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = ""
        self._prefixes: list[str] = []
        self._marker = ""

    def say(self, words: str) -> None:
        """Words on the current line; spaces at its beginning mean nothing."""
        self._line += words if self._line else words.lstrip()

    def end_line(self) -> None:
        if line := self._line.rstrip():
            self._lines.append(f"{self._prefix}{self._marker}{line}")
            self._marker = ""
        self._line = ""

    def gap(self) -> None:
        """What follows begins a paragraph of its own."""
        self.end_line()
        if self._lines and self._lines[-1] and not self._marker:
            self._lines.append("")

    def verbatim(self, text: str) -> None:
        """Lines exactly as they are."""
        self.gap()
        self._lines += [f"{self._prefix}{line}".rstrip() for line in text.split("\n")]
        self._lines.append("")

    def enter(self, prefix: str) -> None:
        self.end_line()
        self._prefixes.append(prefix)

    def leave(self) -> None:
        self.end_line()
        if self._prefixes:
            self._prefixes.pop()

    def mark(self, marker: str) -> None:
        """What follows is an item, with this before its first line."""
        self.end_line()
        self._marker = marker

    @property
    def text(self) -> str:
        self.end_line()
        return "\n".join(self._lines).strip("\n")

    @property
    def _prefix(self) -> str:
        return "".join(self._prefixes)
