"""Everything on two wheels."""

from lenig.demo.drawing.canvas import HEIGHT, WIDTH, Canvas

_COATS = ("blue", "red", "marigold", "leaf", "brick", "ink")


def bike_shed(sheet: Canvas) -> None:
    """A shed with a green roof, and six bicycles in it."""
    sheet.box(0, 0, WIDTH, HEIGHT, "sky")
    sheet.box(0, 46, WIDTH, 14, "line")
    sheet.box(12, 20, 96, 26, "paper")
    sheet.box(8, 15, 104, 5, "moss", 1)
    for x in range(10, 110, 6):
        sheet.disc(x, 15, 2.2, "leaf")
    for x in (12, 43, 75, 106):
        sheet.box(x, 20, 2, 28, "wood")
    for number, coat in enumerate(_COATS):
        _bicycle(sheet, 17 + number * 15.4, 46, coat, 0.62)


def bike_path(sheet: Canvas) -> None:
    """A red path through flat land, with a mill and a low sun."""
    sheet.box(0, 0, WIDTH, HEIGHT, "sky")
    sheet.disc(84, 28, 8, "marigold")
    sheet.box(0, 32, WIDTH, 28, "grass")
    sheet.box(0, 36, WIDTH, 1.6, "water")
    sheet.shape("brick", (38, HEIGHT), (84, HEIGHT), (65, 32), (63.4, 32))
    sheet.shape("white", (60.4, HEIGHT), (61.6, HEIGHT), (64.4, 33), (64.2, 33))
    _mill(sheet, 22, 32)
    _cyclist(sheet, 54, 55, "blue", 0.9)


def harbour_street(sheet: Canvas) -> None:
    """The shopping street with its red surface: the car stays behind."""
    sheet.box(0, 0, WIDTH, HEIGHT, "sky")
    for number in range(6):
        _shop(sheet, number * 20.4 - 1, _COATS[number])
    sheet.box(0, 38, WIDTH, 4, "stone")
    sheet.box(0, 42, WIDTH, 18, "brick")
    _car(sheet, 4, 46)
    for x, coat in ((44, "marigold"), (68, "leaf"), (94, "blue")):
        _cyclist(sheet, x, 56, coat, 0.8)


def _bicycle(sheet: Canvas, x: float, y: float, colour: str, size: float) -> None:
    """Its rear wheel stands at `x`, both on `y`."""
    wheel, reach = 5 * size, 13 * size
    for at in (x, x + reach):
        sheet.ring(at, y - wheel, wheel, "ink", 0.9 * size)
    saddle, crank = (x + 3.4 * size, y - 11 * size), (x + 5.6 * size, y - wheel)
    steer = (x + 10.8 * size, y - 11.4 * size)
    for ends in (
        ((x, y - wheel), saddle, crank, (x, y - wheel)),
        (crank, steer, saddle),
        (steer, (x + reach, y - wheel)),
    ):
        sheet.line(colour, *ends, wide=1.1 * size)
    sheet.line("ink", (saddle[0] - 1.8 * size, saddle[1]), (saddle[0] + 1.8 * size, saddle[1]))
    sheet.line("ink", steer, (steer[0] - 0.6 * size, steer[1] - 2.4 * size), wide=0.9 * size)


def _cyclist(sheet: Canvas, x: float, y: float, coat: str, size: float) -> None:
    _bicycle(sheet, x, y, "ink", size)
    hip, hand = (x + 3.6 * size, y - 12 * size), (x + 10.4 * size, y - 13.4 * size)
    shoulder, foot = (x + 6.4 * size, y - 20 * size), (x + 6.4 * size, y - 3.4 * size)
    sheet.line("ink", hip, (x + 8 * size, y - 8.6 * size), foot, wide=1.9 * size)
    sheet.line(coat, hip, shoulder, wide=4 * size)
    sheet.line(coat, shoulder, hand, wide=1.7 * size)
    sheet.disc(x + 7.4 * size, y - 23.6 * size, 2.5 * size, "rose")


def _mill(sheet: Canvas, x: float, y: float) -> None:
    sheet.shape("roof", (x - 5, y), (x + 5, y), (x + 3, y - 15), (x - 3, y - 15))
    sheet.disc(x, y - 15, 3, "ink")
    for across, up in ((9, 9), (-9, 9), (9, -9), (-9, -9)):
        sheet.line("wood", (x, y - 15), (x + across, y - 15 - up), wide=1.2)


def _shop(sheet: Canvas, x: float, colour: str) -> None:
    sheet.box(x, 8, 20, 32, "paper")
    sheet.shape("roof", (x, 8), (x + 10, 1), (x + 20, 8))
    for at in (3, 12):
        sheet.box(x + at, 11, 5, 7, "water")
    sheet.box(x + 2, 26, 16, 12, "water")
    for stripe in range(4):
        sheet.box(x + 1.6 + stripe * 4.4, 22, 2.2, 4.4, colour)
        sheet.box(x + 3.8 + stripe * 4.4, 22, 2.2, 4.4, "white")


def _car(sheet: Canvas, x: float, y: float) -> None:
    sheet.box(x, y, 26, 8, "ink", 2)
    sheet.shape("ink", (x + 4, y), (x + 8, y - 6), (x + 18, y - 6), (x + 22, y))
    sheet.shape("sky", (x + 6.4, y), (x + 9, y - 4.6), (x + 17, y - 4.6), (x + 19.6, y))
    for at in (6, 20):
        sheet.disc(x + at, y + 8, 3, "night")
        sheet.disc(x + at, y + 8, 1.3, "stone")
