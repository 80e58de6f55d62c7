"""A WorldMap in, a pydeck Deck out: own land, nothing from other hosts; countries, arcs, points and a few labels."""

import json
import math
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from lib import geography, theme
from lib.charts.world import WorldMap
from lib.drawing import places
from lib.i18n import Words
from lib.theme import Mode

LAND: Final = "./app/static/world.geojson"
SHADES: Final = (1, 2, 3, 4, 5)  # places in the ten colours of the palette, from little to much: pale, for the points
SMALLEST, LARGEST = 4.5, 13.0  # pixels of a point
THINNEST, WIDEST = 1.0, 5.0  # pixels of an arc
SMALL: Final = 1.6  # degrees: a country that spans less gets a marker, it can hardly be seen or hit
LABELLED: Final = 14  # countries that carry their name
Line = dict[str, Any]


class Deck(pdk.Deck):  # type: ignore[misc]
    """A deck whose message is written once; it must not be changed afterwards."""

    def to_json(self) -> str:
        """The message to the browser."""
        kept = self.__dict__.get("_kept")
        if kept is None:
            # pydeck indents what it writes, which makes the message three times as long.
            kept = json.dumps(json.loads(super().to_json()), ensure_ascii=False, separators=(",", ":"))
            self.__dict__["_kept"] = kept
        return str(kept)


def deck(drawn: WorldMap, words: Words, mode: Mode, height: int, width: int, turn: int = 0) -> Deck:
    """The map.

    `turn` is part of the id of every layer that can be clicked: with a new one the browser lets go of its selection,
    so that the same thing can be clicked again and nothing is greyed out.
    """
    view = places.view(_ends(drawn), width, height, drawn.whole)
    points = _points(drawn, view.zoom)
    layers = [
        _land(drawn, mode),
        _outlines(drawn, turn),
        _spots(drawn, mode, turn),
        _arcs(drawn, mode),
        _names(drawn, points, mode, view.zoom),
        _leaders(points, mode),
        _dots(points, drawn, mode, turn),
        *_home(drawn, mode),
    ]
    return Deck(
        layers=[layer for layer in layers if layer is not None],
        initial_view_state=pdk.ViewState(latitude=view.latitude, longitude=view.longitude, zoom=view.zoom),
        map_provider=None,
        # The layers lie on one plane, in their order: without this the land cuts through letters and rings.
        parameters={"depthCompare": "always"},
        height=height,
        tooltip={"html": "<b>{name}</b><br>{said}", "style": _tooltip(mode)},
    )


def _tooltip(mode: Mode) -> dict[str, str]:
    return {
        "backgroundColor": theme.named("secondaryBackgroundColor", mode),
        "color": theme.named("textColor", mode),
        "border": f"1px solid {theme.named('borderColor', mode)}",
        "borderRadius": "8px",
        "fontSize": "13px",
        "lineHeight": "1.45",
        "maxWidth": "300px",
        "padding": "8px 11px",
        "whiteSpace": "pre-line",
        "zIndex": "10",
    }


def _ends(drawn: WorldMap) -> list[places.Point]:
    """Everything that the first view must hold."""
    found = [(float(a), float(b)) for part in (drawn.points, drawn.arcs) for a, b in _coordinates(part)]
    if not found:
        found = [point for code in drawn.shades["country"] if (point := geography.label_point(code))]
    return [*found, *([(drawn.home.latitude, drawn.home.longitude)] if drawn.home else [])]


def _coordinates(frame: pd.DataFrame) -> list[tuple[float, float]]:
    return list(zip(frame["latitude"], frame["longitude"], strict=True))


def _rgba(meaning: str, mode: Mode, alpha: int = 255) -> list[int]:
    return [*theme.rgb(theme.colour(meaning, mode)), alpha]


def _named(name: str, mode: Mode, alpha: int = 255) -> list[int]:
    return [*theme.rgb(theme.named(name, mode)), alpha]


def shade_colours(mode: Mode) -> list[str]:
    """The colours of the shade, from little to much."""
    ramp = theme.ramp(mode)
    return [ramp[place] for place in SHADES]


def step(value: float, most: float) -> int:
    """Which of the shades a value takes: by its root, so that one very large country does not blind the others."""
    return min(len(SHADES) - 1, int(math.sqrt(value / most) * len(SHADES))) if most > 0 else 0


def _choice(groups: dict[str, list[str]], otherwise: list[int]) -> str:
    """An expression that picks a colour by the country of a polygon; the land itself stays where it is."""
    found = str(otherwise)
    for colour, countries in groups.items():
        found = f"({' || '.join(f'properties.iso2 == {code!r}' for code in countries)}) ? {colour} : {found}"
    return found


def _land(drawn: WorldMap, mode: Mode) -> pdk.Layer:
    colours = [[*theme.rgb(colour), 255] for colour in shade_colours(mode)]
    groups: dict[str, list[str]] = {}
    most = float(drawn.shades["value"].max()) if len(drawn.shades) else 0
    for code, value in zip(drawn.shades["country"], drawn.shades["value"], strict=True):
        if value > 0:
            groups.setdefault(str(colours[step(float(value), most)]), []).append(code)
    fill = _choice(groups, [224, 229, 234, 255] if mode == "light" else [37, 47, 57, 255])
    border = [255, 255, 255, 255] if mode == "light" else [15, 21, 27, 255]
    chosen = {str(_named("textColor", mode)): sorted(drawn.chosen)} if drawn.chosen else {}
    line = _choice(chosen, border)
    return pdk.Layer(
        "GeoJsonLayer",
        LAND,
        id="land",
        pickable=False,
        stroked=True,
        filled=True,
        get_fill_color=fill,
        get_line_color=line,
        get_line_width=_choice({"2": sorted(drawn.chosen)} if drawn.chosen else {}, [0]).replace("[0]", "0.7"),
        line_width_units=pdk.types.String("pixels"),
        update_triggers={"getFillColor": [fill], "getLineColor": [line], "getLineWidth": [line]},
    )


def _outlines(drawn: WorldMap, turn: int) -> pdk.Layer | None:
    """What is clicked and hovered: rough outlines of the shaded countries, all but invisible."""
    features = []
    for code, said in zip(drawn.shades["country"], drawn.shades["said"], strict=True):
        if shape := places.outline(code):
            about = {"country": code, "name": drawn.names.get(code, code), "said": said}
            features.append(
                {
                    "type": "Feature",
                    "properties": about,
                    "geometry": {"type": "MultiPolygon", "coordinates": shape},
                }
            )
    if not features:
        return None
    return pdk.Layer(
        "GeoJsonLayer",
        features,
        id=f"countries-{turn}",
        pickable=True,
        stroked=False,
        filled=True,
        get_fill_color=[0, 0, 0, 1],
    )


def _spots(drawn: WorldMap, mode: Mode, turn: int) -> pdk.Layer | None:
    """A marker for each shaded country that is too small to be seen, or has no polygon at all."""
    spots = []
    for code, said in zip(drawn.shades["country"], drawn.shades["said"], strict=True):
        point = geography.label_point(code)
        if point and places.extent(code) < SMALL and code not in set(drawn.points["country"]):
            about = {"country": code, "name": drawn.names.get(code, code), "said": said}
            spots.append({**about, "position": [point[1], point[0]]})
    if not spots:
        return None
    return pdk.Layer(
        "ScatterplotLayer",
        spots,
        id=f"spots-{turn}",
        pickable=True,
        stroked=True,
        filled=True,
        get_position="position",
        get_radius=7,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=[*theme.rgb(shade_colours(mode)[3]), 255],
        get_line_color=_named("textColor", mode),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.5,
    )


def _text(lines: list[Line], name: str, colour: list[int], mode: Mode, size: int, **more: Any) -> pdk.Layer:
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
        character_set=pdk.types.String("auto"),
        font_settings={"sdf": True, "fontSize": 64, "radius": 16, "buffer": 16, "smoothing": 0.15},
        outline_width=4,
        outline_color=_named("backgroundColor", mode, 230),
        **more,
    )


def _names(drawn: WorldMap, points: list[Line], mode: Mode, zoom: float) -> pdk.Layer | None:
    """Names of the countries with the most behind them, where each fits into its country beside its points."""
    largest = drawn.shades.sort_values("value", ascending=False, kind="stable").head(LABELLED)
    lines = []
    for code in largest["country"]:
        name, point = drawn.names.get(code, code), geography.label_point(code)
        if point and places.extent(code) * places.pixels(zoom) > 5.5 * len(name):
            dots = [((at[1], at[0]), p["r"]) for p in points for at in (p["position"],)]
            if free := places.free(point, len(name) * 3.4, 8.0, dots, zoom):
                lines.append({"text": name, "position": [free[1], free[0]]})
    if not lines:
        return None
    return _text(lines, "names", _named("textColor", mode), mode, 12)


def _arcs(drawn: WorldMap, mode: Mode) -> pdk.Layer | None:
    if drawn.home is None or drawn.arcs.empty:
        return None
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
        get_tilt=30,
    )


def _points(drawn: WorldMap, zoom: float) -> list[Line]:
    """One line per partner: true place, drawn place, size and words."""
    frame = drawn.points
    most = float(frame["value"].max()) if len(frame) else 0
    radii = [
        round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(float(v) / most) if most > 0 else SMALLEST + 2, 1)
        for v in frame["value"]
    ]
    true = [(float(a), float(b)) for a, b in _coordinates(frame)]
    fanned = places.fan(true, radii, zoom)
    return [
        {
            "key": point["key"],
            "country": point["country"],
            "name": point["name"],
            "said": point["said"],
            "position": [at[1], at[0]],
            "place": [place[1], place[0]],
            "r": radius,
        }
        for point, place, at, radius in zip(frame.to_dict("records"), true, fanned, radii, strict=True)
    ]


def _leaders(points: list[Line], mode: Mode) -> pdk.Layer | None:
    """A thin line from each point that had to step aside to its true place."""
    aside = [{"a": p["position"], "b": p["place"]} for p in points if p["position"] != p["place"]]
    if not aside:
        return None
    return pdk.Layer(
        "LineLayer",
        aside,
        id="leaders",
        pickable=False,
        get_source_position="a",
        get_target_position="b",
        get_color=_named("textColor", mode, 150),
        get_width=1,
    )


def _dots(points: list[Line], drawn: WorldMap, mode: Mode, turn: int) -> pdk.Layer | None:
    if not points:
        return None
    lines = [{k: v for k, v in point.items() if k != "place"} for point in points]
    for line in lines:
        faint = bool(drawn.chosen) and line["country"] not in drawn.chosen
        line["c"] = _rgba("accent", mode, 70 if faint else 225)
    return pdk.Layer(
        "ScatterplotLayer",
        sorted(lines, key=lambda line: -line["r"]),
        id=f"partners-{turn}",
        pickable=True,
        stroked=True,
        filled=True,
        get_position="position",
        get_radius="r",
        radius_units=pdk.types.String("pixels"),
        get_fill_color="c",
        get_line_color=_named("secondaryBackgroundColor", mode),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.5,
    )


def _home(drawn: WorldMap, mode: Mode) -> list[pdk.Layer]:
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
        get_fill_color=_named("backgroundColor", mode),
        get_line_color=_named("textColor", mode),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=3,
    )
    label = _text(
        [at],
        "home-name",
        _named("textColor", mode),
        mode,
        12,
        get_pixel_offset=[0, 16],
        font_weight=600,
    )
    return [ring, label]
