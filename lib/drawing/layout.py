"""A Chart in; how much room it takes and how its axes and legend stand out, for Plotly."""

import re
from textwrap import wrap
from typing import Any, Final

from lib.charts.chart import Chart
from lib.drawing import notes, screen_flows
from lib.drawing.notes import LETTER, PHONE, QUIET, TEXT
from lib.drawing.parts import counts, ends, parts, places, reach, said, scale_of, sided, steps, under_way, unit
from lib.i18n import Words

ROW: Final = 30  # pixels that one horizontal bar takes, its gap included
TALL_ROW: Final = 40  # with its name in two lines
NAMED_ROW: Final = 36  # with its name above it
MANY: Final = 8  # columns beyond which the years above them would touch on a phone
SMALL: Final = 10  # pixels of their letters
FEW: Final = 7  # years that a phone has room for
NAME: Final = 28  # letters of the name of a row in one line
LEAST: Final = 320  # so that cards side by side have charts of one height
UPRIGHT: Final = 120  # pixels of names of columns that stand on end
LEGEND: Final = 22  # pixels of a line of the legend
# Of the room of a bar what stays free at least, and of the whole plot what one bar takes at most.
BARS: Final = {"spans": (0.7, 0.045), "columns": (0.32, 0.17), "ranked": (0.32, 0.19), "balance": (0.32, 0.19)}
SPAN: Final = "–"  # between the first and the last of several years
ABREAST: Final = 3  # names of a legend that a phone has room for


def height(chart: Chart) -> int:
    """Pixels that the chart has on a page: what it needs, and not less than the one beside it."""
    # A heat map of one row would be one large stripe.
    return own_height(chart) if chart.kind in ("flows", "heat") else max(LEAST, own_height(chart))


def own_height(chart: Chart) -> int:
    """Pixels that the chart needs to be read."""
    if chart.kind in ("columns", "lines"):
        return LEAST
    if chart.kind == "flows":
        return screen_flows.height(chart)
    rows = chart.frame[chart.y if chart.kind == "heat" else chart.x].nunique()
    wrapped = chart.kind == "heat" and any(len(name) > NAME for name in _rows(chart))
    each = {"spans": NAMED_ROW, "heat": TALL_ROW if wrapped else ROW, "ranked": ROW, "balance": ROW}.get(chart.kind, 0)
    lines = -(-legend_entries(chart) // ABREAST)
    # On a phone the names above the columns stand on end, and the legend is as high as it is long.
    upright = UPRIGHT if chart.kind == "heat" and chart.x != "year" else 0
    return each * rows + LEGEND * lines + upright + 50


def legend_entries(chart: Chart) -> int:
    """How many names the legend has."""
    if chart.kind == "heat":
        return len(scale_of(float(chart.frame[str(chart.series)].max() or 1)))
    found = len(parts(chart))
    return found if found > 1 or chart.kind == "spans" else 0


def room(texts: list[str]) -> int:
    """Pixels of the longest of some texts, and of the gap before it."""
    return round(max((len(text) for text in texts), default=0) * LETTER) + 8


def ticks(chart: Chart, words: Words, wide: float = PHONE, above: bool = False) -> dict[str, Any]:
    """The names below columns, never on their side: short years where there are many, and not each where too many.

    `above` the columns what is added to a year stands over it, so that all years are in one line.
    """
    names, brief = ([name(chart.name(chart.x, at)) for at in places(chart)] for name in (str, short))
    each = wide / max(1, len(names))
    shown = names if _widest(names) <= each else brief
    spans = [number for number, one in enumerate(brief) if SPAN in one]
    if spans and _widest(shown) > 1.1 * each:
        shown = [one.replace(SPAN, f"{SPAN}<br>") for one in brief]
    step = next(step for step in range(1, 99) if _widest(shown) <= 1.1 * each * step or step > 97)
    # Nobody can guess which years a bar of several years holds.
    kept = [number for number in range(len(names)) if (len(names) - 1 - number) % step == 0 or number in spans]
    added = [under_way(chart, words, at) for at in places(chart)]
    lines = [(added[number], shown[number]) if above else (shown[number], added[number]) for number in kept]
    texts = ["<br>".join(filter(None, line)) for line in lines]
    return {"tickmode": "array", "tickvals": [names[number] for number in kept], "ticktext": texts, "tickangle": 0}


def _widest(names: list[str]) -> float:
    """Pixels of the longest line of some names."""
    return max(len(line) for one in names for line in one.split("<br>")) * LETTER


def short(name: str) -> str:
    """A name with its years in two figures."""
    return re.sub(r"\b(?:19|20)(\d\d)", "\u2019\\1", name)


def labelled(chart: Chart, words: Words) -> bool:
    """Whether the figures of all columns fit side by side on a phone; where not, an axis gives them."""
    if chart.kind != "columns":
        return chart.kind != "lines"
    return (room(ends(chart, words)) - 8) * len(places(chart)) <= PHONE * 1.2


def layout(chart: Chart, words: Words) -> dict[str, Any]:
    """Axes, legend, margins and separators; of colours only that of small words."""
    symbols = words.locale.number_symbols["latn"]
    x, y = _axes(chart, words)
    across = chart.kind in ("ranked", "balance") and not chart.empty
    return {
        "barmode": "relative" if chart.kind == "balance" else "overlay" if chart.kind == "spans" else "stack",
        "bargap": _gap(chart),
        "margin": {
            "l": 10 if chart.kind == "spans" else 4,  # half a dot
            "r": room(_beside(chart, words)) if across else 14,
            "t": 14 + (LEGEND if _headed(chart, words) else 0),
            "b": 40 if chart.today else 30 if across and unit(chart, words)[1] else 4,
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
            # Above a heat map stand the names of its columns.
            "y": -0.02 if chart.kind == "heat" else 1.0,
            "yanchor": "top" if chart.kind == "heat" else "bottom",
            "font": {"size": TEXT},
            "title": {"text": ""},
        },
        "separators": f"{symbols['decimal']}{symbols['group']}",
        "dragmode": False,
        "hovermode": "closest",
        **notes.annotations(chart, words),
        **(screen_flows.layout(chart, words) if chart.kind == "flows" and not chart.empty else {}),
    }


def _gap(chart: Chart) -> float:
    """How much of the room of a bar stays free: one or two bars are no thicker than those of several years."""
    free, thick = BARS.get(chart.kind, (0.32, 1.0))
    return round(max(free, 1 - thick * len(places(chart))), 2)


def _headed(chart: Chart, words: Words) -> bool:
    """Whether a line stands above the plot: its legend, or the unit of its columns."""
    if chart.empty or chart.kind == "heat":
        return False
    return bool(legend_entries(chart) or unit(chart, words)[1])


def _beside(chart: Chart, words: Words) -> list[str]:
    """The figures that stand beside lying bars."""
    return [sided(chart, words, v, -1) for v in chart.frame[chart.y]] if chart.kind == "balance" else ends(chart, words)


def _axes(chart: Chart, words: Words) -> tuple[dict[str, Any], dict[str, Any]]:
    """Which axis names and which measures."""
    small = {"size": TEXT, "color": QUIET}
    quiet = {"showgrid": False, "zeroline": False, "ticks": "", "automargin": True, "title": None, "fixedrange": True}
    names = quiet | {"type": "category", "tickfont": small}
    if chart.kind == "flows":
        return {"visible": False}, {"visible": False}
    if chart.kind == "heat":
        # Names of the rows take little of the width of a phone; names of countries may lean.
        years = ticks(chart, words, PHONE * 0.85, above=True) if chart.x == "year" and not chart.empty else {}
        many = {"tickfont": small | {"size": SMALL}} if chart.frame[chart.x].nunique() > MANY else {}
        return names | {"side": "top"} | years | many, names | {"autorange": "reversed"} | _broken(chart)
    # By itself Plotly puts last what the first series lacks: a year without outgoing moves behind all others.
    order = [chart.name(chart.x, value) for value in places(chart)]
    names |= {"categoryorder": "array", "categoryarray": order}
    figures = quiet | {"showticklabels": False}
    if chart.kind == "spans":
        return quiet | {"tickfont": small} | _days(chart), names | {"autorange": "reversed", "showticklabels": False}
    if chart.empty:
        return names, figures
    if chart.kind in ("ranked", "balance"):
        counted = {"text": unit(chart, words)[1], "font": small}
        return _measure(chart, words, figures | {"title": counted}, names | {"autorange": "reversed"})
    if not labelled(chart, words):
        marks = steps(reach(chart)[1], counts(chart))
        figures |= {"showticklabels": True, "showgrid": True, "tickfont": small, "rangemode": "tozero"}
        figures |= {"tickvals": marks, "ticktext": [said(chart, words, mark) for mark in marks]}
    if chart.kind == "columns":
        figures |= {"range": [0, 1.1 * reach(chart)[1]]}
    return names | ticks(chart, words), figures


def _broken(chart: Chart) -> dict[str, Any]:
    """Long names of rows in two lines, so that a phone has room for the figures too."""
    if chart.empty:
        return {}
    names = _rows(chart)
    return {"tickmode": "array", "tickvals": names, "ticktext": [in_two(name, NAME) for name in names]}


def _rows(chart: Chart) -> list[str]:
    """The names down a heat map."""
    return [chart.name(chart.y, value) for value in dict.fromkeys(chart.frame[chart.y])]


def in_two(name: str, letters: int) -> str:
    """A name of more letters than that in two lines."""
    return "<br>".join(wrap(name, max(letters, -(-len(name) // 2) + 4)))


def _days(chart: Chart) -> dict[str, Any]:
    """An axis of whole years, as many of them named as there is room for."""
    first, last = notes.years_of(chart)
    # Plotly knows how wide it draws, but of few years it would name one twice, in spring and in autumn.
    marks = {"dtick": "M12"} if last - first <= FEW else {"nticks": 0}
    return {
        "type": "date",
        "showgrid": True,
        "tick0": "2000-01-01",
        "tickformat": "%Y",
        "tickangle": 0,
        "range": [f"{first}-01-01", f"{last}-01-01"],
    } | marks


def _measure(
    chart: Chart, words: Words, figures: dict[str, Any], names: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The range that the bars fill; their figures have pixels of their own beside it, however narrow the card is."""
    left, right = reach(chart)
    if chart.kind == "ranked":
        return figures | {"range": [0, right]}, names
    beside = room([sided(chart, words, value, -1) for value in parts(chart)[0].rows[chart.y]])
    return figures | {"range": [-left, right], "zeroline": True}, names | {"ticklabelstandoff": beside}
