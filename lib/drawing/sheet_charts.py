"""A Chart and a place on a sheet in; Excel's own chart there, on figures that lie below it, out."""

from typing import Any, Final

import pandas as pd
from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import formats
from lib.drawing.parts import (
    counts,
    figures,
    named,
    number,
    parts,
    places,
    reach,
    shade,
    shades,
    spaced,
    steps,
    sums,
    unit,
)
from lib.i18n import Words

KINDS: Final = {"columns": "column", "ranked": "bar", "balance": "bar", "lines": "line"}
ROOM: Final = 1.16  # of the longest bar, for the figure behind it
WIDE: Final = 640  # pixels
BLANK: Final = "\u00a0"
ROW: Final = 20  # pixels of a row of the sheet


def put(book: Any, sheet: Any, chart: Chart, words: Words, row: int, column: int) -> dict[int, float]:
    """The chart with its upper left corner in this cell; the figures that it draws in the rows below it.

    The widths of the columns of these figures are the answer; nothing where no chart is drawn.
    """
    if chart.kind not in KINDS or not pd.api.types.is_numeric_dtype(chart.frame[chart.y]):
        return {}
    high = _high(chart)
    first = row + high // ROW + 2
    found = parts(chart)
    stacked = len(found) > 1 and chart.kind in ("columns", "ranked")
    widths = _figures(book, sheet, chart, words, first, column, stacked)
    drawn = book.add_chart({"type": KINDS[chart.kind], **({"subtype": "stacked"} if stacked else {})})
    name = "'" + sheet.get_name().replace("'", "''") + "'"
    for place in range(len(found) + stacked):
        drawn.add_series(_series(chart, words, place, name, first, column, stacked))
    _dress(drawn, chart, words, len(found), stacked)
    drawn.set_size({"width": WIDE, "height": high})
    sheet.insert_chart(row, column, drawn, {"description": f"{chart.title}. {chart.sentence}", "object_position": 2})
    return widths


def rows(chart: Chart) -> int:
    """Rows that a chart takes with the figures below it."""
    return _high(chart) // ROW + len(places(chart)) + 3 if chart.kind in KINDS else 0


def _high(chart: Chart) -> int:
    return 320 if chart.kind in ("columns", "lines") else max(240, 80 + 22 * len(places(chart)))


def _figures(
    book: Any, sheet: Any, chart: Chart, words: Words, first: int, column: int, stacked: bool
) -> dict[int, float]:
    """A row for each place, a column for each series; the sums of a stack follow the figures when they are changed."""
    style = book.add_format({"num_format": _code(chart, words)})
    head = book.add_format({"bold": True, "bottom": 1})
    found, ends = parts(chart), sums(chart)
    names = [part.name or chart.headings[chart.y] for part in found]
    widths: dict[int, float] = {}
    for place, text in enumerate([chart.headings.get(chart.x, ""), *names, *([words("Total")] if stacked else [])]):
        sheet.write_string(first, column + place, text, head)
        widths[column + place] = max(12, len(text) + 1)
    names = named(chart, words)
    longest = max(map(len, names))
    widths[column] = min(40, max(10, longest + 1))
    for each, wide in widths.items():
        sheet.set_column(each, each, wide)
    for line, at in enumerate(places(chart), start=first + 1):
        sheet.write_string(line, column, names[line - first - 1])
        for place, part in enumerate(found, start=1):
            value = figures(chart, part).get(at)
            if value is not None:
                sheet.write_number(line, column + place, -value if _left(chart, place) else value, style)
        if stacked:
            own = f"{xl_col_to_name(column + 1)}{line + 1}:{xl_col_to_name(column + len(found))}{line + 1}"
            value = number(ends[line - first - 1]) or 0
            sheet.write_formula(line, column + len(found) + 1, f"=SUM({own})", style, value)
    return widths


def _left(chart: Chart, place: int) -> bool:
    """Whether a series lies to the left of the middle."""
    return chart.kind == "balance" and place == 1


def _code(chart: Chart, words: Words) -> str:
    if chart.currency:
        return formats.amount(chart.currency, words)
    code = formats.on_mark(chart, words)
    return formats.two_sided(code, chart) + code if chart.kind == "balance" else code


def _series(
    chart: Chart, words: Words, place: int, name: str, first: int, column: int, stacked: bool
) -> dict[str, Any]:
    """One series; behind the last of a stack its sums, which are not seen and begin where the stack ends."""
    order, found = places(chart), parts(chart)
    last = first + len(order)
    options: dict[str, Any] = {
        "name": f"={name}!{xl_range_abs(first, column + place + 1, first, column + place + 1)}",
        "categories": f"={name}!{xl_range_abs(first + 1, column, last, column)}",
        "values": f"={name}!{xl_range_abs(first + 1, column + place + 1, last, column + place + 1)}",
        "gap": spaced(chart),
        "overlap": 100 if stacked or chart.kind == "balance" else 0,
    }
    code = formats.on_mark(chart, words)
    hidden = formats.two_sided(code, chart) if not chart.currency and (stacked or chart.kind == "balance") else code
    labels = {"value": True, "num_format": hidden}
    if place == len(found):
        # LibreOffice counts the legend of lying stacks backwards and would strike out another entry than Excel.
        options |= {"name": BLANK} if chart.kind == "ranked" else {}
        return options | {"fill": {"none": True}, "data_labels": labels | {"position": "inside_base"}}
    whole, own = shade(found[place].meaning), shades(chart, found[place])
    if chart.kind == "lines":
        marker = {"type": "circle", "size": 6, "fill": {"color": whole}, "border": {"none": True}}
        return options | {"line": {"color": whole, "width": 2}, "marker": marker}
    points = [_point(own.get(at, whole), at in chart.hatched) for at in order]
    if not stacked:
        options["data_labels"] = labels | {"position": "outside_end"}
    return options | {"fill": {"color": whole}, "points": points if set(own.values()) != {whole} else None}


def _point(colour: str, hatched: bool) -> dict[str, Any]:
    """How one bar is filled."""
    if hatched:
        return {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": "#FFFFFF"}}
    return {"fill": {"color": colour}}


def _dress(drawn: Any, chart: Chart, words: Words, series: int, stacked: bool) -> None:
    """Title, legend and axes."""
    font = {"size": 9, "color": theme.named("textColor")}
    line, (left, right) = {"color": theme.named("borderColor")}, reach(chart)
    title = " · ".join(filter(None, (chart.title, unit(chart, words)[1])))
    drawn.set_title({"name": title, "name_font": font | {"size": 12, "bold": True}, "overlay": False})
    legend = {"position": "top", "font": font}
    lying = chart.kind in ("ranked", "balance")
    struck = {"delete_series": [series]} if stacked and not lying else {}
    drawn.set_legend({"none": True} if series < 2 else legend | struck)
    names: dict[str, Any] = {"num_font": font, "line": line, "reverse": lying, "label_position": "low"}
    values: dict[str, Any] = {
        "num_font": font,
        "min": -left * ROOM,
        "max": right * ROOM,
    }
    if lying:
        values |= {"visible": False, "major_gridlines": {"visible": False}}
    else:
        marks = steps(right, counts(chart))
        values |= {"major_gridlines": {"visible": True, "line": line}, "line": {"none": True}}
        values |= {"num_format": formats.on_mark(chart, words), "major_unit": marks[1] if len(marks) > 1 else 1}
    drawn.set_x_axis(values if lying else names)
    drawn.set_y_axis(names if lying else values)
