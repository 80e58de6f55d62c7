"""Points on the globe in; where they are drawn out: view, fan-out of points in one place, outlines to click on."""

import json
import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any, NamedTuple

LAND = Path(__file__).parents[2] / "static" / "world.geojson"
TILE = 512  # pixels that the whole world takes at zoom 0
GAP = 3.0  # pixels between two points of a fan
TOLERANCE = 0.12  # degrees that a clickable outline may lie beside the drawn one
EDGE = 44  # pixels between the edge of the map and what the first view must hold
FARTHEST = -1.5  # zoom at which the whole world fits into the narrowest telephone
NEAREST = 10  # one pixel is about 75 metres; nearer there is nothing to see
# Pixels that a label may move to the right and up, the nearest first; farther for one that may leave its country.
STEPS = sorted(product((0, 14, -14, 28, -28), (0, 12, -12, 22, -22, 32, -32)), key=lambda at: math.hypot(*at))
FAR = sorted(product(range(-84, 85, 12), range(-72, 73, 8)), key=lambda at: math.hypot(at[0] / 2, at[1]))
LONG = 400  # points of a border that is thinned out before it is sent
Ring = list[list[float]]
Point = tuple[float, float]


class View(NamedTuple):
    """Where the reader looks at first."""

    latitude: float
    longitude: float
    zoom: float


def mercator(latitude: float) -> float:
    """Web Mercator: how far north, in degrees of longitude at the equator."""
    clipped = max(-85.0, min(85.0, latitude))
    return math.degrees(math.asinh(math.tan(math.radians(clipped))))


def unprojected(north: float) -> float:
    """The latitude that lies so far north."""
    return math.degrees(math.atan(math.sinh(math.radians(north))))


def view(points: Sequence[Point], width: int, height: int, whole: bool = False) -> View:
    """The view that holds every (latitude, longitude), with a margin; the inhabited world where there is none."""
    if whole or not points:
        return View(25.0, 20.0, round(math.log2(width / TILE), 2))
    west, east = min(lon for _, lon in points), max(lon for _, lon in points)
    south, north = min(mercator(lat) for lat, _ in points), max(mercator(lat) for lat, _ in points)
    wide, tall = max(east - west, 4.0), max(north - south, 3.0)
    across, down = max(width - 2 * EDGE, width // 3), max(height - 2 * EDGE, height // 3)
    zoom = min(math.log2(across * 360 / (TILE * wide)), math.log2(down * 360 / (TILE * tall)))
    return View(
        round(unprojected((south + north) / 2), 2),
        round((west + east) / 2, 2),
        math.floor(max(FARTHEST, min(zoom, 7.5)) * 100) / 100,
    )


def pixels(zoom: float) -> float:
    """Pixels of one degree of longitude."""
    return TILE * 2**zoom / 360


class Box(NamedTuple):
    """What takes room on the map: its middle, half its width and half its height in pixels."""

    at: Point
    wide: float
    tall: float


def free(
    label: Box,
    taken: Sequence[Box],
    zoom: float,
    fits: Callable[[Point], bool] = lambda at: True,
    steps: Sequence[tuple[int, int]] = STEPS,
) -> Point | None:
    """The place nearest to its own where a label touches nothing and `fits`, if there is one."""
    scale = pixels(zoom)
    middle, north = label.at[1] * scale, mercator(label.at[0]) * scale
    around = [(box.at[1] * scale - middle, mercator(box.at[0]) * scale - north, box) for box in taken]
    for right, up in steps:
        at = (round(unprojected((north + up) / scale), 3), round((middle + right) / scale, 3))
        apart = (abs(x - right) > label.wide + box.wide or abs(y - up) > label.tall + box.tall for x, y, box in around)
        if all(apart) and fits(at):
            return at
    return None


def fan(points: Sequence[Point], radii: Sequence[float], zoom: float) -> list[Point]:
    """Where each point is drawn: those of one place stand in a ring around it, wide enough not to touch."""
    together: dict[Point, list[int]] = {}
    for place, (latitude, longitude) in enumerate(points):
        together.setdefault((round(latitude, 2), round(longitude, 2)), []).append(place)
    drawn = list(points)
    degree = 1 / pixels(zoom)
    for members in together.values():
        if len(members) > 1:
            _ring(drawn, members, radii, degree)
    return drawn


def aside(place: Point, drawn: Point, zoom: float) -> list[float]:
    """Pixels to the right and downwards from a place to where its point is drawn."""
    scale = pixels(zoom)
    east, north = drawn[1] - place[1], mercator(drawn[0]) - mercator(place[0])
    return [round(east * scale, 1), round(-north * scale, 1)]


def _ring(drawn: list[Point], members: list[int], radii: Sequence[float], degree: float) -> None:
    around = sum(2 * radii[i] + GAP for i in members)
    # Two points need their own widths, more of them the arc that they take; never so near that they hide the place.
    distance = max(around / (2 * math.pi), max(radii[i] for i in members) + GAP + 3)
    latitude, longitude = drawn[members[0]]
    angle = math.pi / 2
    for i in members:
        share = (2 * radii[i] + GAP) / around * 2 * math.pi
        middle = angle - share / 2 + math.pi / len(members)
        drawn[i] = (
            round(latitude + math.sin(middle) * distance * degree * math.cos(math.radians(latitude)), 5),
            round(longitude + math.cos(middle) * distance * degree, 5),
        )
        angle -= share


@lru_cache(maxsize=1)
def _land() -> dict[str, list[list[Ring]]]:
    features = json.loads(LAND.read_text(encoding="utf-8"))["features"]
    return {f["properties"]["iso2"]: _polygons(f["geometry"]) for f in features}


def _polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    found = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else list(found)


def countries() -> list[tuple[str, list[list[Ring]]]]:
    """Each country with its polygons, as they are drawn."""
    return list(_land().items())


@lru_cache(maxsize=512)
def outline(country: str) -> list[list[Ring]] | None:
    """Polygons of a country, thinned out for clicking: a message carries hundreds of bytes instead of thousands."""
    polygons = _land().get(country)
    if not polygons:
        return None
    largest = max(_extent(rings[0]) for rings in polygons)
    return [[thinned(rings[0], TOLERANCE)] for rings in polygons if _extent(rings[0]) > largest / 12]


def corners(country: str) -> tuple[float, float, float, float] | None:
    """The most western, southern, eastern and northern degree of a country's main parts: distant islands are none."""
    polygons = outline(country)
    return _around(polygons) if polygons else None


@lru_cache(maxsize=512)
def border(country: str) -> list[list[Ring]] | None:
    """Polygons of a country as they are drawn; only the line of a very long border is thinned out."""
    polygons = _land().get(country)
    if not polygons:
        return None
    long = sum(len(rings[0]) for rings in polygons) > LONG
    return [[thinned(rings[0], TOLERANCE / 3) if long else rings[0]] for rings in polygons]


def covers(country: str, at: Point) -> bool:
    """Whether a place lies in the country: by how often a line from it to the east crosses the border."""
    latitude, longitude = at
    crossed = False
    for rings in _land()[country] if country in _land() and _frame(country, at) else ():
        for ring in rings:
            for (ax, ay), (bx, by) in pairwise(ring):
                if (ay > latitude) != (by > latitude) and longitude < ax + (latitude - ay) / (by - ay) * (bx - ax):
                    crossed = not crossed
    return crossed


def within(country: str, label: Box, at: Point, zoom: float) -> bool:
    """Whether the middle line of a label lies in its country from one end to the other."""
    return all(covers(country, spot) for spot in _line(label, at, zoom))


def offshore(country: str, label: Box, at: Point, zoom: float) -> bool:
    """Whether a label lies at sea, or partly so, and at the coast of its own country: in no other."""
    line, away = _line(label, at, zoom), 2 * label.tall / pixels(zoom)
    coast = [(unprojected(mercator(spot[0]) + side), spot[1]) for side in (away, -away) for spot in line]
    if not any(covers(country, spot) for spot in coast):
        return False
    others = [code for code in _land() if code != country]
    return not any(covers(code, spot) for code in others for spot in line)


def _line(label: Box, at: Point, zoom: float) -> list[Point]:
    half = label.wide / pixels(zoom)
    return [(at[0], at[1] + half * share) for share in (-1, -0.5, 0, 0.5, 1)]


def _frame(country: str, at: Point) -> bool:
    west, south, east, north = _bounds(country)
    return west <= at[1] <= east and south <= at[0] <= north


@lru_cache(maxsize=512)
def _bounds(country: str) -> tuple[float, float, float, float]:
    """The most western, southern, eastern and northern degree of a country."""
    return _around(_land()[country])


def _around(polygons: list[list[Ring]]) -> tuple[float, float, float, float]:
    spots = [spot for rings in polygons for spot in rings[0]]
    longitudes, latitudes = [spot[0] for spot in spots], [spot[1] for spot in spots]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def inside(label: Box, at: Point, seen: View, size: tuple[int, int]) -> bool:
    """Whether no edge of the map cuts a label."""
    scale = pixels(seen.zoom)
    return (
        abs(at[1] - seen.longitude) * scale + label.wide < size[0] / 2
        and abs(mercator(at[0]) - mercator(seen.latitude)) * scale + label.tall < size[1] / 2
    )


def extent(country: str) -> float:
    """Degrees that the largest part of a country spans; 0 where it has no polygon."""
    return max((_extent(rings[0]) for rings in _land().get(country, [])), default=0.0)


def _extent(ring: Ring) -> float:
    longitudes, latitudes = [p[0] for p in ring], [p[1] for p in ring]
    return max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes))


def thinned(ring: Ring, tolerance: float) -> Ring:
    """A closed line with fewer points, none of those left out farther from it than the tolerance (Douglas-Peucker)."""
    if len(ring) < 9:
        return ring
    half = len(ring) // 2
    return [*_thin(ring[: half + 1], tolerance)[:-1], *_thin(ring[half:], tolerance)]


def _thin(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = math.hypot(bx - ax, by - ay) or 1e-9
    away = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length for x, y in line[1:-1]]
    worst = max(away)
    if worst <= tolerance:
        return [line[0], line[-1]]
    cut = away.index(worst) + 1
    return [*_thin(line[: cut + 1], tolerance)[:-1], *_thin(line[cut:], tolerance)]
