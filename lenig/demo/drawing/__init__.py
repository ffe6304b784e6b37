"""Drawings in flat colours, made by code: no photo of anybody, and no licence to ask for."""

from collections.abc import Callable

from lenig.demo.drawing.canvas import HEIGHT, Canvas
from lenig.demo.drawing.chart import waiting_chart
from lenig.demo.drawing.cycling import bike_path, bike_shed, harbour_street
from lenig.demo.drawing.night import plane_tree, plane_tree_fallen
from lenig.demo.drawing.stories import falling_notes, lone_chair, street_at_four, tree_rings
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
    "street-at-four": street_at_four,
    "tree-rings": tree_rings,
    "falling-notes": falling_notes,
    "lone-chair": lone_chair,
}


#: A cover is shown as a strip: this much of the sheet, from above, has what matters in its middle.
COVERS = {
    "plane-tree": (8, 48),
    "counter-hall-desk": (9, 47),
    "harbour-street": (26, 60),
    "bike-path": (18, 56),
    "market-square": (18, 58),
}


def draw_picture(key: str) -> bytes:
    """The picture with this key, as a PNG."""
    canvas = Canvas()
    PICTURES[key](canvas)
    top, bottom = COVERS.get(key, (0, HEIGHT))
    return canvas.as_png(top=top, bottom=bottom)
