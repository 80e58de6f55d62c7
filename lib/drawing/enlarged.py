"""A Chart of a presentation in; its figure out: with letters for the last row of a hall, or for a hand."""

from functools import lru_cache
from typing import Any, Final

import plotly.graph_objects as go

from lib import i18n
from lib.charts.chart import Chart
from lib.drawing import screen
from lib.drawing.layout import in_two, own_height
from lib.drawing.notes import INK

LETTERS: Final = 24  # pixels on a wall as wide as WIDE
WIDE: Final = 1280
DAY: Final = 4  # pixels around a bar in the hand; twice as many on a wall
BROKEN: Final = 12  # pixels of the second line of a name
SHORTEST: Final = 180  # pixels of a chart in the hand: a legend, a bar and its years
WRAPPED: Final = 27  # letters of a label beside a bar before it breaks


def height_in_hand(chart: Chart) -> int:
    """Pixels on a telephone, where the names beside bars stand in two lines."""
    return max(SHORTEST, own_height(chart) + (BROKEN * len(_labels(chart)) if chart.kind == "ranked" else 0))


@lru_cache(maxsize=128)
def in_hand(chart: Chart, language: str) -> screen.Figure:
    """The chart of the screen, for a telephone."""
    figure = _begun(chart, language)
    figure.update_layout(height=height_in_hand(chart))
    if chart.kind == "spans":
        _thickened(figure, DAY)
    return screen.Figure(_plain(figure))


@lru_cache(maxsize=128)
def for_the_wall(chart: Chart, language: str, eighths: int = 8, keyed: bool = False) -> screen.Figure:
    """The chart of the screen with letters for the last row, on a wall of so many eighths of WIDE.

    `keyed`: the chart beside it has the legend of both.
    """
    figure = _begun(chart, language)
    scale = eighths / 8
    size = round(LETTERS * scale)
    figure.update_layout(
        font={"size": size},
        height=None,
        margin={
            "l": 4,
            "r": round(70 * scale) if chart.kind == "ranked" else 8,
            "t": round(50 * scale) if chart.series and not keyed else 10,
            "b": round(78 * scale) if chart.today else 8,
        },
        legend={"font": {"size": size}},
        showlegend=False if keyed else None,
        uniformtext={"minsize": size, "mode": "show"},
    )
    figure.update_annotations(font={"size": size})
    figure.update_annotations({"yshift": round(-38 * scale)}, selector={"yanchor": "top"})  # today, below the years
    figure.update_xaxes(tickfont={"size": size})
    figure.update_yaxes(tickfont={"size": size})
    figure.update_traces(textfont={"size": size})
    if chart.kind == "spans":
        _beside(figure, chart)
    return screen.Figure(_plain(figure))


def _begun(chart: Chart, language: str) -> go.Figure:
    """The chart of the screen, long names beside its bars in two lines."""
    figure = go.Figure(screen.plain(chart, i18n.words(language)))
    if chart.kind == "ranked":
        figure.update_yaxes(labelalias={name: in_two(name, WRAPPED) for name in _labels(chart)})
    return figure


def _plain(figure: go.Figure) -> dict[str, Any]:
    """Without the template that Plotly adds: every colour is given."""
    drawn: dict[str, Any] = figure.to_dict()
    drawn["layout"].pop("template", None)
    return drawn


def _beside(figure: go.Figure, chart: Chart) -> None:
    """The names of a timeline before their bars: a wall is wide enough, and large names above would touch the bars."""
    figure.layout.annotations = [one for one in figure.layout.annotations if one.yanchor == "top"]
    figure.update_yaxes(showticklabels=True, tickfont={"color": INK})
    figure.update_layout(bargap=max(0.5, 1 - 0.12 * len(_labels(chart))))
    _thickened(figure, 2 * DAY)


def _thickened(figure: go.Figure, pixels: int) -> None:
    """Bars with a rim of their own colour: a day is less than a pixel on a line of years."""
    figure.for_each_trace(lambda bar: bar.update(marker={"line": {"width": pixels, "color": bar.marker.color}}))


def _labels(chart: Chart) -> list[str]:
    return [chart.name(chart.x, value) for value in dict.fromkeys(chart.frame[chart.x])]
