"""A Chart in, a figure as plotly.js reads it out; its colours follow the reader's theme."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import screen_cells, screen_flows
from lib.drawing.layout import labelled, layout
from lib.drawing.notes import GROUND, INK, TEXT, Plain
from lib.drawing.parts import (
    RUNNING,
    brief_bars,
    chosen,
    day,
    days_of,
    ends,
    parts,
    places,
    sided,
    sums,
    under_way,
)
from lib.i18n import Words

# Without these two a click on a bar that carries a figure fails in the browser, where the opacities are a list.
PICKED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 0.3}}}


class Figure(go.Figure):  # type: ignore[misc]
    """Plain data that Streamlit takes for a figure of Plotly.

    Of a dict Streamlit makes a Figure on every run, to check it (9.5 ms each), and adds a template of colours that no
    chart of ours has (3.7 kB each); `to_dict()` of a Figure it takes on trust. The tests have Plotly check each kind.
    """

    def __init__(self, plain: Plain) -> None:
        self.__dict__["_plain"] = plain

    def to_dict(self) -> Plain:
        """The figure as it was given."""
        return dict(self.__dict__["_plain"])


def figure(chart: Chart, words: Words) -> Figure:
    """The chart for the screen."""
    return Figure(plain(chart, words))


def plain(chart: Chart, words: Words) -> Plain:
    """The chart as plotly.js reads it."""
    return {"data": DRAWERS[chart.kind](chart, words), "layout": layout(chart, words)}


def _parts(chart: Chart) -> list[tuple[str, str, pd.DataFrame]]:
    """Name, colour and rows of each series."""
    return [(part.name, theme.stand_in(part.meaning), part.rows) for part in parts(chart)]


def _clicked(chart: Chart, rows: pd.DataFrame) -> list[list[str] | None]:
    """What a click on each mark says; the rest that was put together ("") says nothing."""
    return [[str(value)] if value != "" else None for value in rows[chart.picked_from or chart.x]]


def _hover(chart: Chart, words: Words, rows: pd.DataFrame, part: str) -> list[str]:
    labels = [" ".join(filter(None, (chart.name(chart.x, v), under_way(chart, words, v)))) for v in rows[chart.x]]
    values = [
        words.money(float(v), chart.currency) if chart.currency else words.number(float(v), chart.digits)
        for v in rows[chart.y].fillna(0)
    ]
    heads = [f"<b>{label}</b>" + (f" · {part}" if part else "") for label in labels]
    return [f"{head}<br>{value}" for head, value in zip(heads, values, strict=True)]


def _bars(chart: Chart, words: Words, flat: bool) -> list[Plain]:
    found = _parts(chart)
    bars: list[Plain] = []
    for part, colour, rows in found:
        labels = [chart.name(chart.x, value) for value in rows[chart.x]]
        values = [None if pd.isna(v) else float(v) for v in rows[chart.y]]
        bars.append(
            {
                "type": "bar",
                "x": values if flat else labels,
                "y": labels if flat else values,
                "orientation": "h" if flat else "v",
                "name": part,
                "showlegend": len(found) > 1,
                "customdata": _clicked(chart, rows),
                "hovertext": _hover(chart, words, rows, part),
                "hoverinfo": "text",
                "marker": _marker(chart, colour, rows),
                **PICKED,
            }
        )
    every = labelled(chart, words)
    # A bar that nobody knows is told by its sign alone.
    return [*bars, _totals(chart, words, flat, every)] if every or chart.unknown else bars


def _marker(chart: Chart, colour: str, rows: pd.DataFrame) -> dict[str, Any]:
    """The colour of the bars of one series: paler in a year that is not over; hatched where the chart says so."""
    marker: dict[str, Any] = {"color": colour, "opacity": chosen(chart, rows), "cornerradius": 3}
    running = [chart.unfinished is not None and value == chart.unfinished for value in rows[chart.x]]
    hatched = [value in chart.hatched for value in rows[chart.x]]
    if any(running) or any(hatched):
        # Strokes as wide as their tile are one area; on the ground of the card they hide the lines behind the bar.
        marker["pattern"] = {
            "shape": ["|" if now else "/" if other else "" for now, other in zip(running, hatched, strict=True)],
            "solidity": [1.0 if now else 0.4 for now in running],
            "size": [20 if now else 6 for now in running],
            "bgcolor": [GROUND] * len(rows),
            "fgopacity": RUNNING,
            "fillmode": "replace",
        }
    return marker


def _totals(chart: Chart, words: Words, flat: bool, every: bool) -> Plain:
    """The figure of each bar or the sum of each stack, written at its end; where not `every` one, what is not known."""
    reached = [0.0 if pd.isna(total) else float(total) for total in sums(chart)]
    labels = [chart.name(chart.x, value) for value in places(chart)]
    texts = [text if every or text == "?" else "" for text in ends(chart, words)]
    return {
        "type": "scatter",
        "x": reached if flat else labels,
        "y": labels if flat else reached,
        "mode": "text",
        "text": [" " + text for text in texts] if flat else texts,
        "textposition": "middle right" if flat else "top center",
        "textfont": {"size": TEXT, "color": INK},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _balance(chart: Chart, words: Words) -> list[Plain]:
    """Outgoing to the left, incoming to the right of one line."""
    bars = []
    for (part, colour, rows), sign in zip(_parts(chart), (-1, 1), strict=False):
        labels = [chart.name(chart.x, value) for value in rows[chart.x]]
        bars.append(
            {
                "type": "bar",
                "x": [sign * float(v) for v in rows[chart.y]],
                "y": labels,
                "orientation": "h",
                "name": part,
                "customdata": _clicked(chart, rows),
                "hovertext": _hover(chart, words, rows, part),
                "hoverinfo": "text",
                "text": [sided(chart, words, v, sign) for v in rows[chart.y]],
                "textposition": "outside",
                "textfont": {"size": TEXT, "color": INK},
                "constraintext": "none",
                "cliponaxis": False,
                "marker": _marker(chart, colour, rows),
                **PICKED,
            }
        )
    return bars


def _lines(chart: Chart, words: Words) -> list[Plain]:
    return [
        {
            "type": "scatter",
            "x": [chart.name(chart.x, value) for value in rows[chart.x]],
            "y": [None if pd.isna(v) else float(v) for v in rows[chart.y]],
            "name": part,
            "mode": "lines+markers",
            "line": {"color": colour, "width": 2.5},
            "marker": {"size": 7},
            "hovertext": _hover(chart, words, rows, part),
            "hoverinfo": "text",
        }
        for part, colour, rows in _parts(chart)
    ]


def _spans(chart: Chart, words: Words) -> list[Plain]:
    """Bars from the date in `y` to the date in `end`, one line per `x`; a dot where there is no end."""
    assert chart.end is not None
    marks: list[Plain] = []
    for part, colour, rows in _parts(chart):
        dots = rows[chart.end].isna()
        if (~dots).any():
            marks.append(_lasting(chart, words, part, colour, rows[~dots]))
        if dots.any():
            marks.append({**_dots(chart, words, part, colour, rows[dots]), "showlegend": bool(dots.all())})
    if brief := brief_bars(chart):
        marks.append(_days(chart, words, brief))
    return marks


def _days(chart: Chart, words: Words, brief: list[tuple[Any, pd.Timestamp, pd.Timestamp]]) -> Plain:
    """The first day of each short bar, beside it."""
    late = _late(chart)
    return {
        "type": "scatter",
        "x": [(start if start > late else end).isoformat() for _, start, end in brief],
        "y": [chart.name(chart.x, at) for at, *_ in brief],
        "mode": "text",
        "text": [f"  {day(chart, words, start)}  " for _, start, _ in brief],
        "textposition": ["middle left" if start > late else "middle right" for _, start, _ in brief],
        "textfont": {"size": TEXT, "color": INK},
        "showlegend": False,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _late(chart: Chart) -> pd.Timestamp:
    """From when on there is no room for a day on the right of a mark."""
    every = days_of(chart)
    late: pd.Timestamp = every.min() + (every.max() - every.min()) * 0.65
    return late


def _lasting(chart: Chart, words: Words, part: str, colour: str, rows: pd.DataFrame) -> Plain:
    starts, ends_ = pd.to_datetime(rows[chart.y]), pd.to_datetime(rows[str(chart.end)])
    return {
        "type": "bar",
        "base": [s.isoformat() for s in starts],
        "x": [(e - s).total_seconds() * 1000 for s, e in zip(starts, ends_, strict=True)],
        "y": [chart.name(chart.x, value) for value in rows[chart.x]],
        "orientation": "h",
        "name": part,
        "legendgroup": part,
        "showlegend": True,
        "customdata": _clicked(chart, rows),
        "hovertext": [
            f"<b>{chart.name(chart.x, v)}</b> · {part}<br>{day(chart, words, s)} – {words.date(e.date())}"
            for v, s, e in zip(rows[chart.x], starts, ends_, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {"color": colour, "cornerradius": 3},
    }


def _dots(chart: Chart, words: Words, part: str, colour: str, rows: pd.DataFrame) -> Plain:
    starts = pd.to_datetime(rows[chart.y])
    names = [chart.name(chart.x, value) for value in rows[chart.x]]
    days = [day(chart, words, start) for start in starts]
    late = _late(chart)
    return {
        "type": "scatter",
        "x": [start.isoformat() for start in starts],
        "y": names,
        "mode": "markers+text",
        "name": part,
        "legendgroup": part,
        "text": [f" {one} " for one in days],
        # Beside the last dots there is no room on the right.
        "textposition": ["middle left" if start > late else "middle right" for start in starts],
        "textfont": {"size": TEXT, "color": INK},
        "hovertext": [f"<b>{name}</b> · {part}<br>{one}" for name, one in zip(names, days, strict=True)],
        "hoverinfo": "text",
        "marker": {"color": colour, "size": 11},
        "cliponaxis": False,
    }


DRAWERS: dict[str, Callable[[Chart, Words], list[Plain]]] = {
    "columns": lambda chart, words: _bars(chart, words, flat=False),
    "ranked": lambda chart, words: _bars(chart, words, flat=True),
    "balance": _balance,
    "heat": screen_cells.cells,
    "flows": screen_flows.bands,
    "lines": _lines,
    "spans": _spans,
}
