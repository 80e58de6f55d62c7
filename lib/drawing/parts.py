"""A Chart in; its series, their order, names, figures and shades out: what every drawing of it must have in common."""

import math
from typing import Any, Final, NamedTuple

import pandas as pd

from lib import theme
from lib.charts.chart import Chart
from lib.codes import N_
from lib.i18n import Words

EMPTY: Final = N_("Nothing is recorded for this choice.")
RUNNING = 0.55  # how much of its colour the unfinished year keeps
NOT_CHOSEN = 0.3


class Part(NamedTuple):
    """One series: its name, the meaning of its colour, its rows."""

    name: str
    meaning: str
    rows: pd.DataFrame


class Grid(NamedTuple):
    """A table with a name for each line and column; None where nothing is."""

    rows: list[str]
    columns: list[str]
    cells: list[list[float | None]]


def parts(chart: Chart) -> list[Part]:
    """The series in the order of `names`, those without rows left out; one where there are no series."""
    if chart.series is None:
        return [Part("", chart.colour, chart.frame)]
    present = set(chart.frame[chart.series])
    order = [key for key in chart.names.get(chart.series, {}) if key in present]
    return [
        Part(
            chart.name(chart.series, key),
            chart.colours.get(key, key),
            chart.frame[chart.frame[chart.series] == key],
        )
        for key in order
    ]


def places(chart: Chart) -> list[Any]:
    """The values of `x` in the order in which their bars stand."""
    if chart.kind != "spans":
        return list(dict.fromkeys(chart.frame[chart.x]))
    return list(dict.fromkeys(value for part in parts(chart) for value in part.rows[chart.x]))


def number(value: Any) -> float | None:
    """A figure of the frame; None where it is not known."""
    return None if pd.isna(value) else float(value)


def figures(chart: Chart, part: Part) -> dict[Any, float | None]:
    """The figure of a series at each of its places."""
    return {at: number(value) for at, value in zip(part.rows[chart.x], part.rows[chart.y], strict=True)}


def sums(chart: Chart) -> list[float]:
    """The sum at each place, unknown figures left out."""
    return list(chart.frame.groupby(chart.x)[chart.y].sum().reindex(places(chart)))


def steps(most: float) -> list[float]:
    """Round figures for an axis from 0 to the most, about five."""
    rough = most / 5
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    # Half a person does not move.
    step = max(step, 1) if most >= 3 else step
    return [step * number for number in range(int(most / step + 1e-9) + 1)]


def grid(chart: Chart) -> Grid:
    """The cells of a heat map: `y` down, `x` across in its order."""
    wide = chart.frame.pivot_table(index=chart.y, columns=chart.x, values=chart.series, aggfunc="sum", sort=False)
    wide = wide.reindex(columns=sorted(wide.columns))
    return Grid(
        [chart.name(chart.y, value) for value in wide.index],
        [chart.name(chart.x, value) for value in wide.columns],
        [[None if pd.isna(v) or v == 0 else float(v) for v in row] for row in wide.to_numpy()],
    )


def matrix(chart: Chart) -> Grid:
    """The bands of a flow: where they begin down, where they end across."""
    assert chart.series is not None
    rows, columns = (list(dict.fromkeys(chart.frame[c])) for c in (chart.x, chart.series))
    wide = chart.frame.groupby([chart.x, chart.series])[chart.y].sum()
    return Grid(
        [chart.name(chart.x, value) for value in rows],
        [chart.name(chart.series, value) for value in columns],
        [[float(wide[a, b]) if wide.get((a, b)) else None for b in columns] for a in rows],
    )


def said(chart: Chart, words: Words, value: float | None) -> str:
    """A figure as it stands on its mark."""
    if value is None or pd.isna(value):
        return ""
    if chart.currency:
        # Columns stand close: there the card's sentence names the currency, and a bar only the figure.
        narrow = chart.kind == "columns"
        return words.compact(float(value)) if narrow else words.money(float(value), chart.currency, short=True)
    return words.number(float(value), chart.digits)


def day(chart: Chart, words: Words, start: pd.Timestamp) -> str:
    """The day that a bar begins; the chart has another word for it where less than the day is known."""
    return chart.names.get(chart.y, {}).get(start.date()) or words.date(start.date())


def opacity(chart: Chart, rows: pd.DataFrame) -> list[float]:
    """How much of its colour each mark keeps: less where another is chosen, less in the unfinished year."""
    column = chart.picked_from or chart.x
    chosen = [not chart.chosen or value in chart.chosen for value in rows[column]]
    running = [chart.unfinished is not None and value == chart.unfinished for value in rows[chart.x]]
    return [(1.0 if c else NOT_CHOSEN) * (RUNNING if r else 1.0) for c, r in zip(chosen, running, strict=True)]


def shade(meaning: str, kept: float = 1.0) -> str:
    """The light colour of a meaning, mixed with the white of the paper."""
    mixed = (round(255 + (part - 255) * kept) for part in theme.rgb(theme.colour(meaning)))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def shades(chart: Chart, part: Part) -> dict[Any, str]:
    """The colour of a series at each of its places, on paper."""
    kept = opacity(chart, part.rows)
    return {at: shade(part.meaning, one) for at, one in zip(part.rows[chart.x], kept, strict=True)}


def heat(value: float | None, most: float) -> str:
    """The colour of a cell, from little to much; white where nothing is."""
    ramp = theme.ramp()
    return ramp[min(len(ramp) - 1, round(value / most * (len(ramp) - 1)))] if value and most > 0 else "#FFFFFF"


def ink(background: str) -> str:
    """The dark of a text or white, whichever stands out more from a colour."""
    red, green, blue = (part / 255 for part in theme.rgb(background))
    return (
        "#FFFFFF" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 < 0.22 else theme.named("textColor")
    )
