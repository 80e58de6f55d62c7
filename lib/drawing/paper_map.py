"""A WorldMap in; the same map for paper out, as PNG or SVG: land, the guest's country, the arc, points, their names."""

from collections.abc import Callable
from typing import Final

from lib import theme
from lib.charts.world import WorldMap
from lib.drawing import lands, marks, places, stage
from lib.drawing.canvas import Canvas, width

SEA: Final = "#F6F7F9"
LAND: Final = "#D9DDE0"
LETTERS: Final = stage.LETTERS
STEPS: Final = 60  # of the line that an arc is drawn with
BOW: Final = 0.16  # of the way, how far an arc leaves the straight line
Place = Callable[[float, float], tuple[float, float]]  # longitude and latitude to a point of the page


def png(drawn: WorldMap, wide: int, high: int) -> bytes:
    """The picture; `wide` and `high` as those of the map on the wall, whose view it has."""
    return _drawn(drawn, wide, high).png(high, drawn.title)


def svg(drawn: WorldMap, wide: int, high: int) -> bytes:
    """The same, of lines and letters."""
    return _drawn(drawn, wide, high).svg(high, drawn.title)


def _drawn(drawn: WorldMap, wide: int, high: int) -> Canvas:
    page, at = Canvas(wide), projection(stage.look(drawn, wide, high), wide, high)
    page.bar(0, 0, wide, high, SEA)
    land(page, drawn, at, wide, high)
    if drawn.home is not None and len(drawn.arcs):
        far = marks.coordinates(drawn.arcs)[0]
        here = at(drawn.home.longitude, drawn.home.latitude)
        page.line(arc(here, at(float(far[1]), float(far[0]))), theme.colour("accent"), 6)
    for latitude, longitude in marks.coordinates(drawn.points):
        page.dot(*at(float(longitude), float(latitude)), 18, theme.colour("accent"), "white", 2)
    if drawn.home is not None:
        page.dot(*at(drawn.home.longitude, drawn.home.latitude), 13, "white", theme.named("textColor"), 3)
    _names(page, drawn, at, wide, high)
    return page


def projection(view: places.View, wide: int, high: int, top: float = 0) -> Place:
    """Where a place of the earth lies on the page, on a map that begins at a y of it."""
    scale, middle = places.pixels(view.zoom), places.mercator(view.latitude)

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        x = wide / 2 + (longitude - view.longitude) * scale
        return x, top + high / 2 - (places.mercator(latitude) - middle) * scale

    return at


def land(page: Canvas, drawn: WorldMap, at: Place, wide: int, high: float) -> None:
    """Every country of which something is seen; those with a shade in the colour that the screen gives them."""
    shaded = dict(zip(drawn.shades["country"], drawn.shades["value"], strict=True))
    most, least = max(shaded.values(), default=0), min(shaded.values(), default=0)
    colours = lands.shade_colours("light")
    for code, polygons in places.countries():
        value = shaded.get(code, 0)
        colour = colours[lands.step(float(value), float(most), float(least))] if value > 0 else LAND
        for rings in polygons:
            drawn_rings = [[at(x, y) for x, y in ring] for ring in rings]
            if _seen(drawn_rings[0], wide, high):
                page.shape(drawn_rings, colour, "white", 0.7)


def _seen(ring: list[tuple[float, float]], wide: int, high: float) -> bool:
    """Whether the box around a ring touches the page."""
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return max(across) > 0 and min(across) < wide and max(down) > 0 and min(down) < high


def arc(here: tuple[float, float], there: tuple[float, float], side: float = 0) -> list[tuple[float, float]]:
    """A line from one place to the other, bowed to the north, or by a part of its length to the right of its way."""
    (ax, ay), (bx, by) = here, there
    long = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    aside, up = (2 * side, 0.0) if side else (0.0, 2 * BOW * long)
    mx, my = (ax + bx) / 2 - (by - ay) * aside, (ay + by) / 2 + (bx - ax) * aside - up
    parts = [n / STEPS for n in range(STEPS + 1)]
    return [
        ((1 - t) ** 2 * ax + 2 * t * (1 - t) * mx + t**2 * bx, (1 - t) ** 2 * ay + 2 * t * (1 - t) * my + t**2 * by)
        for t in parts
    ]


def _names(page: Canvas, drawn: WorldMap, at: Place, wide: int, high: int) -> None:
    """Home and the cities where the wall has them; a name that is wider than it is thought to be moves inwards."""
    for name in stage.names(drawn, wide, high):
        x, y = at(*name.position)
        half = width(name.text, LETTERS, True) / 2 + 8
        x = min(max(x + name.aside[0], half), wide - half)
        page.text(x, y + name.aside[1], name.text, LETTERS, "", "center", True, halo=5)
