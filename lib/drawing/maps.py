"""A WorldMap in, a pydeck Deck out: own land, nothing from other hosts; countries, arcs, points and a few names."""

import json

import pydeck as pdk

from lib import theme
from lib.charts.world import WorldMap
from lib.drawing import lands, marks, places
from lib.theme import Mode


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


def deck(drawn: WorldMap, mode: Mode, height: int, width: int, turn: int = 0) -> Deck:
    """The map.

    `turn` is part of the id of every layer that can be clicked: with a new one the browser lets go of its selection,
    so that the same thing can be clicked again and nothing is greyed out.
    """
    view = places.view(marks.ends(drawn), width, height, drawn.whole)
    dots = marks.points(drawn, view.zoom, width)
    layers = [
        lands.land(drawn, mode),
        lands.outlines(drawn, turn),
        lands.borders(drawn, mode),
        lands.spots(drawn, mode, turn),
        marks.arcs(drawn, mode),
        marks.names(drawn, dots, mode, view, (width, height)),
        marks.leaders(dots, mode),
        marks.dots(dots, drawn, mode, turn),
        *marks.home(drawn, mode),
    ]
    return Deck(
        layers=[layer for layer in layers if layer is not None],
        initial_view_state=pdk.ViewState(
            latitude=view.latitude,
            longitude=view.longitude,
            zoom=view.zoom,
            min_zoom=places.FARTHEST,
            max_zoom=places.NEAREST,
        ),
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
        "maxWidth": "min(300px, 80%)",
        "padding": "8px 11px",
        "whiteSpace": "pre-line",
        "zIndex": "10",
    }
