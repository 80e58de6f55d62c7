"""A Report in; slides with charts that PowerPoint edits out; rule, source and mark stand in the speaker's notes."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from lib import theme
from lib.drawing import slides
from lib.drawing.sheets import mark
from lib.drawing.slide_cells import Cells, Look, letters
from lib.i18n import Words, words
from lib.reports.blocks import ChartBlock, Readings, Report, Rules, Section, Sentence, TableBlock
from lib.reports.figures import heads, lines, right
from lib.reports.marks import illustrative
from lib.reports.tables import table

WIDE, HIGH = Inches(13.333), Inches(7.5)
SIDE: Final = Inches(0.6)
ROOM: Final = WIDE - 2 * SIDE
TOP: Final = Inches(1.75)
LINES: Final = 10  # of a table on one slide
RULES: Final = 9  # of the rules on one slide
TITLE_ONLY: Final = 5  # the layout of python-pptx's own template
QUIET, WARN = "#55626F", "#8A4B08"


def pptx(report: Report) -> bytes:
    """The presentation."""
    w = words(report.language)
    show: Any = Presentation()
    show.slide_width, show.slide_height = WIDE, HIGH
    _properties(show, report)
    _cover(show, report, w)
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, ChartBlock):
                _chart(show, report, section, block, w)
            elif isinstance(block, Readings):
                _readings(show, report, section, block, w)
            elif isinstance(block, TableBlock):
                _table(show, report, section, block, w)
            elif isinstance(block, Rules):
                _rules(show, report, section, block)
    buffer = BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def _properties(show: Any, report: Report) -> None:
    kept = show.core_properties
    kept.title, kept.author = f"{report.title} {report.period}", report.university
    kept.language, kept.subject = report.language, report.period
    kept.created = kept.modified = datetime(report.as_of.year, report.as_of.month, report.as_of.day, tzinfo=UTC)


def _cover(show: Any, report: Report, w: Words) -> None:
    slide = _slide(show, report.title, Inches(2.6), 44)
    _text(slide, report.university, Inches(1.7), 20, QUIET)
    _text(slide, report.period, Inches(3.5), 30, theme.colour("accent"))
    _text(slide, w("As at {day}", day=w.date(report.as_of, "long")), Inches(4.3), 16)
    # A guest's brief has the mark among its notes already.
    said = dict.fromkeys((*report.notes, illustrative(report.illustrative, w)))
    _text(slide, "\n".join(one for one in said if one), Inches(5.1), 14, WARN)


def _chart(show: Any, report: Report, section: Section, block: ChartBlock, w: Words) -> None:
    chart = block.chart
    slide = _headed(show, report, section, chart.title, chart.sentence, chart.illustrative, w)
    slides.put(slide, slides.Area(SIDE, TOP, ROOM, HIGH - TOP - Inches(0.65)), chart, w, 14)
    _notes(slide, chart.rule, *chart.notes, mark(chart.illustrative, w), *_sources(report))


def _readings(show: Any, report: Report, section: Section, block: Readings, w: Words) -> None:
    said = " ".join(one.text for one in section.blocks if isinstance(one, Sentence))
    marked = max((f.illustrative for f in block.figures), default=0)
    slide = _headed(show, report, section, block.title, said, marked, w)
    _grid(slide, heads(block, w), lines(block), right(block))
    _notes(slide, *(f"{f.name}: {f.rule} {f.source}" for f in block.figures), mark(marked, w))


def _table(show: Any, report: Report, section: Section, block: TableBlock, w: Words) -> None:
    chart, found = block.chart, table(block.chart, w, LINES)
    slide = _headed(show, report, section, chart.title, chart.sentence, chart.illustrative, w)
    _grid(slide, found.heads, found.lines, found.figures)
    if found.left:
        _text(slide, found.more(w), HIGH - Inches(0.85), 11, QUIET)
    _notes(slide, chart.rule, *chart.notes, mark(chart.illustrative, w), *_sources(report))


def _rules(show: Any, report: Report, section: Section, block: Rules) -> None:
    for first in range(0, len(block.rules), RULES):
        slide = _slide(show, block.title, Inches(0.7), 26)
        _foot(slide, report, section, len(show.slides))
        box = slide.shapes.add_textbox(SIDE, Inches(1.5), ROOM, HIGH - Inches(2.2)).text_frame
        box.word_wrap = True
        for place, rule in enumerate(block.rules[first : first + RULES]):
            lines = box.paragraphs[0] if place == 0 else box.add_paragraph()
            lines.space_after = Pt(5)
            for text, bold in ((f"{rule.name}: ", True), (" ".join(filter(None, (rule.text, rule.source))), False)):
                run = lines.add_run()
                run.text, run.font.size, run.font.bold = text, Pt(11), bold


def _sources(report: Report) -> list[str]:
    """Where the rows come from, as the last section says it."""
    listed = [block for block in report.sections[-1].blocks if isinstance(block, Rules)][-1:]
    return [f"{block.title}: {'; '.join(rule.name for rule in block.rules)}" for block in listed]


def _headed(
    show: Any, report: Report, section: Section, title: str, sentence: str, illustrative_rows: int, w: Words
) -> Any:
    slide = _slide(show, title, Inches(0.55), 26)
    _text(slide, section.title, Inches(0.3), 12, theme.colour("accent"))
    _text(slide, sentence, Inches(1.15), 15, QUIET)
    if illustrative_rows:
        badge = _text(slide, w("Illustrative"), Inches(0.3), 12, WARN)
        badge.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    _foot(slide, report, section, len(show.slides))
    return slide


def _foot(slide: Any, report: Report, section: Section, number: int) -> None:
    _text(slide, f"{report.university} · {report.title} · {report.period}", HIGH - Inches(0.5), 10, QUIET)
    page = _text(slide, str(number), HIGH - Inches(0.5), 10, QUIET)
    page.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _slide(show: Any, title: str, top: int, size: int) -> Any:
    """A slide with its title in the place that a reader of outlines finds it."""
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = SIDE, top, ROOM, Pt(size * 1.5)
    shape.text_frame.text = title
    shape.text_frame.word_wrap, shape.text_frame.vertical_anchor = True, MSO_ANCHOR.TOP
    shape.text_frame.margin_left = shape.text_frame.margin_top = 0
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    for run in paragraph.runs:
        letters(run, size, theme.named("textColor"), True)
    return slide


def _text(slide: Any, text: str, top: int, size: int, colour: str = "") -> Any:
    shape = slide.shapes.add_textbox(SIDE, top, ROOM, Pt(size * 1.6))
    frame = shape.text_frame
    frame.word_wrap, frame.margin_left, frame.margin_right, frame.margin_top = True, 0, 0, 0
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            letters(run, size, colour or theme.named("textColor"))
    return shape


def _grid(slide: Any, heads: Any, lines: Any, figures: Any) -> None:
    """A table: columns as wide as their longest texts ask for."""
    columns = list(zip(heads, *lines, strict=True))
    longest = [max(len(text) for text in column) for column in columns]
    words_in = [max(len(word) for text in column for word in f"{text} -".split()) for column in columns]
    shares = [max(min(letters, 36), 1.3 * word, 6) for letters, word in zip(longest, words_in, strict=True)]
    size = 13 if sum(shares) < 105 else 10.5
    shape = slide.shapes.add_table(len(lines) + 1, len(heads), SIDE, TOP, ROOM, Inches(0.36) * (len(lines) + 1))
    drawn = shape.table
    drawn.horz_banding = False
    for column, share in zip(drawn.columns, shares, strict=True):
        column.width = Emu(round(ROOM * share / sum(shares)))
    cells, ink = Cells(), theme.named("textColor")
    for number, row in enumerate((heads, *lines)):
        for place, text in enumerate(row):
            fill = "#E9F1F3" if number == 0 else "#FFFFFF"
            align = PP_ALIGN.RIGHT if figures[place] else PP_ALIGN.LEFT
            cells.write(drawn.cell(number, place), str(text), Look(size, fill, ink, number == 0, align))


def _notes(slide: Any, *said: str) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(one for one in said if one)
