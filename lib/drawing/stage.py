"""A WorldMap in, a map for a wall out: large letters, nothing to click, and where its two ends lie on the picture."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

import pydeck as pdk

from lib import geography
from lib.charts.world import WorldMap
from lib.drawing import lands, marks, places
from lib.drawing.lands import named, rgba
from lib.drawing.maps import Deck
from lib.theme import Mode

LETTERS: Final = 24  # pixels
AROUND: Final = (7.0, 12.0)  # degrees of latitude and longitude that are seen at least
SHARE: Final = 0.6  # of a country that is seen at least, so that its people know it
VAST: Final = 60.0  # degrees of a country that is not shown whole
LARGE: Final = 30.0  # degrees of a country that are not needed for that
ROOM: Final = 0.72  # of the picture for the points
UPPER, LIFTED = 0.5, 0.13  # of the height: the part above the names of a welcome, and how far its middle lies above all
NAMED: Final = 14  # cities beyond which a map is read no more
ABOUT: Final = 0.6  # of the size of the letters, how wide one of them is
BELOW: Final = 26  # pixels from a point to the middle of the name below it
TALL: Final = 15  # half the height of a name
ASKEW: Final = 0.7  # of half a name, how far it may lie to the side of its point
DOT: Final = 10  # half the width of a point with its edge
Pixel = tuple[float, float]


class Name(NamedTuple):
    """A name on the map: what is written, the longitude and latitude it belongs to, how many pixels beside it."""

    text: str
    position: tuple[float, float]
    aside: Pixel


def stage(drawn: WorldMap, mode: Mode, width: int, height: int, times: float = 1) -> Deck:
    """The map as it is seen from the last row; on a wall so many times as wide, all of it is so many times as large."""
    above = len(drawn.arcs) > 0
    view = look(drawn, width, height, above)
    layers = [
        lands.land(drawn, mode),
        _arc(drawn, mode, times),
        _points(drawn, mode, times),
        _home(drawn, mode, times),
        _names(names(drawn, width, height, above), mode, times),
    ]
    view = view._replace(zoom=round(view.zoom + math.log2(times), 2))
    return Deck(
        layers=[layer for layer in layers if layer is not None],
        initial_view_state=pdk.ViewState(latitude=view.latitude, longitude=view.longitude, zoom=view.zoom),
        map_provider=None,
        parameters={"depthCompare": "always"},
        height=height,
        tooltip=False,
    )


def look(drawn: WorldMap, width: int, height: int, above: bool = False) -> places.View:
    """The view that holds every point, and home where it is drawn; with `above` in its upper part, over a welcome."""
    points = [(float(a), float(b)) for a, b in marks.coordinates(drawn.points)]
    if drawn.home is not None:
        points.append((drawn.home.latitude, drawn.home.longitude))
    if not points:
        points = [p for code in drawn.shades["country"] if (p := geography.label_point(code))]
    if drawn.home is not None and len(drawn.arcs):
        points += _whole(str(drawn.arcs["country"].iloc[0]))
    if points and drawn.home is None and len(drawn.shades) == 1:
        points = _recognised(points, str(drawn.shades["country"].iloc[0]))
    # Room around them: names stand below the points, and the words of the slide on the map.
    high = UPPER if above else ROOM
    seen = places.view(points, int(width * ROOM) + 2 * places.EDGE, int(height * high) + 2 * places.EDGE)
    lower = height * LIFTED / places.pixels(seen.zoom) if above else 0
    return seen._replace(latitude=round(places.unprojected(places.mercator(seen.latitude) - lower), 2))


def _whole(country: str) -> list[tuple[float, float]]:
    """Two corners of a guest's country, if the way from home to it is still to be seen beside them."""
    west, south, east, north = places.corners(country) or (0.0, 0.0, 0.0, 0.0)
    return [(south, west), (north, east)] if 0 < east - west < VAST else []


def _recognised(points: list[tuple[float, float]], country: str) -> list[tuple[float, float]]:
    """Two corners that hold the points, and so much of their country that one sees which it is."""
    (latitude, longitude), *_ = points
    west, south, east, north = places.corners(country) or (longitude, latitude, longitude, latitude)
    sides = (
        _stretched([a for a, _ in points], (south, north), AROUND[0]),
        _stretched([b for _, b in points], (west, east), AROUND[1]),
    )
    return [(sides[0][0], sides[1][0]), (sides[0][1], sides[1][1])]


def _stretched(points: list[float], country: tuple[float, float], least: float) -> tuple[float, float]:
    low, high = min(points), max(points)
    extent = country[1] - country[0]
    wanted = max(high - low, least, min(LARGE, SHARE * extent))
    # Inside the country rather than half beside it, or with all of it in the middle; the points are seen either way.
    inside = max(country[0] + wanted / 2, min(country[1] - wanted / 2, (low + high) / 2))
    middle = inside if wanted < extent else sum(country) / 2
    middle = max(high - wanted / 2, min(low + wanted / 2, middle))
    return middle - wanted / 2, middle + wanted / 2


def ends(drawn: WorldMap, width: int, height: int) -> list[tuple[float, float]]:
    """Home and the first point in percent of the picture, for the flight from one to the other."""
    if drawn.home is None or drawn.points.empty:
        return []
    view = look(drawn, width, height, above=len(drawn.arcs) > 0)
    both = ((drawn.home.latitude, drawn.home.longitude), marks.coordinates(drawn.points)[0])
    middles = (_pixel(float(latitude), float(longitude), view) for latitude, longitude in both)
    return [(round(50 + x / width * 100, 1), round(50 + y / height * 100, 1)) for x, y in middles]


def _pixel(latitude: float, longitude: float, view: places.View) -> Pixel:
    """How far a place lies to the right of the middle of the picture, and below it."""
    scale = places.pixels(view.zoom)
    up = places.mercator(latitude) - places.mercator(view.latitude)
    return (longitude - view.longitude) * scale, -up * scale


def _arc(drawn: WorldMap, mode: Mode, times: float) -> pdk.Layer | None:
    """One arc from home to the guest, bowed to the north, as wide for every guest."""
    if drawn.home is None or drawn.arcs.empty:
        return None
    far = [float(drawn.arcs["longitude"].iloc[0]), float(drawn.arcs["latitude"].iloc[0])]
    return pdk.Layer(
        "ArcLayer",
        [{"a": [drawn.home.longitude, drawn.home.latitude], "b": far}],
        id="wall-arc",
        pickable=False,
        get_source_position="a",
        get_target_position="b",
        get_source_color=rgba("accent", mode, 150),
        get_target_color=rgba("accent", mode, 255),
        get_width=6 * times,
        get_height=0.5,
        get_tilt=35 if far[0] > drawn.home.longitude else -35,
    )


def _points(drawn: WorldMap, mode: Mode, times: float) -> pdk.Layer | None:
    lines = [{"position": [b, a]} for a, b in marks.coordinates(drawn.points)]
    if not lines:
        return None
    return pdk.Layer(
        "ScatterplotLayer",
        lines,
        id="wall-points",
        pickable=False,
        stroked=True,
        filled=True,
        get_position="position",
        get_radius=9 * times,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=rgba("accent", mode, 235),
        get_line_color=named("secondaryBackgroundColor", mode),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=2 * times,
    )


def _home(drawn: WorldMap, mode: Mode, times: float) -> pdk.Layer | None:
    if drawn.home is None:
        return None
    ring, _ = marks.home(drawn, mode)
    ring.get_radius *= times
    ring.get_line_width *= times
    return ring


def names(drawn: WorldMap, width: int, height: int, above: bool = False) -> list[Name]:
    """Home and the cities, each once, where the picture has room: below the point, above it, or beside it."""
    view = look(drawn, width, height, above)
    spots = [(name, (lon, lat), _pixel(lat, lon, view)) for name, lon, lat in _named(drawn)]
    taken: list[tuple[float, ...]] = [(x, y, DOT, DOT) for _, _, (x, y) in spots]
    found: dict[str, Name] = {}
    for text, position, (x, y) in spots:
        if not text or text in found or len(found) == NAMED:
            continue
        half = len(text) * LETTERS * ABOUT / 2
        most = (width / 2 - half, height / 2 - TALL)
        for at in _around((x, y), half, most[0]):
            box = (*at, half, TALL)
            inside = abs(at[0]) <= most[0] and abs(at[1]) <= most[1]
            if inside and not any(_touch(box, other) for other in taken):
                taken.append(box)
                found[text] = Name(text, position, (round(at[0] - x, 1), round(at[1] - y, 1)))
                break
    return list(found.values())


def _named(drawn: WorldMap) -> Iterator[tuple[str, float, float]]:
    """Home first, then the cities: name, longitude, latitude."""
    if drawn.home is not None:
        yield drawn.home.name, drawn.home.longitude, drawn.home.latitude
    for name, (latitude, longitude) in zip(drawn.points["place"], marks.coordinates(drawn.points), strict=True):
        yield name, float(longitude), float(latitude)


def _around(spot: Pixel, half: float, most: float) -> Iterator[Pixel]:
    """Where the middle of a name may lie; near the edge, that below and that above move inwards."""
    x, y = spot
    inwards = max(-most, min(most, x))
    for right in (0.0, -half * ASKEW, half * ASKEW):
        yield from ((inwards + right, y + BELOW), (inwards + right, y - BELOW))
    yield from ((x + half + DOT + 4, y), (x - half - DOT - 4, y))


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return abs(one[0] - other[0]) < one[2] + other[2] and abs(one[1] - other[1]) < one[3] + other[3]


def _names(found: list[Name], mode: Mode, times: float) -> pdk.Layer | None:
    if not found:
        return None
    lines = [
        {"text": one.text, "position": list(one.position), "aside": [round(way * times, 1) for way in one.aside]}
        for one in found
    ]
    return marks.text(
        lines,
        "wall-names",
        named("textColor", mode),
        mode,
        round(LETTERS * times),
        get_pixel_offset="aside",
        font_weight=600,
    )
