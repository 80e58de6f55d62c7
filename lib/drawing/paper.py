"""A Chart in; its picture for paper out, as SVG or PNG, with the order, the sums and the words of the screen."""

from collections.abc import Callable
from typing import Final

from lib.charts.chart import Chart
from lib.drawing import paper_bars, paper_flows, paper_plots
from lib.drawing.canvas import Canvas
from lib.drawing.paper_axes import QUIET
from lib.drawing.parts import EMPTY
from lib.drawing.sheets import mark
from lib.i18n import Words

WIDE: Final = 482.0  # points: A4 less two centimetres on each side
FRAMED: Final = 600.0  # points within the frame of a picture that stands alone
MARGIN: Final = 20.0
# Page, chart, words and the y where it may begin in; the y where it ends out.
Drawer = Callable[[Canvas, Chart, Words, float], float]

DRAWERS: Final[dict[str, Drawer]] = {
    "columns": paper_bars.columns,
    "ranked": paper_bars.ranked,
    "balance": paper_bars.balance,
    "heat": paper_plots.heat,
    "flows": paper_flows.flows,
    "lines": paper_plots.lines,
    "spans": paper_plots.spans,
}


def svg(chart: Chart, words: Words, wide: float = WIDE) -> bytes:
    """The drawing alone, for a page that gives title, sentence and rule itself."""
    page = Canvas(wide)
    return page.svg(_drawn(page, chart, words, 0), chart.title)


def framed_svg(chart: Chart, words: Words) -> bytes:
    """The drawing with title, sentence, rule and marks, as it may be sent on alone."""
    page = Canvas(FRAMED, MARGIN)
    return page.svg(_framed(page, chart, words), chart.title)


def png(chart: Chart, words: Words) -> bytes:
    """The same picture in pixels."""
    page = Canvas(FRAMED, MARGIN)
    return page.png(_framed(page, chart, words), chart.title)


def _drawn(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    if chart.empty:
        page.text(0, top + 20, words(EMPTY), colour=QUIET)
        return top + 40
    return DRAWERS[chart.kind](page, chart, words, top)


def _framed(page: Canvas, chart: Chart, words: Words) -> float:
    top = _drawn(page, chart, words, page.head(chart.title, chart.sentence) + 12)
    small = " ".join(note for note in (chart.rule, *chart.notes) if note)
    top = page.paragraph(small, top + 10, 8, QUIET)
    return page.paragraph(mark(chart.illustrative, words), top + 3, 8, QUIET, bold=True)
