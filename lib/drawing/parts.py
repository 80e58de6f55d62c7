"""A Chart in; its series, their order, names, figures and shades out: what every drawing of it must have in common."""

import math
from functools import lru_cache
from typing import Any, Final, NamedTuple

import pandas as pd

from lib import theme
from lib.charts.chart import Chart
from lib.codes import N_
from lib.i18n import Words

EMPTY: Final = N_("Nothing is recorded for this choice.")
SO_FAR: Final = N_("so far")  # below the running year: two or three short words at most
THOUSANDS: Final = N_("{currency}, thousand")
MILLIONS: Final = N_("{currency}, million")
RUNNING = 0.55  # how much of its colour the unfinished year keeps
HATCHED = 0.45
NOT_CHOSEN = 0.3
SHORT: Final = 31  # days of a bar on a line of years that hardly shows when it was
WHOLE_FROM = 99.95  # from here on a figure has no decimals
SHADES: Final = (0, 2, 4, 7, 8, 9)  # of the ramp: those on which dark or white words hold 4.5 to 1
DARK: Final = 7  # and from here on it is the other ink


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


@lru_cache(maxsize=64)
def parts(chart: Chart) -> list[Part]:
    """The series in the order of `names`, those without rows left out; one where there are no series.

    Of a balance both stay: the first lies to the left, also where nothing lies there.
    """
    if chart.series is None:
        return [Part("", chart.colour, chart.frame)]
    present = set(chart.frame[chart.series])
    order = [key for key in chart.names.get(chart.series, {}) if key in present or chart.kind == "balance"]
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
    return list(dict.fromkeys(chart.frame[chart.x]))


def number(value: Any) -> float | None:
    """A figure of the frame; None where it is not known."""
    return None if pd.isna(value) else float(value)


def figures(chart: Chart, part: Part) -> dict[Any, float | None]:
    """The figure of a series at each of its places."""
    return {at: number(value) for at, value in zip(part.rows[chart.x], part.rows[chart.y], strict=True)}


@lru_cache(maxsize=64)
def sums(chart: Chart) -> list[float]:
    """The sum at each place, unknown figures left out."""
    return list(chart.frame.groupby(chart.x)[chart.y].sum().reindex(places(chart)))


def reach(chart: Chart) -> tuple[float, float]:
    """How far bars go to the left and to the right of their line: both sides of a balance have one scale."""
    if chart.kind == "balance":
        sides = [max((float(value) for value in part.rows[chart.y].fillna(0)), default=0.0) for part in parts(chart)]
        return sides[0], sides[-1]
    return 0.0, float(max(sums(chart)) if chart.kind != "lines" else chart.frame[chart.y].max())


def spaced(chart: Chart) -> int:
    """Percent of a bar between two bars of an office's chart: one bar, or a few, are no thicker than many."""
    bars = len(places(chart))
    return 450 if bars == 1 else 200 if bars <= 4 else 47


def counts(chart: Chart) -> bool:
    """Whether the figures are whole ones, of which a fraction says nothing: half a person does not move."""
    return not chart.currency and bool((chart.frame[chart.y].dropna().astype(float) % 1 == 0).all())


def steps(most: float, whole: bool) -> list[float]:
    """Round figures for an axis from 0 to the most, about five; whole ones where fractions say nothing."""
    rough = most / 5
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    step = max(step, 1) if whole or most >= 3 else step
    return [step * number for number in range(int(most / step + 1e-9) + 1)]


def grid(chart: Chart) -> Grid:
    """The cells of a heat map: `y` down, `x` across, both as they come; of flows: where they begin down, end across."""
    flowing = chart.kind == "flows"
    down, across, figure = (chart.x, chart.series, chart.y) if flowing else (chart.y, chart.x, chart.series)
    wide = chart.frame.pivot_table(index=down, columns=across, values=figure, aggfunc="sum", sort=False)
    return Grid(
        [chart.name(down, value) for value in wide.index],
        [chart.name(str(across), value) for value in wide.columns],
        [[None if pd.isna(v) or v == 0 else float(v) for v in row] for row in wide.to_numpy()],
    )


def unit(chart: Chart, words: Words) -> tuple[float, str]:
    """What figures are divided by so that they are short, and the words for it that stand once; none for counts."""
    if not chart.currency:
        return 1.0, ""
    most = max((total for total in sums(chart) if not pd.isna(total)), default=0.0)
    # A sign of letters (soʻm) is a word: it stands here as it stands at the amounts of the sentence.
    sign = words.sign(chart.currency)
    currency = sign if sign.isalpha() else chart.currency
    if most >= 10_000_000:
        return 1_000_000.0, words(MILLIONS, currency=currency)
    return (1000.0, words(THOUSANDS, currency=currency)) if most >= 10_000 else (1.0, currency)


def said(chart: Chart, words: Words, value: float | None) -> str:
    """A figure as it stands on its mark, in the unit of the chart."""
    if value is None or pd.isna(value):
        return ""
    if not chart.currency:
        return words.number(float(value), chart.digits)
    scaled = float(value) / unit(chart, words)[0]
    return words.number(scaled, 0 if abs(scaled) >= WHOLE_FROM or unit(chart, words)[0] == 1 else 1)


def sided(chart: Chart, words: Words, value: float | None, side: int) -> str:
    """The same beside a bar on one side of a balance (-1 is the left one): with a sign where the sides are signs."""
    if not value or pd.isna(value):
        return ""
    return words.signed(side * float(value), chart.digits) if chart.signed else said(chart, words, value)


def ends(chart: Chart, words: Words) -> list[str]:
    """What stands at the end of each bar: its figure or the sum of its stack; a question mark where nobody knows."""
    found, order = parts(chart), places(chart)
    own = figures(chart, found[0]) if len(found) == 1 else {}
    totals = {at: total or None for at, total in zip(order, sums(chart), strict=True)} | own
    return ["?" if at in chart.unknown else said(chart, words, totals[at]) for at in order]


def under_way(chart: Chart, words: Words, at: Any) -> str:
    """What is added to the name of the year that is not over."""
    return words(SO_FAR) if chart.unfinished is not None and at == chart.unfinished else ""


def named(chart: Chart, words: Words) -> list[str]:
    """The names of the places where nothing else can say what is particular about them."""
    return [
        " ".join(filter(None, (chart.name(chart.x, at), under_way(chart, words, at), "?" * (at in chart.unknown))))
        for at in places(chart)
    ]


def day(chart: Chart, words: Words, start: pd.Timestamp) -> str:
    """The day that a bar begins; the chart has another word for it where less than the day is known."""
    return chart.names.get(chart.y, {}).get(start.date()) or words.date(start.date())


def days_of(chart: Chart) -> "pd.Series[pd.Timestamp]":
    """Every day on which a bar of a timeline begins or ends."""
    found: pd.Series[pd.Timestamp] = pd.to_datetime(
        pd.concat([chart.frame[chart.y], chart.frame[str(chart.end)]]).dropna()
    )
    return found


def brief_bars(chart: Chart) -> list[tuple[Any, pd.Timestamp, pd.Timestamp]]:
    """The lines of a timeline with one bar too short to be read off the years: where, its first and last day."""
    starts, ends_ = pd.to_datetime(chart.frame[chart.y]), pd.to_datetime(chart.frame[str(chart.end)])
    alone = ~chart.frame[chart.x].duplicated(keep=False)
    short = alone & (ends_ - starts <= pd.Timedelta(days=SHORT))
    return list(zip(chart.frame.loc[short, chart.x], starts[short], ends_[short], strict=True))


def chosen(chart: Chart, rows: pd.DataFrame) -> list[float]:
    """How much of its colour each mark keeps: less where another is chosen."""
    column = chart.picked_from or chart.x
    return [NOT_CHOSEN if chart.chosen and value not in chart.chosen else 1.0 for value in rows[column]]


def opacity(chart: Chart, rows: pd.DataFrame) -> list[float]:
    """The same, and less in a year that is not over."""
    kept = chosen(chart, rows)
    return [each * _lasting(chart, at) for each, at in zip(kept, rows[chart.x], strict=True)]


def _lasting(chart: Chart, at: Any) -> float:
    if chart.unfinished is not None and at == chart.unfinished:
        return RUNNING
    return HATCHED if at in chart.hatched else 1.0


def shade(meaning: str, kept: float = 1.0) -> str:
    """The light colour of a meaning, mixed with the white of the paper."""
    mixed = (round(255 + (part - 255) * kept) for part in theme.rgb(theme.colour(meaning)))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def shades(chart: Chart, part: Part) -> dict[Any, str]:
    """The colour of a series at each of its places, on paper."""
    kept = opacity(chart, part.rows)
    return {at: shade(part.meaning, one) for at, one in zip(part.rows[chart.x], kept, strict=True)}


def bounds(most: float) -> list[int]:
    """The highest figure of each shade of a heat map; they rise with the square, so that small figures differ too."""
    return sorted({max(1, math.ceil(most * (place / len(SHADES)) ** 2)) for place in range(1, len(SHADES) + 1)})


def level(value: float, most: float) -> int:
    """Which shade a figure has, as a place in the ramp."""
    found = bounds(most)
    place = next(number for number, bound in enumerate(found) if value <= bound)
    # Few shades are spread over the ramp: the most has the strongest.
    return SHADES[round((place + 1) * len(SHADES) / len(found)) - 1]


def scale_of(most: float) -> list[tuple[int, str]]:
    """The shades that occur, each with the figures that it stands for."""
    found = bounds(most)
    begins = [1, *(bound + 1 for bound in found[:-1])]
    return [
        (level(last, most), str(first) if first == last else f"{first}–{last}")
        for first, last in zip(begins, found, strict=True)
    ]


def heat(value: float | None, most: float) -> str:
    """The colour of a cell, from little to much; white where nothing is."""
    return theme.ramp()[level(value, most)] if value and most > 0 else "#FFFFFF"


def ink(background: str) -> str:
    """The dark of a text or white, whichever stands out more from a colour."""
    red, green, blue = (part / 255 for part in theme.rgb(background))
    return (
        "#FFFFFF" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 < 0.22 else theme.named("textColor")
    )
