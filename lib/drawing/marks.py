"""Partners, moves and names of a map in, their layers out: points that step aside in one place, arcs, letters."""

import math
from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from lib import geography, theme
from lib.charts.world import WorldMap
from lib.drawing import places
from lib.drawing.lands import Line, named
from lib.theme import Mode

SMALLEST, LARGEST = 4.0, 11.0  # pixels of a point
ROOMY = 600  # pixels of a map that has room for the largest
THINNEST, WIDEST = 1.0, 5.0  # pixels of an arc
# The picture that points and their lines are cut from: pixels of a square, of a point and of its rim.
CELL, DOT, RIM = 128, 57, 11
SQUARE: Final = {"y": 0, "width": CELL, "height": CELL}
ICONS: Final = {"dot": {"x": 0, "mask": False, **SQUARE}, "line": {"x": CELL, "mask": True, **SQUARE}}
LETTER: Final = 3.3  # half the width of a letter, pixels
LABELLED: Final = 14  # countries that carry their name
FIRST: Final = 6  # ... of which these may carry it beside them


def text(lines: list[Line], name: str, colour: list[int], mode: Mode, size: int, **more: Any) -> pdk.Layer:
    """Words on the map, readable on land, sea and shade."""
    return pdk.Layer(
        "TextLayer",
        lines,
        id=name,
        pickable=False,
        get_position="position",
        get_text="text",
        get_size=size,
        get_color=colour,
        font_family=pdk.types.String("Inter, sans-serif"),
        # Only with this does deck.gl draw ə, ş and Cyrillic letters: it makes its letters once, for ASCII otherwise.
        font_weight=more.pop("font_weight", 500),
        character_set=pdk.types.String("auto"),
        font_settings={"sdf": True, "fontSize": 64, "radius": 16, "buffer": 16, "smoothing": 0.15},
        outline_width=4,
        outline_color=named("backgroundColor", mode, more.pop("halo", 230)),
        **more,
    )


def names(
    drawn: WorldMap, points: list[Line], mode: Mode, seen: places.View, size: tuple[int, int]
) -> pdk.Layer | None:
    """The names of countries."""
    lines = labels(drawn, points, seen, size)
    # A bright rim around dark letters on a dark shade smears them: as much of it as an arc behind them needs.
    return text(lines, "names", named("textColor", mode), mode, 12, halo=90, font_weight=600) if lines else None


def labels(drawn: WorldMap, points: list[Line], seen: places.View, size: tuple[int, int]) -> list[Line]:
    """Names of the countries with the most behind them, where each fits into its country beside points and names.

    Those that matter most may stand in the sea beside their country where its points leave no room.
    """
    largest = drawn.shades.sort_values("value", ascending=False, kind="stable").head(LABELLED)
    taken = [places.Box((p["position"][1], p["position"][0]), p["r"], p["r"]) for p in points]
    if drawn.home is not None:
        # The name of the university stands below its ring.
        taken.append(places.Box((drawn.home.latitude, drawn.home.longitude), len(drawn.home.name) * LETTER, 24.0))
    lines = []
    for rank, code in enumerate(largest["country"]):
        name, point = drawn.names.get(code, code), geography.label_point(code)
        if point:
            label = places.Box(point, len(name) * LETTER, 8.0)
            free = places.free(label, taken, seen.zoom, partial(_fits, places.within, code, label, seen, size))
            if not free and rank < FIRST:
                beside = partial(_fits, places.offshore, code, label, seen, size)
                free = places.free(label, taken, seen.zoom, beside, places.FAR)
            if free:
                taken.append(label._replace(at=free))
                lines.append({"text": name, "position": [free[1], free[0]]})
    return lines


def _fits(
    lies: Callable[[str, places.Box, places.Point, float], bool],
    code: str,
    label: places.Box,
    seen: places.View,
    size: tuple[int, int],
    at: places.Point,
) -> bool:
    return places.inside(label, at, seen, size) and lies(code, label, at, seen.zoom)


def ways(drawn: WorldMap, mode: Mode) -> list[Line]:
    """One line per arc: where people come from and go to, both colours, and its width, wider where there are more."""
    if drawn.home is None or drawn.arcs.empty:
        return []
    most = float(drawn.arcs["moves"].max())
    lines = []
    for arc in drawn.arcs.to_dict("records"):
        faint = bool(drawn.chosen) and arc["country"] not in drawn.chosen
        out = arc["direction"] == "outgoing"
        near, far = [drawn.home.longitude, drawn.home.latitude], [float(arc["longitude"]), float(arc["latitude"])]
        colour = theme.rgb(theme.colour(str(arc["direction"]), mode))
        lines.append(
            {
                # Each arc begins where the people come from, and fades in towards where they go.
                "a": near if out else far,
                "b": far if out else near,
                "c": [*colour, 30 if faint else 90],
                "d": [*colour, 45 if faint else 220],
                "w": round(THINNEST + (WIDEST - THINNEST) * math.sqrt(float(arc["moves"]) / most), 1),
            }
        )
    return lines


def arcs(drawn: WorldMap, mode: Mode) -> pdk.Layer | None:
    """Moves between home and each country."""
    lines = ways(drawn, mode)
    if not lines:
        return None
    return pdk.Layer(
        "ArcLayer",
        lines,
        id="arcs",
        pickable=False,
        get_source_position="a",
        get_target_position="b",
        get_source_color="c",
        get_target_color="d",
        get_width="w",
        get_height=0.35,
        # Both lean to the right of their way, so that out and in between two places lie side by side.
        get_tilt=-30,
    )


def ends(drawn: WorldMap) -> list[places.Point]:
    """Everything that the first view must hold."""
    found = [(float(a), float(b)) for part in (drawn.points, drawn.arcs) for a, b in coordinates(part)]
    if not found:
        found = [point for code in drawn.shades["country"] if (point := geography.label_point(code))]
    return [*found, *([(drawn.home.latitude, drawn.home.longitude)] if drawn.home else [])]


def coordinates(frame: pd.DataFrame) -> list[tuple[float, float]]:
    """Latitude and longitude of each line."""
    return list(zip(frame["latitude"], frame["longitude"], strict=True))


def points(drawn: WorldMap, zoom: float, width: int) -> list[Line]:
    """One line per partner: true place, drawn place, size and words; on a narrow map the large ones are smaller."""
    largest = LARGEST * min(1.0, max(0.6, width / ROOMY))
    frame = drawn.points
    most = float(frame["value"].max()) if len(frame) else 0
    radii = [
        round(SMALLEST + (largest - SMALLEST) * math.sqrt(float(v) / most) if most > 0 else SMALLEST + 2, 1)
        for v in frame["value"]
    ]
    true = [(float(a), float(b)) for a, b in coordinates(frame)]
    fanned = places.fan(true, radii, zoom)
    return [
        {
            "key": point["key"],
            "country": point["country"],
            "name": point["name"],
            "said": point["said"],
            "position": [at[1], at[0]],
            "place": [place[1], place[0]],
            "aside": places.aside(place, at, zoom),
            "r": radius,
        }
        for point, place, at, radius in zip(frame.to_dict("records"), true, fanned, radii, strict=True)
    ]


def leaders(points: list[Line], mode: Mode) -> pdk.Layer | None:
    """A thin line from the true place of each point that had to step aside to where it stands."""
    lines = [
        {
            "position": p["place"],
            "i": "line",
            "s": round(2 * math.hypot(*p["aside"]), 1),
            "t": round(math.degrees(math.atan2(-p["aside"][1], p["aside"][0])), 1),
        }
        for p in points
        if any(p["aside"])
    ]
    if not lines:
        return None
    colour = named("textColor", mode, 150)
    return _icons(lines, mode, id="leaders", pickable=False, get_color=colour, get_size="s", get_angle="t")


def dots(points: list[Line], drawn: WorldMap, mode: Mode, turn: int) -> pdk.Layer | None:
    """The partners; the small ones lie on top, so that each can be hit.

    A point steps aside by pixels, not by degrees: who comes nearer finds it at its place.
    """
    if not points:
        return None
    lines = [
        {name: point[name] for name in ("key", "country", "name", "said", "r", "aside")}
        | {
            "position": point["place"],
            "i": "dot",
            "s": round(point["r"] * CELL / DOT, 1),
            "c": [255, 255, 255, 70 if drawn.chosen and point["country"] not in drawn.chosen else 235],
        }
        for point in sorted(points, key=lambda point: -point["r"])
    ]
    more = {"get_color": "c", "get_size": "s", "get_pixel_offset": "aside"}
    return _icons(lines, mode, id=f"partners-{turn}", pickable=True, **more)


def _icons(lines: list[Line], mode: Mode, **more: Any) -> pdk.Layer:
    return pdk.Layer(
        "IconLayer",
        lines,
        get_position="position",
        get_icon="i",
        icon_atlas=pdk.types.String(_atlas(mode)),
        icon_mapping=ICONS,
        **more,
    )


@lru_cache
def _atlas(mode: Mode) -> str:
    """A point with its rim, and a line from the middle of a square to its right: a picture that needs no request."""
    half = CELL // 2
    rim = f"stroke='{theme.named('secondaryBackgroundColor', mode)}' stroke-width='{RIM}'"
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{2 * CELL}' height='{CELL}'>"
        f"<circle cx='{half}' cy='{half}' r='{DOT}' fill='{theme.colour('accent', mode)}' {rim}/>"
        f"<path d='M{CELL + half} {half}H{2 * CELL}' stroke='#000' stroke-width='4'/></svg>"
    )
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def home(drawn: WorldMap, mode: Mode) -> list[pdk.Layer]:
    """The home university: a ring and its name."""
    if drawn.home is None:
        return []
    at = {"position": [drawn.home.longitude, drawn.home.latitude], "text": drawn.home.name}
    ring = pdk.Layer(
        "ScatterplotLayer",
        [at],
        id="home",
        pickable=False,
        stroked=True,
        filled=True,
        get_position="position",
        get_radius=6,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=named("backgroundColor", mode),
        get_line_color=named("textColor", mode),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=3,
    )
    label = text(
        [at],
        "home-name",
        named("textColor", mode),
        mode,
        12,
        get_pixel_offset=[0, 16],
        font_weight=600,
    )
    return [ring, label]
