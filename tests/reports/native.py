"""A chart and what a slide has of it: the figures that PowerPoint edits are those of the frame."""

import re
from typing import Any

import pytest

from lib.charts.chart import Chart
from lib.drawing.sheets import plain
from lib.i18n import Words

NAMELESS = "\u00a0"  # of the series of sums where bars lie


def same(chart: Chart, categories: list[str], series: dict[str, list[float | None]], w: Words) -> int:
    """Each series has its name and the figures of the frame, the places theirs; how many figures were compared."""
    places = list(dict.fromkeys(chart.frame[chart.x]))
    marks = {chart.unfinished: f" {w('so far')}"} | dict.fromkeys(chart.unknown, " ?")
    called = [chart.name(chart.x, place) + marks.get(place, "") for place in places]
    # Below columns without the century where there is little room.
    assert categories in (called, [re.sub(r"\b20(\d\d)", "\u2019\\1", name) for name in called])
    names: list[str] = []
    for code in order(chart) if chart.series else [None]:
        rows = chart.frame if code is None else chart.frame[chart.frame[chart.series] == code]
        own = rows.set_index(chart.x)[chart.y]
        name = chart.headings[chart.y] if code is None else chart.name(chart.series or "", code)
        names.append(name)
        left = chart.kind == "balance" and code == "outgoing"
        wanted = [plain(own.get(place)) for place in places]
        assert [None if v is None else -v if left else v for v in series[name]] == wanted, (chart.title, name)
    # Of a stack the sum is a series that is not seen.
    stacked = len(names) > 1 and chart.kind != "balance"
    total = w("Total") if chart.kind == "columns" else NAMELESS
    assert set(series) == {*names, *([total] if stacked else [])}
    if stacked:
        assert series[total] == pytest.approx(sums(chart))
    return len(places) * len(series)


def sums(chart: Chart) -> list[float]:
    """The sum at each place."""
    return [float(rows[chart.y].sum()) for _, rows in chart.frame.groupby(chart.x, sort=False)]


def order(chart: Chart) -> list[Any]:
    """The series that have rows, in the order of their names."""
    assert chart.series is not None
    present = set(chart.frame[chart.series])
    return [value for value in chart.names[chart.series] if value in present]
