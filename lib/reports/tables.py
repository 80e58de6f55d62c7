"""A Chart in; its table for paper and slides out: written cells, series side by side, the first lines of a long one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.charts.chart import Chart
from lib.drawing.parts import grid
from lib.i18n import Words

DECIMALS = 2
ACROSS = 9  # columns of a heat map that a page has room for
ONCE = ("columns", "ranked", "balance", "lines")


@dataclass(frozen=True)
class Table:
    """Headings, which columns hold figures, the lines as they are written, and how many are left out."""

    heads: tuple[str, ...]
    figures: tuple[bool, ...]
    lines: tuple[tuple[str, ...], ...]
    left: int = 0

    def more(self, w: Words) -> str:
        """Where the other lines are; empty where none was left out."""
        if not self.left:
            return ""
        return w.n("{n} more line stands in the workbook.", "{n} more lines stand in the workbook.", self.left)


def table(chart: Chart, w: Words, most: int = 40) -> Table:
    """The table of a chart; where it only says what the series are, each series has a column."""
    frame = cells(chart) if _fits(chart) else wide(chart) if _is_plain(chart) else chart.table()
    figures = tuple(is_figure(frame.iloc[:, place]) for place in range(frame.shape[1]))
    shown = frame.head(most)
    digits = [_digits(shown.iloc[:, place]) if figure else 0 for place, figure in enumerate(figures)]
    lines = (
        tuple(cell(value, w, n) for value, n in zip(line, digits, strict=True))
        for line in shown.itertuples(index=False)
    )
    return Table(tuple(map(str, frame.columns)), figures, tuple(lines), len(frame) - len(shown))


def _digits(column: "pd.Series[Any]") -> int:
    """Decimals of a column of figures: all have as many as the one that has most."""
    known = [round(float(value), DECIMALS) for value in column.dropna()]
    return next(digits for digits in range(DECIMALS + 1) if all(round(one, digits) == one for one in known))


def cell(value: Any, w: Words, digits: int = 0) -> str:
    """A value as it is written; a dash for one that is not known."""
    if isinstance(value, str):
        return value
    if value is None or pd.isna(value):
        return "–"
    if isinstance(value, date):
        return w.date(value)
    return w.number(float(value), digits, fixed=True)


def wide(chart: Chart) -> pd.DataFrame:
    """A line for each value of `x`, a column for each series, and what is the same for all of them."""
    assert chart.series is not None
    across, down = chart.series, chart.x
    found = chart.frame.pivot_table(index=down, columns=across, values=chart.y, aggfunc="sum", sort=False)
    # A band that is not there is no move; a series that is not there at a place is nothing either.
    found = found.reindex(index=_order(chart, down), columns=_order(chart, across)).fillna(0)
    names = pd.Series([chart.name(down, value) for value in found.index], index=found.index, dtype=object)
    once = chart.frame.drop_duplicates(down).set_index(down)[_shared(chart)]
    heads = [chart.headings[down], *(chart.name(across, value) for value in found.columns)]
    whole = pd.concat([names, found, once], axis=1)
    return whole.set_axis([*heads, *(chart.headings[name] for name in once.columns)], axis=1)


def cells(chart: Chart) -> pd.DataFrame:
    """A line for each row of a heat map, a column for each of its columns; where nothing is, it is none."""
    found = grid(chart)
    heads = [chart.headings[chart.y], *found.columns]
    lines = [[name, *(value or 0 for value in line)] for name, line in zip(found.rows, found.cells, strict=True)]
    return pd.DataFrame(lines, columns=heads)


def _fits(chart: Chart) -> bool:
    return chart.kind == "heat" and not chart.empty and chart.frame[chart.x].nunique() <= ACROSS


def _shared(chart: Chart) -> list[str]:
    """The columns beside place, series and figure."""
    return [name for name in chart.headings if name not in (chart.x, chart.series, chart.y) and name in chart.frame]


def _order(chart: Chart, column: str) -> list[Any]:
    """The values in the order of their names where the names have one, else as they come."""
    present: Iterable[Any] = dict.fromkeys(chart.frame[column])
    if column != chart.series:
        return list(present)
    return [value for value in chart.names.get(column, {}) if value in set(present)]


def _is_plain(chart: Chart) -> bool:
    """Whether each series has one known figure at each place, and the rest is the same for all series there."""
    if chart.kind not in ONCE or chart.series is None or chart.frame.empty or chart.frame[chart.y].isna().any():
        return False
    if not {chart.x, chart.series, chart.y} <= set(chart.headings):
        return False
    shared = chart.frame.groupby(chart.x)[_shared(chart)].nunique(dropna=False)
    return not chart.frame.duplicated([chart.x, chart.series]).any() and bool((shared <= 1).all(axis=None))


def is_figure(column: "pd.Series[Any]") -> bool:
    """Whether a column holds figures; one of mixed objects does where every known value is one."""
    if column.dtype != object:
        return bool(pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column))
    known = [value for value in column if not pd.isna(value)]
    return bool(known) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in known)
