"""The plane tree, before and after the storm."""

from lenig.demo.drawing.canvas import HEIGHT, WIDTH, Canvas

_CROWN = ((58, 20, 14), (46, 25, 10), (70, 26, 11), (52, 12, 9), (66, 13, 9), (60, 28, 10))


def plane_tree(sheet: Canvas) -> None:
    """The old tree with the moon behind it, and the lights of the depot."""
    _sky(sheet)
    sheet.disc(88, 14, 6, "moon")
    sheet.shape("dusk", (0, 44), (30, 39), (70, 43), (WIDTH, 38), (WIDTH, HEIGHT), (0, HEIGHT))
    _depot(sheet, 8, 36)
    sheet.box(56.5, 30, 4.5, 20, "bark")
    sheet.line("bark", (58.5, 38), (48, 26), wide=1.6)
    sheet.line("bark", (59, 36), (70, 26), wide=1.6)
    for x, y, radius in _CROWN:
        sheet.disc(x, y, radius, "pine")
    for x, y, radius in _CROWN:
        sheet.disc(x - 1.5, y - 2, radius * 0.72, "moss")
    sheet.shape("pine", (0, 52), (40, 48), (90, 50), (WIDTH, 47), (WIDTH, HEIGHT), (0, HEIGHT))


def plane_tree_fallen(sheet: Canvas) -> None:
    """The same tree across the road, in the light of a van."""
    _sky(sheet)
    for x, high in ((4, 20), (18, 25), (34, 18), (50, 23), (66, 19), (80, 26), (98, 21)):
        _dark_house(sheet, x, 40 - high, high)
    sheet.box(0, 40, WIDTH, 20, "road")
    for x in range(2, 120, 14):
        sheet.box(x, 50, 7, 0.7, "stone")
    sheet.shape("moon", (26, 44), (74, 37), (74, 55), (26, 49))
    _van(sheet, 6, 36)
    sheet.line("bark", (44, 55), (92, 41), wide=4.6)
    sheet.line("bark", (60, 50), (74, 34), wide=1.6)
    for x, y, radius in ((92, 40, 9), (102, 36, 8), (104, 46, 8), (86, 33, 7), (80, 34, 5)):
        sheet.disc(x, y, radius, "pine")
        sheet.disc(x - 1, y - 1.5, radius * 0.7, "moss")
    sheet.disc(43, 55.5, 3.4, "wood")
    sheet.ring(43, 55.5, 1.8, "bark", 0.4)
    for number in range(34):
        x, y = number * 37 % 118, number * 23 % 56
        sheet.line("water", (x, y), (x - 1.2, y + 3), wide=0.2)


def _sky(sheet: Canvas) -> None:
    sheet.box(0, 0, WIDTH, HEIGHT, "night")
    for number in range(24):
        sheet.disc(number * 53 % 119, number * 17 % 30, 0.25, "moon")


def _depot(sheet: Canvas, x: float, y: float) -> None:
    sheet.box(x, y, 26, 12, "ink")
    sheet.shape("night", (x - 1, y), (x + 13, y - 6), (x + 27, y))
    for at in (3, 10, 17):
        sheet.box(x + at, y + 4, 4.5, 4, "marigold")


def _dark_house(sheet: Canvas, x: float, y: float, high: float) -> None:
    sheet.box(x, y, 13, high, "ink")
    sheet.shape("ink", (x, y), (x + 6.5, y - 5), (x + 13, y))
    sheet.box(x + 3, y + 5, 2.4, 3, "marigold" if int(x) % 4 == 2 else "dusk")
    sheet.box(x + 8, y + 5, 2.4, 3, "dusk")


def _van(sheet: Canvas, x: float, y: float) -> None:
    sheet.box(x, y, 20, 12, "marigold", 1.2)
    sheet.box(x + 13, y + 2, 5.5, 4.4, "sky", 0.6)
    sheet.box(x, y + 7, 20, 1, "white")
    sheet.box(x + 6, y - 1.6, 4, 1.6, "red", 0.6)
    for at in (4.5, 15.5):
        sheet.disc(x + at, y + 12.4, 2.6, "night")
        sheet.disc(x + at, y + 12.4, 1.1, "stone")
