"""A Chart in, a Plotly figure out, checked once and then sent as it is; colours follow the reader's theme."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import flows
from lib.i18n import Words

ROW = 30  # pixels that one horizontal bar takes, its gap included
TEXT = 13  # pixels of a tick label


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
    drawn = Figure(data=DRAWERS[chart.kind](chart, words), layout=_layout(chart, words))
    drawn.to_dict()
    return drawn


def height(chart: Chart) -> int:
    """Pixels that the chart needs to be read."""
    if chart.kind in ("ranked", "balance", "spans", "heat"):
        rows = chart.frame[chart.x if chart.kind in ("ranked", "balance", "spans") else chart.y].nunique()
        return max(150, ROW * rows + (70 if chart.series or chart.kind == "balance" else 40))
    if chart.kind == "sankey":
        return flows.height(chart)
    return 300


def _value(chart: Chart, words: Words, value: float | None) -> str:
    if value is None or pd.isna(value):
        return ""
    if chart.currency:
        # Columns stand close: there the card's sentence names the currency, and a bar only the figure.
        narrow = chart.kind == "columns"
        return words.compact(float(value)) if narrow else words.money(float(value), chart.currency, short=True)
    return words.number(float(value), chart.digits)


def _parts(chart: Chart) -> list[tuple[str, str, pd.DataFrame]]:
    """Name, colour and rows of each series, in the order of `names`, those without rows left out."""
    if chart.series is None:
        return [("", theme.stand_in(chart.colour), chart.frame)]
    present = set(chart.frame[chart.series])
    order = [key for key in chart.names.get(chart.series, {}) if key in present]
    return [
        (
            chart.name(chart.series, key),
            theme.stand_in(chart.colours.get(key, key)),
            chart.frame[chart.frame[chart.series] == key],
        )
        for key in order
    ]


def _opacity(chart: Chart, rows: pd.DataFrame) -> list[float]:
    column = chart.picked_from or chart.x
    chosen = [not chart.chosen or value in chart.chosen for value in rows[column]]
    running = [chart.unfinished is not None and value == chart.unfinished for value in rows[chart.x]]
    return [(1.0 if c else 0.3) * (0.55 if r else 1.0) for c, r in zip(chosen, running, strict=True)]


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
    parts = _parts(chart)
    for part, colour, rows in parts:
        labels = [chart.name(chart.x, value) for value in rows[chart.x]]
        values = [None if pd.isna(v) else float(v) for v in rows[chart.y]]
        bars.append(
            go.Bar(
                x=values if flat else labels,
                y=labels if flat else values,
                orientation="h" if flat else "v",
                name=part,
                showlegend=len(parts) > 1,
                customdata=_clicked(chart, rows),
                hovertext=_hover(chart, words, rows, part),
                hoverinfo="text",
                marker={"color": colour, "opacity": _opacity(chart, rows), "cornerradius": 3},
                text=[_value(chart, words, v) for v in values] if len(parts) == 1 else None,
                textposition="outside" if len(parts) == 1 else "none",
                cliponaxis=False,
            )
        )
    if len(parts) > 1:
        bars.append(_totals(chart, words, order, flat))
    return bars


def _totals(chart: Chart, words: Words, order: list[Any], flat: bool) -> go.Scatter:
    """The sum of each stack, written at its end."""
    sums = chart.frame.groupby(chart.x)[chart.y].sum().reindex(order)
    labels = [chart.name(chart.x, value) for value in order]
    return go.Scatter(
        x=list(sums) if flat else labels,
        y=labels if flat else list(sums),
        mode="text",
        text=[(" " if flat else "") + _value(chart, words, v) if v else "" for v in sums],
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
                text=[_value(chart, words, v) if v else "" for v in rows[chart.y]],
                textposition="outside",
                cliponaxis=False,
                marker={"color": colour, "opacity": _opacity(chart, rows), "cornerradius": 3},
            )
        )
    return bars


def _heat(chart: Chart, words: Words) -> list[go.Heatmap]:
    wide = chart.frame.pivot_table(index=chart.y, columns=chart.x, values=chart.series, aggfunc="sum", sort=False)
    wide = wide.reindex(columns=sorted(wide.columns))
    rows = [chart.name(chart.y, value) for value in wide.index]
    columns = [chart.name(chart.x, value) for value in wide.columns]
    cells = [[None if pd.isna(v) or v == 0 else float(v) for v in row] for row in wide.to_numpy()]
    texts = [[_value(chart, words, v) for v in row] for row in cells]
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


def _day(chart: Chart, words: Words, start: pd.Timestamp) -> str:
    """The day that a bar begins; the chart has another word for it where less than the day is known."""
    return chart.names.get(chart.y, {}).get(start.date()) or words.date(start.date())


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
                    f"<b>{chart.name(chart.x, v)}</b> · {part}<br>{_day(chart, words, s)} – {words.date(e.date())}"
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


def _layout(chart: Chart, words: Words) -> dict[str, Any]:
    symbols = words.locale.number_symbols["latn"]
    across = chart.kind in ("ranked", "balance", "spans")
    quiet = {"showgrid": False, "zeroline": chart.kind == "balance", "ticks": "", "automargin": True, "title": None}
    names = quiet | {"type": "category", "tickfont": {"size": TEXT}, "fixedrange": True, "autotickangles": [0, 90]}
    figures = quiet | {"showticklabels": False, "fixedrange": True}
    if chart.kind in ("columns", "lines"):
        figures |= {"showticklabels": True, "showgrid": True, "nticks": 5, "rangemode": "tozero"}
    if chart.kind == "columns" and chart.series:
        # Room for the sums, which Plotly does not count in.
        figures |= {"range": [0, 1.1 * float(chart.frame.groupby(chart.x)[chart.y].sum().max())]}
    if chart.kind == "ranked" and not chart.empty:
        # Room for the figure behind the longest bar, which Plotly does not leave by itself.
        figures |= {"range": [0, 1.22 * float(chart.frame.groupby(chart.x)[chart.y].sum().max())]}
    if chart.kind == "balance":
        widest = 1.2 * float(chart.frame[chart.y].max())
        figures |= {"range": [-widest, widest]}
    x, y = (figures, names | {"autorange": "reversed"}) if across else (names, figures)
    if chart.kind == "heat":
        x, y = names | {"side": "top"}, names | {"autorange": "reversed"}
    if chart.kind == "spans":
        x = quiet | {"type": "date", "showgrid": True, "fixedrange": True}
    return {
        "barmode": "relative" if chart.kind == "balance" else "overlay" if chart.kind == "spans" else "stack",
        "bargap": 0.32,
        "margin": {
            "l": 4,
            "r": 40 if across else 8,
            "t": 34 if chart.series and chart.kind != "sankey" else 14,
            "b": 4,
        },
        "xaxis": x,
        "yaxis": y,
        "height": height(chart),
        "paper_bgcolor": "rgba(0, 0, 0, 0)",  # the card's
        "plot_bgcolor": "rgba(0, 0, 0, 0)",
        "legend": {
            "traceorder": "normal",
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.0,
            "yanchor": "bottom",
            "title": {"text": ""},
        },
        "separators": f"{symbols['decimal']}{symbols['group']}",
        "dragmode": False,
        "hovermode": "closest",
        "uniformtext": {"minsize": 10, "mode": "show"},
    }
