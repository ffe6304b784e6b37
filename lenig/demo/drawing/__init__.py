"""Drawings in flat colours, made by code: no photo of anybody, and no licence to ask for."""

from collections.abc import Callable

from lenig.demo.drawing.canvas import Canvas
from lenig.demo.drawing.chart import waiting_chart
from lenig.demo.drawing.cycling import bike_path, bike_shed, harbour_street
from lenig.demo.drawing.night import plane_tree, plane_tree_fallen
from lenig.demo.drawing.town_hall import council_chamber, counter_hall, counter_hall_desk
from lenig.demo.drawing.town_square import market_square

PICTURES: dict[str, Callable[[Canvas], None]] = {
    "plane-tree": plane_tree,
    "plane-tree-fallen": plane_tree_fallen,
    "counter-hall": counter_hall,
    "counter-hall-desk": counter_hall_desk,
    "bike-shed": bike_shed,
    "harbour-street": harbour_street,
    "bike-path": bike_path,
    "market-square": market_square,
    "council-chamber": council_chamber,
    "waiting-chart": waiting_chart,
}


def draw_picture(key: str) -> bytes:
    """The picture with this key, as a PNG."""
    canvas = Canvas()
    PICTURES[key](canvas)
    return canvas.as_png()
