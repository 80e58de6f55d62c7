"""A Chart in; how much room it takes and how its axes and legend stand out, for Plotly."""

from typing import Any

from lib.charts.chart import Chart
from lib.drawing import flows
from lib.drawing.parts import places
from lib.i18n import Words

ROW = 30  # pixels that one horizontal bar takes, its gap included
TEXT = 12  # pixels of a tick label


def height(chart: Chart) -> int:
    """Pixels that the chart needs to be read."""
    if chart.kind in ("ranked", "balance", "spans", "heat"):
        rows = chart.frame[chart.x if chart.kind in ("ranked", "balance", "spans") else chart.y].nunique()
        return max(150, ROW * rows + (70 if chart.series or chart.kind == "balance" else 40))
    if chart.kind == "sankey":
        return flows.height(chart)
    return 300


def layout(chart: Chart, words: Words) -> dict[str, Any]:
    """Axes, legend, margins and separators; nothing that a theme decides."""
    symbols = words.locale.number_symbols["latn"]
    across = chart.kind in ("ranked", "balance", "spans")
    quiet = {"showgrid": False, "zeroline": chart.kind == "balance", "ticks": "", "automargin": True, "title": None}
    names = quiet | {"type": "category", "tickfont": {"size": TEXT}, "fixedrange": True, "autotickangles": [0, 90]}
    if chart.kind in ("columns", "lines", "ranked", "balance", "spans"):
        # By itself Plotly puts last what the first series lacks: a year without outgoing moves behind all others.
        order = [chart.name(chart.x, value) for value in places(chart)]
        names |= {"categoryorder": "array", "categoryarray": order}
    figures = quiet | {"showticklabels": False, "fixedrange": True}
    if chart.kind in ("columns", "lines"):
        figures |= {"showticklabels": True, "showgrid": True, "nticks": 5, "rangemode": "tozero"}
    room = {"columns": 1.1, "ranked": 1.22, "balance": 1.22}.get(chart.kind)
    if room and not chart.empty:
        # Room for the figure behind the longest bar, which Plotly does not leave by itself.
        stack = [chart.x, str(chart.series)] if chart.kind == "balance" else [chart.x]
        most = room * float(chart.frame.groupby(stack)[chart.y].sum().max())
        figures |= {"range": [-most if chart.kind == "balance" else 0, most]}
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
