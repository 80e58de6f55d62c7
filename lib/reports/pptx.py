"""A Report in; slides with charts that PowerPoint edits out; rule, source and mark stand in the speaker's notes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from lib import theme
from lib.drawing import paper_world, slides
from lib.drawing.sheets import mark
from lib.drawing.slide_cells import letters
from lib.drawing.slide_letters import high
from lib.i18n import Words, words
from lib.reports import slide_grids
from lib.reports.blocks import ChartBlock, MapBlock, Readings, Report, Rules, Section, Sentence, TableBlock
from lib.reports.figures import heads, lines, right
from lib.reports.marks import illustrative
from lib.reports.slide_frame import HIGH, QUIET, ROOM, SIDE, WARN, WIDE, described, empty, notes, saved, text, titled
from lib.reports.slide_grids import Grid, grids
from lib.reports.tables import table

TOP: Final = Inches(1.85)
UNDER: Final = Inches(1.1)  # where the sentence begins
SAID: Final = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0)  # points of the sentence
AIR: Final = 6  # points between it and what is below: another font may have taller lines
LINES: Final = 10  # of a table on one slide
RULES: Final = 9  # of the rules on one slide
LETTERS: Final = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0)  # points of a rule
DEEP: Final = HIGH - Inches(2.2)  # room for rules


def pptx(report: Report) -> bytes:
    """The presentation."""
    w = words(report.language)
    show = empty(report.title, report.university, report.period, report.language, report.as_of)
    _cover(show, report, w)
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, ChartBlock):
                _chart(show, report, section, block, w)
            elif isinstance(block, MapBlock):
                _map(show, report, section, block, w)
            elif isinstance(block, Readings):
                _readings(show, report, section, block, w)
            elif isinstance(block, TableBlock):
                _table(show, report, section, block, w)
            elif isinstance(block, Rules):
                _rules(show, report, section, block)
    return saved(show)


def _cover(show: Any, report: Report, w: Words) -> None:
    slide = titled(show, report.title, Inches(2.6), 44)
    text(slide, report.university, Inches(1.7), 20, QUIET)
    text(slide, report.period, Inches(3.5), 30, theme.colour("accent"))
    text(slide, w("As at {day}", day=w.date(report.as_of, "long")), Inches(4.3), 16)
    said = dict.fromkeys((*report.notes, illustrative(report.illustrative, w)))
    text(slide, "\n".join(one for one in said if one), Inches(5.1), 14, WARN)


def _chart(show: Any, report: Report, section: Section, block: ChartBlock, w: Words) -> None:
    chart = block.chart
    slide = _headed(show, report, section, chart.title, chart.sentence, chart.illustrative, w)
    slides.put(slide, slides.Area(SIDE, TOP, ROOM, HIGH - TOP - Inches(0.65)), chart, w, 14)
    notes(slide, (chart.rule, *chart.notes, mark(chart.illustrative, w), *_sources(section, w)))


def _map(show: Any, report: Report, section: Section, block: MapBlock, w: Words) -> None:
    """A picture: PowerPoint has no map without the network."""
    drawn = block.drawn
    slide = _headed(show, report, section, drawn.title, drawn.sentence, drawn.illustrative, w)
    shape = slide.shapes.add_picture(
        BytesIO(paper_world.bare_png(drawn, w)), SIDE, TOP, height=HIGH - TOP - Inches(0.65)
    )
    shape.left = int((WIDE - shape.width) / 2)
    described(shape, drawn.title, f"{drawn.title}. {drawn.sentence}")
    notes(slide, (drawn.rule, mark(drawn.illustrative, w), *_sources(section, w)))


def _readings(show: Any, report: Report, section: Section, block: Readings, w: Words) -> None:
    said = " ".join(one.text for one in section.blocks if isinstance(one, Sentence))
    marked = max((f.illustrative for f in block.figures), default=0)
    for one in _grids(heads(block, w), lines(block), right(block)):
        slide = _headed(show, report, section, block.title, said, marked, w)
        slide_grids.put(slide, one, SIDE, TOP)
        notes(slide, (*(f"{f.name}: {f.rule} {f.source}" for f in block.figures), mark(marked, w)))


def _table(show: Any, report: Report, section: Section, block: TableBlock, w: Words) -> None:
    chart, found = block.chart, table(block.chart, w, LINES)
    for one in _grids(found.heads, found.lines, found.figures):
        slide = _headed(show, report, section, chart.title, chart.sentence, chart.illustrative, w)
        slide_grids.put(slide, one, SIDE, TOP)
        notes(slide, (chart.rule, *chart.notes, mark(chart.illustrative, w), *_sources(section, w)))
    if found.left:
        text(slide, found.more(w), HIGH - Inches(0.85), 11, QUIET)


def _grids(above: Sequence[str], below: Sequence[Sequence[str]], figures: Sequence[bool]) -> list[Grid]:
    return list(grids(above, below, figures, ROOM / Pt(1), (HIGH - TOP - Inches(0.95)) / Pt(1)))


def _rules(show: Any, report: Report, section: Section, block: Rules) -> None:
    for first in range(0, len(block.rules), RULES):
        slide = titled(show, block.title, Inches(0.7), 26)
        _foot(slide, report, section, len(show.slides))
        box = slide.shapes.add_textbox(SIDE, Inches(1.5), ROOM, DEEP).text_frame
        box.word_wrap, box.margin_left, box.margin_right = True, 0, 0
        said = [(f"{rule.name}: ", " ".join(filter(None, (rule.text, rule.source)))) for rule in block.rules]
        shown = said[first : first + RULES]
        whole = ["".join(pair) for pair in shown]
        size = next((s for s in LETTERS if high(whole, ROOM / Pt(1), s, True, 6) <= DEEP / Pt(1)), LETTERS[-1])
        for place, (name, rest) in enumerate(shown):
            line = box.paragraphs[0] if place == 0 else box.add_paragraph()
            line.space_after = Pt(5)
            for one, bold in ((name, True), (rest, False)):
                run = line.add_run()
                run.text = one
                letters(run, size, theme.named("textColor"), bold)


def _sources(section: Section, w: Words) -> list[str]:
    """Where the rows of a section come from."""
    named = "; ".join(section.sources)
    return [w("Where the rows come from: {sources}.", sources=named)] if named else []


def _headed(
    show: Any, report: Report, section: Section, title: str, sentence: str, illustrative_rows: int, w: Words
) -> Any:
    slide = titled(show, title, Inches(0.55), 26)
    text(slide, section.title, Inches(0.3), 12, theme.colour("accent"))
    text(slide, sentence, UNDER, _fitting(sentence), QUIET)
    if illustrative_rows:
        text(slide, w("Illustrative"), Inches(0.3), 12, WARN, align=PP_ALIGN.RIGHT)
    _foot(slide, report, section, len(show.slides))
    return slide


def _fitting(sentence: str) -> float:
    """Points in which a sentence ends above what the slide shows."""
    return next(
        (size for size in SAID if high([sentence], ROOM / Pt(1), size, gap=AIR) <= (TOP - UNDER) / Pt(1)), SAID[-1]
    )


def _foot(slide: Any, report: Report, section: Section, number: int) -> None:
    text(slide, f"{report.university} · {report.title} · {report.period}", HIGH - Inches(0.5), 10, QUIET)
    text(slide, str(number), HIGH - Inches(0.5), 10, QUIET, align=PP_ALIGN.RIGHT)
