"""A Chart and an area of a slide in; on the slide: a chart that PowerPoint edits, or a table where it has none."""

import math
from typing import Any, Final, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import formats, slide_tables
from lib.drawing.layout import short
from lib.drawing.parts import (
    EMPTY,
    Part,
    counts,
    figures,
    named,
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
from lib.drawing.slide_cells import rgb
from lib.drawing.slide_letters import longest_word
from lib.i18n import Words

TEXT: Final = 12  # points of a word in a chart
LEVEL: Final = 10  # and of a name below a column at least; smaller ones lie on their side
SHARE: Final = 0.88  # of the width of a chart, for its columns
ROOM: Final = 1.16  # of the longest bar, for the figure behind it
BLANK: Final = "\u00a0"
KINDS: Final = {
    ("columns", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("columns", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("ranked", True): XL_CHART_TYPE.BAR_STACKED,
    ("ranked", False): XL_CHART_TYPE.BAR_CLUSTERED,
    # Each side of a balance lies in the same row: as clustered bars they may carry their figures outside.
    ("balance", True): XL_CHART_TYPE.BAR_CLUSTERED,
    ("balance", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("lines", True): XL_CHART_TYPE.LINE_MARKERS,
    ("lines", False): XL_CHART_TYPE.LINE_MARKERS,
}


class Area(NamedTuple):
    """A place on a slide in EMU, as python-pptx gives that of a placeholder."""

    left: int
    top: int
    wide: int
    high: int


def put(slide: Any, area: Area, chart: Chart, words: Words, size: int = TEXT) -> Any:
    """The shape that now stands there."""
    if chart.empty:
        shape = slide.shapes.add_textbox(*area)
        shape.text_frame.word_wrap = True
        shape.text_frame.text = words(EMPTY)
        shape.text_frame.paragraphs[0].font.size = Pt(size + 4)
    elif chart.kind in ("heat", "flows", "spans"):
        shape = slide_tables.put(slide, area, chart, words)
    else:
        shape = _chart(slide, area, chart, words, size)
    shape.name = chart.title
    # What a screen reader says in place of the picture.
    shape._element.xpath(".//p:cNvPr")[0].set("descr", " ".join(t for t in (chart.title, chart.sentence) if t))
    return shape


def _chart(slide: Any, area: Area, chart: Chart, words: Words, size: int) -> Any:
    found = parts(chart)
    stacked = len(found) > 1 and chart.kind in ("columns", "ranked")
    code = formats.on_mark(chart, words)
    data: Any = CategoryChartData(number_format=code)  # type: ignore[no-untyped-call]
    names, letters = _below(chart, words, area.wide, size)
    data.categories = names
    for number, part in enumerate(found):
        sign = -1 if chart.kind == "balance" and number == 0 else 1
        own = figures(chart, part)
        data.add_series(part.name or chart.headings[chart.y], [_signed(own.get(at), sign) for at in places(chart)])
    if stacked:
        # LibreOffice counts the legend of lying stacks backwards and would strike out another entry than PowerPoint.
        data.add_series(words("Total") if chart.kind == "columns" else BLANK, [float(value) for value in sums(chart)])
    shape = slide.shapes.add_chart(KINDS[chart.kind, len(found) > 1], *area, data)
    drawn = shape.chart
    drawn.font.size, drawn.font.color.rgb = Pt(size), rgb(theme.named("textColor"))
    _titled(drawn, unit(chart, words)[1], size)
    _coloured(chart, drawn, found)
    _figures(chart, drawn, code, stacked)
    _axes(chart, drawn, code)
    if letters:
        drawn.category_axis.tick_labels.font.size = Pt(letters)
        # Not on their side, where they are hard to read.
        drawn.category_axis._element.find("{*}txPr").find("{*}bodyPr").set("rot", "0")
    _legend(drawn, len(found), stacked)
    return shape


def _below(chart: Chart, words: Words, room: int, size: int) -> tuple[list[str], float]:
    """The names of the places and, below columns, the letters in which no word of them breaks; 0 where none do."""
    names = named(chart, words)
    if chart.kind not in ("columns", "lines"):
        return names, 0
    each = SHARE * room / Pt(1) / len(names)
    for tried in (names, [short(name) for name in names]):
        letters = min(float(size), size * each / longest_word(tried, size))
        if letters >= LEVEL:
            return tried, math.floor(letters * 2) / 2
    return names, 0


def _titled(drawn: Any, counted: str, size: int) -> None:
    """What the figures count, small above the chart, where it is money; the title itself is the slide's."""
    drawn.has_title = bool(counted)
    if counted:
        drawn.chart_title.include_in_layout = False
        drawn.chart_title.text_frame.text = counted
        font = drawn.chart_title.text_frame.paragraphs[0].font
        font.size, font.bold = Pt(size), False


def _signed(value: float | None, sign: int) -> float | None:
    return None if value is None else sign * value


def _most(chart: Chart) -> float:
    """The longest bar, or the highest point."""
    if chart.kind in ("columns", "ranked"):
        return float(max(sums(chart)))
    return float(chart.frame[chart.y].max())


def _coloured(chart: Chart, drawn: Any, found: list[Part]) -> None:
    """The colour of each series by its meaning; lighter points where the year is not over or another is chosen."""
    for series, part in zip(drawn.plots[0].series, found, strict=False):
        whole = shade(part.meaning)
        if chart.kind == "lines":
            series.smooth = False
            series.format.line.color.rgb = rgb(whole)
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = rgb(whole)
            continue
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(whole)
        own = shades(chart, part)
        for number, at in enumerate(places(chart)):
            if own.get(at, whole) != whole:
                point = series.points[number].format.fill
                if at in chart.hatched:
                    point.patterned()
                    point.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
                    point.back_color.rgb = rgb("#FFFFFF")
                else:
                    point.solid()
                point.fore_color.rgb = rgb(own[at])


def _figures(chart: Chart, drawn: Any, code: str, stacked: bool) -> None:
    """A figure at each bar; of a stack its sum, which is a series that is not seen and begins where the stack ends."""
    plot = drawn.plots[0]
    if chart.kind != "lines":
        plot.gap_width = spaced(chart)
        plot.overlap = 100 if stacked or chart.kind == "balance" else 0
    if chart.kind == "lines" and len(list(plot.series)) > 1:
        return
    carrier = list(plot.series)[-1] if stacked else plot
    labels = carrier.data_labels if stacked else _plot_labels(plot)
    labels.show_value = True
    # A bar that is not there has no figure; on the left side of a balance the sign is the side.
    sided = chart.kind == "balance" or (stacked and not chart.currency)
    labels.number_format = formats.two_sided(code, chart) if sided else code
    labels.number_format_is_linked = False
    if stacked:
        carrier.format.fill.background()
        labels.position = XL_LABEL_POSITION.INSIDE_BASE
    else:
        labels.position = XL_LABEL_POSITION.ABOVE if chart.kind == "lines" else XL_LABEL_POSITION.OUTSIDE_END


def _plot_labels(plot: Any) -> Any:
    plot.has_data_labels = True
    return plot.data_labels


def _axes(chart: Chart, drawn: Any, code: str) -> None:
    values, names = drawn.value_axis, drawn.category_axis
    left, right = reach(chart)
    values.minimum_scale, values.maximum_scale = -left * ROOM, right * ROOM
    values.format.line.fill.background()
    names.format.line.color.rgb = rgb(theme.named("borderColor"))
    names.tick_labels.offset = 20
    if chart.kind in ("columns", "lines"):
        values.major_gridlines.format.line.color.rgb = rgb(theme.named("borderColor"))
        marks = steps(_most(chart), counts(chart))
        values.major_unit = marks[1] if len(marks) > 1 else None
        values.tick_labels.number_format = code
        values.tick_labels.number_format_is_linked = False
        return
    values.has_major_gridlines = values.visible = False
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _legend(drawn: Any, series: int, stacked: bool) -> None:
    drawn.has_legend = series > 1
    if series > 1:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    if stacked and drawn.plots[0].series[-1].name != BLANK:
        # python-pptx has no word for it: the series of the sums stands in no legend.
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{series}"/><c:delete val="1"/></c:legendEntry>'
        drawn.legend._element.find("{*}legendPos").addnext(parse_xml(entry))
