"""The market square."""

from lenig.demo.drawing.canvas import HEIGHT, WIDTH, Canvas

_FRONTS = ("brick", "rose", "paper", "roof", "marigold", "stone")


def market_square(sheet: Canvas) -> None:
    """Fronts, stalls with striped cloth, and the tower of the town hall."""
    sheet.box(0, 0, WIDTH, HEIGHT, "sky")
    for x, y in ((14, 9), (20, 8), (84, 6), (90, 7)):
        sheet.disc(x, y, 3, "white")
    for number, colour in enumerate(_FRONTS):
        _front(sheet, 2 + number * 20, 20 + number * 7 % 5, colour)
    _tower(sheet, 52)
    sheet.box(0, 44, WIDTH, 16, "line")
    for x, colour in ((6, "red"), (32, "blue"), (66, "leaf"), (92, "marigold")):
        _stall(sheet, x, 40, colour)


def _front(sheet: Canvas, x: float, y: float, colour: str) -> None:
    sheet.box(x, y, 17, 44 - y, colour)
    for step in range(4):
        sheet.box(x + step * 2.1, y - 2 - step * 2, 17 - step * 4.2, 2.2, colour)
    for at in (3, 10):
        sheet.box(x + at, y + 4, 4, 6, "white")
        sheet.box(x + at, y + 13, 4, 6, "white")


def _tower(sheet: Canvas, x: float) -> None:
    sheet.box(x, 14, 14, 30, "brick")
    sheet.shape("ink", (x - 1, 14), (x + 7, 2), (x + 15, 14))
    sheet.disc(x + 7, 20, 3.6, "white")
    sheet.line("ink", (x + 7, 20), (x + 7, 17.4), wide=0.5)
    sheet.line("ink", (x + 7, 20), (x + 8.8, 20.8), wide=0.5)
    sheet.box(x + 4.6, 34, 5, 10, "roof", 2)


def _stall(sheet: Canvas, x: float, y: float, colour: str) -> None:
    for at in (1, 19):
        sheet.box(x + at, y + 4, 1, 12, "wood")
    for stripe in range(6):
        shade = colour if stripe % 2 == 0 else "white"
        left = x + stripe * 3.5
        sheet.shape(shade, (left + 1, y), (left + 3.8, y), (left + 3.5, y + 5), (left, y + 5))
    sheet.box(x + 1, y + 10, 19, 3, "wood")
    for crate in range(5):
        sheet.disc(x + 3 + crate * 3.7, y + 9.4, 1.5, ("leaf", "marigold", "red")[crate % 3])
