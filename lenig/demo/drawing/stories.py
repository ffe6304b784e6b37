"""What stands above the longer pieces: the street at four, a tree from within, notes, a chair."""

from lenig.demo.drawing.canvas import HEIGHT, WIDTH, Canvas


def street_at_four(sheet: Canvas) -> None:
    """A sweeper with its lamps on in an empty street, and a light at the baker's."""
    sheet.box(0, 0, WIDTH, 34, "dusk")
    sheet.box(0, 32, WIDTH, 12, "rose")
    sheet.disc(100, 9, 4, "moon")
    for number in range(18):
        sheet.disc(number * 53 % 119, number * 17 % 23, 0.3, "moon")
    for x, high in ((2, 22), (16, 28), (30, 19), (44, 25), (74, 21), (88, 29), (104, 23)):
        sheet.box(x, 44 - high, 13, high, "night")
        sheet.shape("night", (x, 44 - high), (x + 6.5, 38 - high), (x + 13, 44 - high))
    sheet.box(46, 33, 9, 11, "marigold")
    sheet.box(50.2, 33, 0.6, 11, "roof")
    sheet.box(0, 44, WIDTH, 16, "road")
    sheet.shape("moon", (88, 50), (118, 46), (118, 58), (88, 54))
    sheet.box(60, 40, 20, 13, "marigold", r=1)
    sheet.box(78, 37, 11, 16, "white", r=1.5)
    sheet.box(81, 39.5, 6.5, 6, "sky", r=0.8)
    sheet.disc(70, 38.5, 1.4, "red")
    for x in (65, 83):
        sheet.disc(x, 53.5, 3, "ink")
        sheet.disc(x, 53.5, 1.2, "stone")
    sheet.disc(73.5, 55, 2.2, "wood")
    for x in range(4, 58, 13):
        sheet.box(x, 55, 7, 0.8, "stone")


def tree_rings(sheet: Canvas) -> None:
    """A slice of the plane tree: its rings, a scar, a nail, and two letters."""
    sheet.box(0, 0, WIDTH, HEIGHT, "moss")
    for x, y, radius in ((6, 8, 14), (112, 52, 18), (104, 4, 10), (14, 56, 12)):
        sheet.disc(x, y, radius, "leaf")
    sheet.disc(60, 31, 27, "bark")
    for number, ring in enumerate((24.6, 22.8, 20, 18.6, 15.8, 14.6, 13.2, 10, 8.8, 6, 4.6, 2)):
        sheet.disc(60 - number * 0.35, 31 - number * 0.2, ring, "wood" if number % 2 else "rose")
    sheet.shape("bark", (80, 20), (84.5, 24), (78, 25))
    sheet.line("stone", (43, 44), (48, 40), wide=0.8)
    sheet.line("bark", (63, 8.2), (63, 13), (60.6, 13.6), wide=0.9)
    sheet.line("bark", (67, 8.4), (68.4, 13.4), (70, 10), (71.6, 13.4), (73, 9), wide=0.9)


def falling_notes(sheet: Canvas) -> None:
    """A wall full of sticky notes. Some have let go."""
    sheet.box(0, 0, WIDTH, HEIGHT, "sky")
    sheet.box(0, 50, WIDTH, 10, "wood")
    sheet.box(0, 49, WIDTH, 1.2, "bark")
    colours = ("moon", "rose", "grass", "white", "marigold")
    for row in range(4):
        for column in range(9):
            if (row * 9 + column) % 7 == 5:
                continue
            x, y = 10 + column * 11.4, 4 + row * 10.6
            sheet.box(x, y, 9, 8.6, colours[(row * 2 + column) % 5])
            for line in range(2 + (row + column) % 2):
                sheet.box(x + 1.2, y + 2 + line * 2, 5 + (column + line) % 2, 0.6, "ink")
    for x, y, turn, colour in ((24, 47, 2, "moon"), (58, 50, -3, "rose"), (92, 48, 3, "grass")):
        sheet.shape(colour, (x, y), (x + 8, y + turn), (x + 7, y + turn + 7), (x - 1, y + 7))


def lone_chair(sheet: Canvas) -> None:
    """An empty chair beside a counter, in the light of a window."""
    sheet.box(0, 0, WIDTH, HEIGHT, "paper")
    sheet.box(0, 47, WIDTH, 13, "line")
    sheet.box(66, 6, 26, 26, "white")
    sheet.box(67.5, 7.5, 11, 23, "sky")
    sheet.box(79.5, 7.5, 11, 23, "sky")
    sheet.shape("white", (56, 47), (82, 47), (96, 60), (48, 60))
    sheet.box(6, 30, 40, 22, "blue", r=1)
    sheet.box(4, 28, 44, 3, "wood", r=1)
    sheet.box(20, 38, 12, 7, "white", r=0.6)
    sheet.box(23, 40.6, 6, 1.8, "blue")
    sheet.box(10, 20, 1, 8, "ink")
    sheet.shape("marigold", (6.5, 21), (14.5, 21), (12.5, 16), (8.5, 16))
    for x in (65.5, 79):
        sheet.box(x, 40, 1.6, 15, "bark")
    sheet.box(65.5, 24, 1.6, 18, "bark")
    sheet.box(64.5, 23, 4, 13, "brick", r=1.4)
    sheet.box(64, 39, 18, 3.2, "wood", r=1)
    sheet.box(66, 36.8, 14, 2.8, "red", r=1.4)
