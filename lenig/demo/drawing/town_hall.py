"""Inside the town hall: the hall, a counter, the council chamber."""

from math import cos, radians, sin

from lenig.demo.drawing.canvas import HEIGHT, WIDTH, Canvas


def counter_hall(sheet: Canvas) -> None:
    """The new hall: four counters under lamps, a bench and the play corner."""
    _room(sheet)
    sheet.box(96, 10, 18, 24, "sky")
    sheet.line("white", (105, 10), (105, 34), wide=0.8)
    sheet.line("white", (96, 22), (114, 22), wide=0.8)
    for number in range(4):
        x = 6 + number * 22
        _lamp(sheet, x + 8)
        sheet.box(x, 32, 17, 13, "blue", 0.8)
        sheet.box(x - 0.8, 30.5, 18.6, 2.2, "wood", 0.6)
        sheet.disc(x + 8.5, 39, 3, "white")
        sheet.box(x + 8.1, 37.4, 0.9, 3.4, "blue")
    sheet.box(94, 46, 22, 2.4, "marigold", 0.8)
    sheet.box(96, 48, 1.4, 5, "wood")
    sheet.box(112.6, 48, 1.4, 5, "wood")
    for x, colour in ((30, "red"), (35, "marigold"), (40, "leaf")):
        sheet.box(x, 50, 4, 4, colour, 0.5)
    sheet.box(34, 46, 4, 4, "blue", 0.5)


def counter_hall_desk(sheet: Canvas) -> None:
    """One counter with all that belongs on it."""
    sheet.box(0, 0, WIDTH, HEIGHT, "sky")
    sheet.box(0, 44, WIDTH, 16, "blue")
    sheet.box(0, 40, WIDTH, 5, "wood")
    sheet.line("ink", (24, 0), (24, 12), wide=0.6)
    sheet.shape("marigold", (16, 20), (20, 12), (28, 12), (32, 20))
    sheet.box(80, 30, 12, 10, "brick", 1)
    for turn in (-60, -30, 0, 30, 60):
        tip = (86 + 15 * sin(radians(turn)), 30 - 17 * cos(radians(turn)))
        sheet.shape("moss", (84.5, 30), (87.5, 30), tip)
    sheet.shape("white", (46, 40), (48, 20), (60, 20), (62, 40))
    sheet.ring(63.5, 28, 4.4, "white", 1.4)
    sheet.shape("white", (48.5, 24), (42, 20), (48.2, 29))
    sheet.box(48.4, 16.5, 11.2, 3.6, "ink", 1)
    sheet.box(48, 30, 12.6, 2, "marigold")
    sheet.box(100, 34, 8, 6, "white", 0.8)
    sheet.ring(109, 37, 2, "white", 0.8)


def council_chamber(sheet: Canvas) -> None:
    """Half a circle of chairs below a high window."""
    _room(sheet)
    sheet.box(48, 4, 24, 26, "sky", 3)
    for at in (56, 64):
        sheet.line("white", (at, 4), (at, 30), wide=0.6)
    sheet.line("white", (48, 16), (72, 16), wide=0.6)
    for left in (40, 76):
        sheet.shape("red", (left, 2), (left + 4, 2), (left + 5, 32), (left - 1, 32))
    sheet.box(52, 34, 16, 6, "wood", 0.6)
    for radius, count in ((26, 9), (36, 12)):
        for number in range(count):
            turn = radians(12 + number * (156 / (count - 1)))
            x, y = 60 - radius * 1.45 * cos(turn), 30 + radius * 0.72 * sin(turn)
            _chair(sheet, x, y)


def _room(sheet: Canvas) -> None:
    sheet.box(0, 0, WIDTH, HEIGHT, "paper")
    sheet.box(0, 45, WIDTH, 15, "line")


def _lamp(sheet: Canvas, x: float) -> None:
    sheet.line("ink", (x, 0), (x, 8), wide=0.4)
    sheet.shape("marigold", (x - 3.4, 13), (x - 1.4, 8), (x + 1.4, 8), (x + 3.4, 13))


def _chair(sheet: Canvas, x: float, y: float) -> None:
    sheet.box(x - 2.4, y - 4, 4.8, 5.4, "blue", 1.2)
    sheet.box(x - 2.8, y + 0.6, 5.6, 1.8, "ink", 0.8)
