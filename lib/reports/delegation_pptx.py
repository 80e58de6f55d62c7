"""The six slides of one guest in; the same six as a presentation out: maps, native charts, rule and source as notes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from lib import theme
from lib.charts.chart import Chart
from lib.charts.world import WorldMap
from lib.drawing import paper_map, slide_spans, slides
from lib.drawing.slide_letters import high, lines, wide
from lib.i18n import Words, words
from lib.reports.blocks import Report
from lib.reports.marks import illustrative
from lib.reports.parts import Number, Slide
from lib.reports.slide_frame import HIGH, QUIET, ROOM, SIDE, WARN, WIDE, described, empty, notes, saved, text, titled
from lib.reports.slide_lists import BODY, GUTTER, Box, put, written

TITLE, SAID, SMALL = 32.0, 20.0, 12.0  # points of letters; the last for rules only
BOTTOM: Final = HIGH - Inches(0.95)  # where the rule begins
PANEL: Final = Inches(4.9)  # for the words beside the first map
PIXELS: Final = 96  # of a map for an inch: as on the wall
NAMED: Final = 1.15  # times as wide as a map is the list beside it: few names of universities break there
COLUMNS: Final = 1.3  # times as wide as bars beside them
FEW: Final = 4  # numbers in a row
TALLEST: Final = Inches(2.2)  # a row of numbers
LARGE, BESIDE = 60.0, 48.0  # points of a number where there are two rows of them, and three
MASKED: Final = 28.0  # and of one that is said in words


def pptx(made: Sequence[Slide], report: Report) -> bytes:
    """The presentation."""
    w = words(report.language)
    show = empty(report.title, report.university, report.period, report.language, report.as_of)
    for number, one in enumerate(made):
        slide = _body(show, one, w) if number else _welcome(show, one)
        notes(slide, _said(one, report, w))
    return saved(show)


def _said(one: Slide, report: Report, w: Words) -> list[str]:
    """For the speaker: how it is counted, whether rows are illustrative, and whose data it is."""
    source = (report.university, w("International Cooperation Department"), w("As at {day}", day=w.date(report.as_of)))
    charts = [text for chart in one.charts for text in (f"{chart.title}. {chart.sentence}", *chart.notes)]
    return [one.rule, *charts, illustrative(int(one.illustrative), w), " · ".join(source)]


def _welcome(show: Any, one: Slide) -> Any:
    """Both names, the day and the place beside the way between them."""
    guest, home, day, where = one.sentences
    room = PANEL - SIDE - Inches(0.3) if one.map else ROOM
    size = next(s for s in (44.0, 40.0, 36.0, 32.0, 28.0, 24.0) if s == 24 or _fits(guest, room, s))
    slide = titled(show, guest, Inches(2.0), size, room=room)
    if one.map:
        _picture(slide, one.map, (PANEL, 0, WIDE - PANEL, HIGH))
    text(slide, one.title, Inches(1.35), SAID, theme.colour("accent"), room=room)
    below = Inches(2.1) + Pt(high([guest], room / Pt(1), size, True))
    for said, letter, colour, bold in ((where, SAID, QUIET, None), (home, 26.0, "", True), (day, SAID, QUIET, None)):
        if said:
            text(slide, said, below, letter, colour, room=room, bold=bold)
            below += Pt(high([said], room / Pt(1), letter, bool(bold)) + 14)
    if one.rule:
        text(slide, one.rule, BOTTOM, SMALL, WARN, room=room)
    return slide


def _fits(name: str, room: int, size: float) -> bool:
    """Whether a name has three lines at most, and no word of it breaks."""
    points = room / Pt(1)
    return lines(name, points, size, True) <= 3 and all(wide(word, size, True) <= points for word in name.split())


def _body(show: Any, one: Slide, w: Words) -> Any:
    """A title, its sentences, and below them numbers, or map, charts and lists side by side."""
    badge = wide(w("Illustrative"), BODY) + 20 if one.illustrative else 0
    slide = titled(show, one.title, Inches(0.4), TITLE, room=ROOM - Pt(badge))
    if one.illustrative:
        text(slide, w("Illustrative"), Inches(0.5), BODY, WARN, bold=True, align=PP_ALIGN.RIGHT)
    top = Inches(0.5) + Pt(high([one.title], ROOM / Pt(1) - badge, TITLE, True))
    for said in filter(None, one.sentences):
        text(slide, said, top, SAID, QUIET)
        top += Pt(high([said], ROOM / Pt(1), SAID, gap=4))
    if one.rule:
        text(slide, one.rule, BOTTOM + Inches(0.15), SMALL, QUIET, room=ROOM - Inches(0.6))
    text(slide, str(len(show.slides)), HIGH - Inches(0.45), SMALL, QUIET, align=PP_ALIGN.RIGHT)
    area = (SIDE, top + Inches(0.15), ROOM, BOTTOM - top - Inches(0.15))
    if one.numbers:
        _numbers(slide, one.numbers, area)
    elif one.map or one.charts:
        _beside(slide, one, area, w)
    else:
        put(slide, one.lists, area, 2, w)
    return slide


def _beside(slide: Any, one: Slide, area: Box, w: Words) -> None:
    """The map, the charts and the lists side by side."""
    left, top, whole, tall = area
    shares = [1.0] * bool(one.map) + [_share(chart) for chart in one.charts] + [NAMED] * bool(one.lists)
    room = (whole - GUTTER * (len(shares) - 1)) / sum(shares)
    starts = [round(left + room * sum(shares[:n]) + GUTTER * n) for n in range(len(shares))]
    boxes = iter([(start, top, round(room * share), tall) for start, share in zip(starts, shares, strict=True)])
    if one.map:
        _picture(slide, one.map, next(boxes))
    for chart in one.charts:
        _chart(slide, chart, next(boxes), chart.title != one.title, w)
    if one.lists:
        put(slide, one.lists, next(boxes), 1, w)


def _share(chart: Chart) -> float:
    """How wide a chart is beside others: many columns need the room for their names."""
    return COLUMNS if chart.kind == "columns" else 1.0


def _chart(slide: Any, chart: Chart, area: Box, headed: bool, w: Words) -> None:
    """A chart below its title, where the slide has another."""
    left, top, room, tall = area
    if headed:
        text(slide, chart.title, top, SAID, left=left, room=room, bold=True)
        taken = Pt(high([chart.title], room / Pt(1), SAID, True, 6))
        top, tall = top + taken, tall - taken
    if chart.kind == "spans":
        shape = slide_spans.put(slide, (left, top, room, tall), chart, w)
        described(shape, chart.title, f"{chart.title}. {chart.sentence}")
    else:
        slides.put(slide, slides.Area(left, top, room, tall), chart, w, 16)


def _picture(slide: Any, drawn: WorldMap, area: Box) -> None:
    wide_in, high_in = (round(length / Inches(1) * PIXELS) for length in area[2:])
    shape = slide.shapes.add_picture(BytesIO(paper_map.png(drawn, wide_in, high_in)), *area)
    described(shape, drawn.title, f"{drawn.title}. {drawn.sentence}")


def _numbers(slide: Any, found: Sequence[Number], area: Box) -> None:
    """Large figures in a grid, the words for each below it."""
    left, top, whole, tall = area
    across = 3 if len(found) in (3, 5, 6, 9) else min(FEW, len(found))
    rows = -(-len(found) // across)
    wide_each, high_each = (whole - GUTTER * (across - 1)) // across, min(tall // rows, TALLEST)
    top += (tall - rows * high_each) // 2
    for place, number in enumerate(found):
        x, y = left + place % across * (wide_each + GUTTER), top + place // across * high_each
        shape = slide.shapes.add_textbox(x, y, wide_each, high_each)
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        full = LARGE if rows < 3 else BESIDE
        first = frame.paragraphs[0]
        # As high as a figure, so that the words below all begin at one height.
        first.line_spacing = Pt(full * 1.2)
        written(first, number.text, MASKED if number.masked else full, theme.colour("accent"), True)
        written(frame.add_paragraph(), number.name, BODY if rows > 2 else SAID, QUIET)
