"""A Report in; every number that it shows out, under a name that is the same in all languages, and the words for it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lib.charts.chart import Chart
from lib.queries.frozen import Key
from lib.reports.blocks import Readings, Report
from lib.reports.tables import is_figure

LINES: Final = "lines"  # how many lines a table has
READINGS: Final = "readings"  # the block of the indicators
VALUE, PREVIOUS, TARGET = "value", "previous", "target"


class Said(NamedTuple):
    """What a number is, in the words of a report."""

    section: str
    what: str
    line: str
    column: str
    currency: str = ""


def numbers(report: Report) -> dict[Key, float | None]:
    """Section, block, line and column of each number, and the number; None where it is not known."""
    return {key: value for key, value, _ in _found(report)}


def words_for(report: Report) -> dict[Key, Said]:
    """What each of these numbers is."""
    return {key: said for key, _, said in _found(report)}


def _found(report: Report) -> Iterator[tuple[Key, float | None, Said]]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Readings):
                for f in block.figures:
                    aim = ((TARGET, f.target),) if f.target is not None else ()
                    for name, value in ((VALUE, f.value), (PREVIOUS, f.previous), *aim):
                        said = Said(section.title, block.title, f.name, name, f.currency)
                        yield (section.key, READINGS, f.key, name), value, said
        for drawn in section.charts:
            for line, name, value, words, heading in _of_chart(drawn.chart):
                currency = drawn.chart.currency if name == drawn.chart.y else ""
                said = Said(section.title, drawn.chart.title, words, heading, currency or "")
                yield (section.key, drawn.key, line, name), value, said


def _of_chart(chart: Chart) -> Iterator[tuple[str, str, float | None, str, str]]:
    yield "", LINES, float(len(chart.frame)), "", LINES
    keys = _keys(chart)
    figures = [
        name for name in chart.headings if name in chart.frame and name not in keys and is_figure(chart.frame[name])
    ]
    seen: dict[str, int] = {}
    # As records: a row of a frame would make a year that stands beside a share a fraction.
    for row in chart.frame.to_dict("records"):
        line = " · ".join(str(row[key]) for key in keys)
        seen[line] = seen.get(line, 0) + 1
        line = line if seen[line] == 1 else f"{line} ({seen[line]})"
        words = " · ".join(chart.name(key, row[key]) for key in _named(chart, keys))
        words = words if "key" not in keys else str(row[_named(chart, keys)[0]])
        for name in figures:
            value = row[name]
            yield line, name, None if pd.isna(value) else float(value), words, chart.headings[name]


def _keys(chart: Chart) -> list[str]:
    """The columns that tell the lines apart."""
    if chart.kind == "heat":
        return [chart.y, chart.x]
    found = [chart.x, *([chart.series] if chart.series and chart.kind != "spans" else [])]
    # Titles are other ones in other languages.
    return ["key"] if "key" in chart.frame else found


def _named(chart: Chart, keys: list[str]) -> list[str]:
    """The columns by which a reader tells the lines apart."""
    if keys != ["key"]:
        return keys
    texts = [name for name in chart.headings if name in chart.frame and not is_figure(chart.frame[name])]
    by_name = [name for name in texts if name in ("title", "partner_name", "association")]
    return (by_name or texts or ["key"])[:1]
