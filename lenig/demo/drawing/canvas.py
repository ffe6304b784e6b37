"""A sheet to draw on, 120 wide and 60 high: shapes in flat colours, with soft edges."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 120, 60
#: Dots for one step of the sheet, and how many times finer we draw than we keep.
DOTS, FINER = 10, 2

#: Warm paper, Delft blue, marigold, and what a town needs besides.
COLOURS: Final = {
    "paper": "#f6f1e7",
    "white": "#fffdf8",
    "line": "#d9cfbd",
    "ink": "#22304a",
    "blue": "#2f5aa8",
    "sky": "#cfe0f2",
    "water": "#8fb4dc",
    "night": "#1b2742",
    "dusk": "#33456e",
    "moon": "#f7e7b2",
    "marigold": "#f0a830",
    "brick": "#b5563f",
    "roof": "#7d3b34",
    "rose": "#e3a79a",
    "red": "#c8492f",
    "leaf": "#5c8f4e",
    "moss": "#3d6a45",
    "pine": "#254a3c",
    "grass": "#a9c77b",
    "wood": "#8a6243",
    "bark": "#5a4433",
    "stone": "#a8a49a",
    "road": "#5f6470",
}

Point = tuple[float, float]


class Canvas:
    """Draws with the names of colours and in steps of the sheet."""

    def __init__(self) -> None:
        size = (WIDTH * DOTS * FINER, HEIGHT * DOTS * FINER)
        self._image = Image.new("RGB", size, COLOURS["paper"])
        self._pen = ImageDraw.Draw(self._image)

    def box(self, x: float, y: float, wide: float, high: float, colour: str, r: float = 0) -> None:
        """A rectangle, from its upper left corner; `r` rounds its corners."""
        self._pen.rounded_rectangle(
            self._at((x, y), (x + wide, y + high)), self._dots(r), COLOURS[colour]
        )

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A circle around a point."""
        corners = ((x - radius, y - radius), (x + radius, y + radius))
        self._pen.ellipse(self._at(*corners), COLOURS[colour])

    def ring(self, x: float, y: float, radius: float, colour: str, wide: float = 0.6) -> None:
        """The outline of a circle."""
        corners = ((x - radius, y - radius), (x + radius, y + radius))
        self._pen.ellipse(self._at(*corners), outline=COLOURS[colour], width=self._dots(wide))

    def arch(self, x: float, y: float, radius: float, colour: str, wide: float) -> None:
        """The upper half of a ring."""
        corners = ((x - radius, y - radius), (x + radius, y + radius))
        self._pen.arc(self._at(*corners), 180, 360, COLOURS[colour], self._dots(wide))

    def shape(self, colour: str, *points: Point) -> None:
        """A polygon."""
        self._pen.polygon(self._at(*points), COLOURS[colour])

    def line(self, colour: str, *points: Point, wide: float = 0.6) -> None:
        """A line through these points."""
        self._pen.line(self._at(*points), COLOURS[colour], self._dots(wide), joint="curve")

    def as_png(self, *, top: float = 0, bottom: float = HEIGHT) -> bytes:
        """A strip of the sheet, half as fine as it was drawn: that makes the edges soft."""
        strip = (0, self._dots(top), self._dots(WIDTH), self._dots(bottom))
        file = BytesIO()
        self._image.crop(strip).reduce(FINER).save(file, "PNG")
        return file.getvalue()

    def _at(self, *points: Point) -> list[Point]:
        return [(x * DOTS * FINER, y * DOTS * FINER) for x, y in points]

    def _dots(self, steps: float) -> int:
        return round(steps * DOTS * FINER)
