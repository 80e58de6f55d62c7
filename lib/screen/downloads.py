"""A Chart in; the buttons that give it as files out. Each file is made when it is asked for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, Literal

import streamlit as st

from lib.charts.chart import Chart
from lib.charts.world import WorldMap
from lib.drawing import sheets
from lib.filters import Filters
from lib.i18n import Words
from lib.screen.labels import origin

Maker = Callable[[Chart, Words], bytes]
Makers = dict[str, Maker]


def _png(chart: Chart, words: Words) -> bytes:
    # matplotlib takes half a second to load and 30 MB to keep: only those who want a picture wait for it.
    from lib.drawing import paper

    return paper.png(chart, words)


def _svg(chart: Chart, words: Words) -> bytes:
    from lib.drawing import paper

    return paper.framed_svg(chart, words)


def of_map(drawn: WorldMap) -> Makers:
    """The files of a map: two pictures of it, and its rows."""
    return {"PNG": partial(_map_png, drawn), "SVG": partial(_map_svg, drawn), **LISTED}


def _map_png(drawn: WorldMap, chart: Chart, words: Words) -> bytes:
    from lib.drawing import paper_world

    return paper_world.png(_told(drawn, chart), words)


def _map_svg(drawn: WorldMap, chart: Chart, words: Words) -> bytes:
    from lib.drawing import paper_world

    return paper_world.svg(_told(drawn, chart), words)


def _told(drawn: WorldMap, chart: Chart) -> WorldMap:
    """The map with all that its table says below it."""
    return replace(drawn, rule=" ".join(filter(None, (chart.rule, *chart.notes))))


DRAWN: Final[Makers] = {"PNG": _png, "SVG": _svg, "XLSX": sheets.xlsx, "CSV": sheets.csv}
# Of what is read and not drawn.
LISTED: Final[Makers] = {"XLSX": sheets.listed, "CSV": sheets.csv}


def downloads(
    chart: Chart,
    key: str,
    w: Words,
    asked: Filters,
    makers: Makers = DRAWN,
    look: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A button for each kind of file, which says of whom it is and what `asked` for."""
    chart = replace(chart, notes=(*chart.notes, origin(asked, w)))
    for kind, make in makers.items():
        st.download_button(
            kind,
            partial(make, chart, w),
            f"{key}.{kind.lower()}",
            key=f"{kind.lower()}-{key}",
            icon=":material/download:",
            type=look,
            on_click="ignore",
        )
