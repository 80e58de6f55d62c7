"""A Chart in, a Plotly figure out, checked once and then sent as it is; colours follow the reader's theme."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import flows
from lib.drawing.layout import layout
from lib.drawing.parts import day, grid, opacity, parts, said, sums
from lib.i18n import Words

# Without these two a click on a bar that carries a figure fails in the browser, where the opacities are a list.
PICKED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 0.3}}}


class Figure(go.Figure):  # type: ignore[misc]
    """A figure that was checked when it was made.

    Streamlit checks every figure on every run (9.5 ms each); it takes `to_dict()` of a Figure on trust, so that a
    dict kept here costs 0.1 ms.
    """

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain data; made once, so it must not be changed."""
        kept = self.__dict__.get("_kept")
        if kept is None:
            kept = super().to_dict()
            self.__dict__["_kept"] = kept
        return dict(kept)


def figure(chart: Chart, words: Words) -> Figure:
    """The chart for the screen."""
    drawn = Figure(data=DRAWERS[chart.kind](chart, words), layout=layout(chart, words))
    drawn.to_dict()
    return drawn


def _parts(chart: Chart) -> list[tuple[str, str, pd.DataFrame]]:
    """Name, colour and rows of each series."""
    return [(part.name, theme.stand_in(part.meaning), part.rows) for part in parts(chart)]


def _clicked(chart: Chart, rows: pd.DataFrame) -> list[list[str] | None]:
    """What a click on each mark says; the rest that was put together ("") says nothing."""
    return [[str(value)] if value != "" else None for value in rows[chart.picked_from or chart.x]]


def _hover(chart: Chart, words: Words, rows: pd.DataFrame, part: str) -> list[str]:
    labels = [chart.name(chart.x, value) for value in rows[chart.x]]
    values = [
        words.money(float(v), chart.currency) if chart.currency else words.number(float(v), chart.digits)
        for v in rows[chart.y].fillna(0)
    ]
    heads = [f"<b>{label}</b>" + (f" · {part}" if part else "") for label in labels]
    return [f"{head}<br>{value}" for head, value in zip(heads, values, strict=True)]


def _bars(chart: Chart, words: Words, flat: bool) -> list[go.Bar]:
    order = list(dict.fromkeys(chart.frame[chart.x]))
    bars = []
    found = _parts(chart)
    for part, colour, rows in found:
        labels = [chart.name(chart.x, value) for value in rows[chart.x]]
        values = [None if pd.isna(v) else float(v) for v in rows[chart.y]]
        bars.append(
            go.Bar(
                x=values if flat else labels,
                y=labels if flat else values,
                orientation="h" if flat else "v",
                name=part,
                showlegend=len(found) > 1,
                customdata=_clicked(chart, rows),
                hovertext=_hover(chart, words, rows, part),
                hoverinfo="text",
                marker={"color": colour, "opacity": opacity(chart, rows), "cornerradius": 3},
                **PICKED,
                text=[said(chart, words, v) for v in values] if len(found) == 1 else None,
                textposition="outside" if len(found) == 1 else "none",
                cliponaxis=False,
            )
        )
    if len(found) > 1:
        bars.append(_totals(chart, words, order, flat))
    return bars


def _totals(chart: Chart, words: Words, order: list[Any], flat: bool) -> go.Scatter:
    """The sum of each stack, written at its end."""
    ends = sums(chart)
    labels = [chart.name(chart.x, value) for value in order]
    return go.Scatter(
        x=ends if flat else labels,
        y=labels if flat else ends,
        mode="text",
        text=[(" " if flat else "") + said(chart, words, v) if v else "" for v in ends],
        textposition="middle right" if flat else "top center",
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _balance(chart: Chart, words: Words) -> list[go.Bar]:
    """Outgoing to the left, incoming to the right of one line."""
    bars = []
    for (part, colour, rows), sign in zip(_parts(chart), (-1, 1), strict=False):
        labels = [chart.name(chart.x, value) for value in rows[chart.x]]
        bars.append(
            go.Bar(
                x=[sign * float(v) for v in rows[chart.y]],
                y=labels,
                orientation="h",
                name=part,
                customdata=_clicked(chart, rows),
                hovertext=_hover(chart, words, rows, part),
                hoverinfo="text",
                text=[said(chart, words, v) if v else "" for v in rows[chart.y]],
                textposition="outside",
                cliponaxis=False,
                marker={"color": colour, "opacity": opacity(chart, rows), "cornerradius": 3},
                **PICKED,
            )
        )
    return bars


def _heat(chart: Chart, words: Words) -> list[go.Heatmap]:
    rows, columns, cells = grid(chart)
    texts = [[said(chart, words, v) for v in row] for row in cells]
    hover = [
        [f"<b>{row}</b> · {column}<br>{text or '0'}" for column, text in zip(columns, line, strict=True)]
        for row, line in zip(rows, texts, strict=True)
    ]
    return [
        go.Heatmap(
            x=columns,
            y=rows,
            z=cells,
            text=texts,
            texttemplate="%{text}",
            hovertext=hover,
            hoverinfo="text",
            colorscale=theme.stand_in_ramp(),
            zmin=0,
            showscale=False,
            xgap=2,
            ygap=2,
        )
    ]


def _lines(chart: Chart, words: Words) -> list[go.Scatter]:
    return [
        go.Scatter(
            x=[chart.name(chart.x, value) for value in rows[chart.x]],
            y=[None if pd.isna(v) else float(v) for v in rows[chart.y]],
            name=part,
            mode="lines+markers",
            line={"color": colour, "width": 2.5},
            marker={"size": 7},
            hovertext=_hover(chart, words, rows, part),
            hoverinfo="text",
        )
        for part, colour, rows in _parts(chart)
    ]


def _spans(chart: Chart, words: Words) -> list[go.Bar]:
    """Bars from the date in `y` to the date in `end`, one line per `x`."""
    assert chart.end is not None
    bars = []
    for part, colour, rows in _parts(chart):
        starts, ends = pd.to_datetime(rows[chart.y]), pd.to_datetime(rows[chart.end])
        bars.append(
            go.Bar(
                base=[s.isoformat() for s in starts],
                x=[(e - s).total_seconds() * 1000 for s, e in zip(starts, ends, strict=True)],
                y=[chart.name(chart.x, value) for value in rows[chart.x]],
                orientation="h",
                name=part,
                customdata=_clicked(chart, rows),
                hovertext=[
                    f"<b>{chart.name(chart.x, v)}</b> · {part}<br>{day(chart, words, s)} – {words.date(e.date())}"
                    for v, s, e in zip(rows[chart.x], starts, ends, strict=True)
                ],
                hoverinfo="text",
                marker={"color": colour, "cornerradius": 3},
            )
        )
    return bars


DRAWERS: dict[str, Callable[[Chart, Words], list[Any]]] = {
    "columns": lambda chart, words: _bars(chart, words, flat=False),
    "ranked": lambda chart, words: _bars(chart, words, flat=True),
    "balance": _balance,
    "heat": _heat,
    "sankey": flows.bands,
    "lines": _lines,
    "spans": _spans,
}
