"""A timeline and an area of a slide in; its bars, names and years as shapes that PowerPoint moves and edits out."""

from datetime import date
from typing import Any, Final, NamedTuple

import pandas as pd
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from lib import theme
from lib.charts.chart import Chart
from lib.drawing.parts import Part, brief_bars, day, days_of, parts, places, shade
from lib.drawing.slide_cells import letters, rgb
from lib.drawing.slide_letters import wide
from lib.i18n import Words

EMU: Final = 12700  # in a point
SIZE: Final = 18.0  # points of a name
SMALL: Final = 16.0  # of the legend and of years
NAMES: Final = 0.46  # of the width that names may take
SLIM: Final = 5.0  # points of a bar that lasts a day
ROWS: Final = 54.0  # points of a row, at most
EDGE: Final = 30.0  # half of the room for a year, the last of which stands at the right edge


class Frame(NamedTuple):
    """Where bars lie, in points of the slide: their left and right edge, the first day, points of a day."""

    left: float
    right: float
    begin: int
    day: float


def put(slide: Any, area: tuple[int, int, int, int], chart: Chart, words: Words) -> Any:
    """The group of shapes; a bar from the date in `y` to that in `end` for each line of the frame."""
    assert chart.end is not None
    left, top, across, high = (length / EMU for length in area)
    group = slide.shapes.add_group_shape()
    names = [chart.name(chart.x, at) for at in places(chart)]
    room = min(max(wide(name, SIZE) for name in names) + 12, across * NAMES)
    days = days_of(chart)
    first, last = days.min().year, days.max().year + 1
    begin = date(first, 1, 1).toordinal()
    scale = (across - room - EDGE) / (date(last, 1, 1).toordinal() - begin)
    frame = Frame(left + room, left + across - EDGE, begin, scale)
    rows = _legend(group, parts(chart), left, frame, top) + SMALL * 0.8
    each = min(ROWS, (top + high - rows - SMALL * 1.8) / len(names))
    _years(group, first, last, frame, rows, rows + each * len(names))
    for number, name in enumerate(names):
        _text(group, name, (left, rows + each * number, room - 8, each), SIZE)
    for part in parts(chart):
        _bars(group, chart, part, frame, rows, each)
    _days(group, chart, words, frame, rows, each)
    return group


def _bars(group: Any, chart: Chart, part: Part, frame: Frame, top: float, each: float) -> None:
    order = places(chart)
    starts, ends = pd.to_datetime(part.rows[chart.y]), pd.to_datetime(part.rows[chart.end])
    for at, start, end in zip(part.rows[chart.x], starts, ends, strict=True):
        x = frame.left + (start.toordinal() - frame.begin) * frame.day
        long = SLIM if pd.isna(end) else max(SLIM, (end.toordinal() - start.toordinal()) * frame.day)
        bar = _box(group, (x, top + each * (order.index(at) + 0.25), long, each * 0.5), shade(part.meaning))
        bar.name = chart.name(chart.x, at)


def _days(group: Any, chart: Chart, words: Words, frame: Frame, top: float, each: float) -> None:
    """The first day of each short bar: after it, or before it where the slide ends."""
    order = places(chart)
    for at, start, end in brief_bars(chart):
        text = day(chart, words, start)
        room = wide(text, SMALL) + 8
        first, last = (frame.left + (one.toordinal() - frame.begin) * frame.day for one in (start, end))
        after = max(last, first + SLIM) + 5
        fits = after + room <= frame.right + EDGE
        area = (after if fits else first - 5 - room, top + each * order.index(at), room, each)
        _text(group, text, area, SMALL, PP_ALIGN.LEFT if fits else PP_ALIGN.RIGHT)


def _legend(group: Any, found: list[Part], left: float, frame: Frame, top: float) -> float:
    """A square and a word for each kind, above the bars, or over the whole width and several rows; where it ends."""
    rooms = [wide(part.name, SMALL) + 16 for part in found]
    start = x = frame.left if sum(rooms) + SMALL * len(rooms) <= frame.right - frame.left else left
    for part, room in zip(found, rooms, strict=True):
        if x > start and x + SMALL + room > frame.right:
            x, top = start, top + SMALL * 1.5
        _box(group, (x, top + SMALL * 0.35, SMALL * 0.7, SMALL * 0.7), shade(part.meaning))
        _text(group, part.name, (x + SMALL, top, room, SMALL * 1.4), SMALL)
        x += SMALL + room
    return top + SMALL * 1.4


def _years(group: Any, first: int, last: int, frame: Frame, top: float, bottom: float) -> None:
    """A thin line at each new year, and the year below it; fewer where they would touch."""
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if frame.day * 365 * n > wide("2026", SMALL) + 12)
    for year in range(first, last + 1):
        if year % step == 0:
            x = frame.left + (date(year, 1, 1).toordinal() - frame.begin) * frame.day
            _box(group, (x, top, 0.75, bottom - top), theme.named("borderColor"))
            _text(group, str(year), (x - EDGE, bottom + 2, 2 * EDGE, SMALL * 1.5), SMALL, PP_ALIGN.CENTER)


def _box(group: Any, area: tuple[float, float, float, float], colour: str) -> Any:
    shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(round(length * EMU) for length in area))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape


def _text(
    group: Any, text: str, area: tuple[float, float, float, float], size: float, align: PP_ALIGN = PP_ALIGN.LEFT
) -> None:
    frame = group.shapes.add_textbox(*(round(length * EMU) for length in area)).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    run = paragraph.add_run()
    run.text = text
    letters(run, size, theme.named("textColor"))
