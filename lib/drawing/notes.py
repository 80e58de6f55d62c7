"""A Chart in; the words and lines that Plotly writes beside its marks out: unit, names above bars, the day of today."""

from textwrap import shorten
from typing import Any, Final

from lib import theme
from lib.charts.chart import Chart
from lib.codes import N_
from lib.drawing.parts import places, unit
from lib.i18n import Words

Plain = dict[str, Any]  # a part of a figure, as plotly.js reads it
TODAY: Final = N_("today")
TEXT: Final = 12  # pixels of a word
WIDEST: Final = 46  # letters of a name above its bar that a phone has room for
QUIET: Final = theme.stand_in("quiet")
# Streamlit puts the ink of the reader's theme, and the ground behind it, in the place of these two.
INK: Final = "#000037"
GROUND: Final = "#000038"


def annotations(chart: Chart, words: Words) -> dict[str, Any]:
    """The parts of the layout that are words and lines."""
    if chart.empty:
        return {}
    if chart.kind == "spans":
        return {"annotations": [*_names(chart), *_today(chart, words)], "shapes": _line(chart)}
    text = unit(chart, words)[1] if chart.kind == "columns" else ""
    corner = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom"}
    return {"annotations": [_word(text, QUIET) | corner]} if text else {}


def _word(text: str, colour: str) -> dict[str, Any]:
    return {"text": text, "showarrow": False, "font": {"size": TEXT, "color": colour}}


def _names(chart: Chart) -> list[dict[str, Any]]:
    """The name of each bar above it, where all the width is its room."""
    at = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "bottom", "yshift": 6}
    names = [chart.name(chart.x, value) for value in places(chart)]
    return [_word(shorten(name, WIDEST, placeholder=" …"), INK) | at | {"y": name} for name in names]


def _today(chart: Chart, words: Words) -> list[dict[str, Any]]:
    if chart.today is None:
        return []
    at = {"x": chart.today.isoformat(), "yref": "paper", "y": 0, "xanchor": "center", "yanchor": "top", "yshift": -18}
    return [_word(words(TODAY), INK) | at]


def _line(chart: Chart) -> list[dict[str, Any]]:
    if chart.today is None:
        return []
    day = chart.today.isoformat()
    line = {"color": INK, "width": 1, "dash": "dot"}
    return [{"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "line": line}]
