"""Countries of a map in, their layers out: the land with its shades, the line around the chosen, what is clicked."""

import math
from typing import Any, Final

import pydeck as pdk

from lib import geography, theme
from lib.charts.world import WorldMap
from lib.drawing import places
from lib.theme import Mode

LAND: Final = "./app/static/world.geojson"
# Places in the ten colours of the palette, from little to much: pale, so that points stand out on them.
SHADES: Final = (1, 2, 3, 4, 5)
MIDDLE: Final = 2  # the shade of all countries where none has more than another
SMALL: Final = 1.6  # degrees: a country that spans less gets a marker, it can hardly be seen or hit
Line = dict[str, Any]


def rgba(meaning: str, mode: Mode, alpha: int = 255) -> list[int]:
    """The colour of a meaning as deck.gl wants it."""
    return [*theme.rgb(theme.colour(meaning, mode)), alpha]


def named(name: str, mode: Mode, alpha: int = 255) -> list[int]:
    """A colour of the theme by its name, as deck.gl wants it."""
    return [*theme.rgb(theme.named(name, mode)), alpha]


def shade_colours(mode: Mode) -> list[str]:
    """The colours of the shade, from little to much."""
    ramp = theme.ramp(mode)
    return [ramp[place] for place in SHADES]


def step(value: float, most: float, least: float = 0) -> int:
    """Which of the shades a value takes: by its root, so that one very large country does not blind the others."""
    if most == least:
        return MIDDLE
    return min(len(SHADES) - 1, int(math.sqrt(value / most) * len(SHADES))) if most > 0 else 0


def choice(groups: dict[str, list[str]], otherwise: list[int]) -> str:
    """An expression that picks a colour by the country of a polygon; the land itself stays where it is."""
    found = str(otherwise)
    for colour, countries in groups.items():
        found = f"({' || '.join(f'properties.iso2 == {code!r}' for code in countries)}) ? {colour} : {found}"
    return found


def land(drawn: WorldMap, mode: Mode) -> pdk.Layer:
    """All land, loaded once by its address; its shades are an expression, so that changing them is a short message."""
    colours = [[*theme.rgb(colour), 255] for colour in shade_colours(mode)]
    groups: dict[str, list[str]] = {}
    some = drawn.shades.loc[drawn.shades["value"] > 0, "value"]
    most, least = (float(some.max()), float(some.min())) if len(some) else (0.0, 0.0)
    for code, value in zip(drawn.shades["country"], drawn.shades["value"], strict=True):
        if value > 0:
            groups.setdefault(str(colours[step(float(value), most, least)]), []).append(code)
    fill = choice(groups, [217, 221, 224, 255] if mode == "light" else [37, 47, 57, 255])
    return pdk.Layer(
        "GeoJsonLayer",
        LAND,
        id="land",
        pickable=False,
        stroked=True,
        filled=True,
        get_fill_color=fill,
        get_line_color=[255, 255, 255] if mode == "light" else [15, 21, 27],
        get_line_width=0.7,
        line_width_units=pdk.types.String("pixels"),
        update_triggers={"getFillColor": [fill]},
    )


def borders(drawn: WorldMap, mode: Mode) -> pdk.Layer | None:
    """A line around the chosen countries; a layer of its own, because Streamlit keeps the triggers of fills only."""
    shapes = [shape for code in sorted(drawn.chosen) if (shape := places.border(code))]
    if not shapes:
        return None
    return pdk.Layer(
        "GeoJsonLayer",
        [feature(shape, {}) for shape in shapes],
        id="chosen",
        pickable=False,
        stroked=True,
        filled=False,
        get_line_color=named("textColor", mode),
        get_line_width=1.6,
        line_width_units=pdk.types.String("pixels"),
    )


def feature(shape: list[list[places.Ring]], about: Line) -> Line:
    """One country as GeoJSON."""
    return {"type": "Feature", "properties": about, "geometry": {"type": "MultiPolygon", "coordinates": shape}}


def outlines(drawn: WorldMap, turn: int) -> pdk.Layer | None:
    """What is clicked and hovered: rough outlines of the shaded countries, all but invisible."""
    features = []
    for code, said in zip(drawn.shades["country"], drawn.shades["said"], strict=True):
        if shape := places.outline(code):
            about = {"country": code, "name": drawn.names.get(code, code), "said": said}
            features.append(feature(shape, about))
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


def spots(drawn: WorldMap, mode: Mode, turn: int) -> pdk.Layer | None:
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
        get_line_color=named("textColor", mode),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.5,
    )
