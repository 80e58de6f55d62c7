"""A Chart in; the words and lines that Plotly writes beside its marks out: unit, names above bars, the day of today."""

from datetime import date
from textwrap import shorten
from typing import Any, Final

from lib import theme
from lib.charts.chart import Chart
from lib.codes import N_
from lib.drawing.parts import days_of, places, unit
from lib.i18n import Words

Plain = dict[str, Any]  # a part of a figure, as plotly.js reads it
TODAY: Final = N_("today")
TEXT: Final = 12  # pixels of a word
LETTER: Final = 7.2  # pixels of a letter or a figure, on average
SMALL: Final = 6.2  # the same of a long name, in which figures and capitals are few
CYRILLIC: Final = 7.2  # the same of one in Cyrillic letters, which are wider
PHONE: Final = 300  # pixels that a plot has on a phone
WIDEST: Final = 285  # pixels of a name above its bar that a phone has room for
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


def years_of(chart: Chart) -> tuple[int, int]:
    """The first year of a timeline, and the one after its last."""
    days = days_of(chart)
    first = days.min().year
    dots = chart.frame.loc[chart.frame[str(chart.end)].isna(), chart.y]
    # A dot at the very edge would be cut.
    return first - any(day.year == first for day in dots), days.max().year + 1


def _names(chart: Chart) -> list[dict[str, Any]]:
    """The name of each bar above it: from its beginning, up to its end, or as near as a phone has room for."""
    names = {value: _short(chart.name(chart.x, value)) for value in places(chart)}
    frame = chart.frame.assign(last=chart.frame[str(chart.end)].fillna(chart.frame[chart.y]))
    begins, lasts = frame.groupby(chart.x)[chart.y].min().to_dict(), frame.groupby(chart.x)["last"].max().to_dict()
    years = years_of(chart)
    return [
        _word(text, INK)
        | _above(begins[value], lasts[value], len(text) * _letter(text) / PHONE, years)
        | {"y": chart.name(chart.x, value), "yanchor": "bottom", "yshift": 6}
        for value, text in names.items()
    ]


def _short(name: str) -> str:
    return shorten(name, int(WIDEST / _letter(name)), placeholder=" …")


def _letter(text: str) -> float:
    """Pixels of a letter of the name, on average."""
    return CYRILLIC if sum("Ѐ" <= one <= "ӿ" for one in text) > len(text) / 2 else SMALL


def _above(begin: date, last: date, wide: float, years: tuple[int, int]) -> dict[str, Any]:
    """Where a name stands that takes so much of the width."""
    first, end = (date(year, 1, 1).toordinal() for year in years)
    left, right = ((day.toordinal() - first) / (end - first) for day in (begin, last))
    if left + wide <= 1:
        return {"x": begin.isoformat(), "xanchor": "left"}
    if right >= wide:
        return {"x": last.isoformat(), "xanchor": "right"}
    # It takes most of a phone; with more room its nearer end stays where it is, and it stands over its bar.
    early = left + right < 1
    at = round(max(0.0, 1 - wide) if early else min(1.0, wide), 3)
    return {"xref": "paper", "x": at, "xanchor": "left" if early else "right"}


def _today(chart: Chart, words: Words) -> list[dict[str, Any]]:
    if chart.today is None:
        return []
    at = {"x": chart.today.isoformat(), "yref": "paper", "y": 0, "xanchor": "center", "yanchor": "top", "yshift": -18}
    return [_word(words(TODAY), INK) | at]


def _line(chart: Chart) -> list[dict[str, Any]]:
    if chart.today is None:
        return []
    day = chart.today.isoformat()
    line = {"color": QUIET, "width": 1, "dash": "dot"}
    return [{"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "line": line, "layer": "below"}]
