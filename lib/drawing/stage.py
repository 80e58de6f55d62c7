"""A WorldMap in, a map for a wall out: large letters, nothing to click, and where its two ends lie on the picture."""

from typing import Any, Final

import pydeck as pdk

from lib import geography
from lib.charts.world import WorldMap
from lib.drawing import lands, marks, places
from lib.drawing.lands import named, rgba
from lib.drawing.maps import Deck
from lib.theme import Mode

LETTERS: Final = 24  # pixels
AROUND: Final = (3.5, 6.0)  # degrees to each side
ROOM: Final = 0.72  # of the picture for the points
NAMED: Final = 14  # points beyond which names would lie on each other


def stage(drawn: WorldMap, mode: Mode, width: int, height: int) -> Deck:
    """The map as it is seen from the last row."""
    view = look(drawn, width, height)
    layers = [
        lands.land(drawn, mode),
        _arc(drawn, mode),
        _points(drawn, mode),
        _names(drawn, mode, view.zoom),
        *_home(drawn, mode),
    ]
    return Deck(
        layers=[layer for layer in layers if layer is not None],
        initial_view_state=pdk.ViewState(latitude=view.latitude, longitude=view.longitude, zoom=view.zoom),
        map_provider=None,
        parameters={"depthCompare": "always"},
        height=height,
        tooltip=False,
    )


def look(drawn: WorldMap, width: int, height: int) -> places.View:
    """The view that holds every point, and home where it is drawn."""
    points = [(float(a), float(b)) for a, b in marks.coordinates(drawn.points)]
    if drawn.home is not None:
        points.append((drawn.home.latitude, drawn.home.longitude))
    if not points:
        points = [p for code in drawn.shades["country"] if (p := geography.label_point(code))]
    if len(points) == 1:
        # One place alone says little: as much land around it as its country has on most maps.
        (latitude, longitude), (tall, wide) = points[0], AROUND
        points = [(latitude - tall, longitude - wide), (latitude + tall, longitude + wide)]
    # Room around them: names stand below the points, and the words of the slide on the map.
    return places.view(points, int(width * ROOM) + 2 * places.EDGE, int(height * ROOM) + 2 * places.EDGE)


def ends(drawn: WorldMap, width: int, height: int) -> list[tuple[float, float]]:
    """Home and the first point in percent of the picture, for the flight from one to the other."""
    if drawn.home is None or drawn.points.empty:
        return []
    view = look(drawn, width, height)
    scale = places.pixels(view.zoom)
    found = []
    for latitude, longitude in ((drawn.home.latitude, drawn.home.longitude), marks.coordinates(drawn.points)[0]):
        x = width / 2 + (float(longitude) - view.longitude) * scale
        y = height / 2 - (places.mercator(float(latitude)) - places.mercator(view.latitude)) * scale
        found.append((round(x / width * 100, 1), round(y / height * 100, 1)))
    return found


def _arc(drawn: WorldMap, mode: Mode) -> pdk.Layer | None:
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
        get_width=6,
        get_height=0.5,
        get_tilt=35 if far[0] > drawn.home.longitude else -35,
    )


def _points(drawn: WorldMap, mode: Mode) -> pdk.Layer | None:
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
        get_radius=9,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=rgba("accent", mode, 235),
        get_line_color=named("secondaryBackgroundColor", mode),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=2,
    )


def cities(drawn: WorldMap, zoom: float) -> list[dict[str, Any]]:
    """The cities, each once, where there is room for its name: text, position."""
    taken: list[places.Box] = []
    lines: list[dict[str, Any]] = []
    for name, (a, b) in zip(drawn.points["place"], marks.coordinates(drawn.points), strict=True):
        label = places.Box((float(a), float(b)), len(name) * 7.2, 16.0)
        if name and len(lines) < NAMED and name not in {line["text"] for line in lines}:
            at = places.free(label, taken, zoom)
            if at is not None and abs(at[0] - label.at[0]) < 0.01:
                taken.append(label)
                lines.append({"text": name, "position": [at[1], at[0]]})
    return lines


def _names(drawn: WorldMap, mode: Mode, zoom: float) -> pdk.Layer | None:
    lines = cities(drawn, zoom)
    if not lines:
        return None
    colour = named("textColor", mode)
    return marks.text(lines, "wall-names", colour, mode, LETTERS, get_pixel_offset=[0, 26], font_weight=600)


def _home(drawn: WorldMap, mode: Mode) -> list[pdk.Layer]:
    if drawn.home is None:
        return []
    ring, _ = marks.home(drawn, mode)
    line = {"position": [drawn.home.longitude, drawn.home.latitude], "text": drawn.home.name}
    colour = named("textColor", mode)
    return [ring, marks.text([line], "wall-home", colour, mode, LETTERS, get_pixel_offset=[0, 26], font_weight=650)]
