"""A bar chart as somebody might paste it: waiting times by hour, before and after."""

from lenig.demo.drawing.canvas import HEIGHT, WIDTH, Canvas

#: Minutes at the counter from nine to five, before the portal and after.
BEFORE = (9, 19, 17, 12, 8, 10, 11, 7)
AFTER = (6, 9, 9, 7, 5, 6, 7, 5)


def waiting_chart(sheet: Canvas) -> None:
    """Two bars for each hour: stone before, blue after."""
    sheet.box(0, 0, WIDTH, HEIGHT, "white")
    for minutes in (5, 10, 15, 20):
        sheet.line("line", (10, 52 - minutes * 2.2), (114, 52 - minutes * 2.2), wide=0.25)
    for hour, (before, after) in enumerate(zip(BEFORE, AFTER, strict=True)):
        x = 13 + hour * 12.6
        sheet.box(x, 52 - before * 2.2, 4.4, before * 2.2, "stone", 0.4)
        sheet.box(x + 4.8, 52 - after * 2.2, 4.4, after * 2.2, "blue", 0.4)
    sheet.line("ink", (10, 52), (114, 52), wide=0.5)
