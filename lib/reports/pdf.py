"""A Report in; a PDF/A-2b out, tagged, with its fonts in it: cover, contents, sections, rules, page numbers.

Nothing of the data is ever read as markup: the template gets it as JSON, and prints strings as they are.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from lib import theme
from lib.charts.chart import Chart
from lib.charts.world import WorldMap
from lib.drawing import paper, paper_world
from lib.drawing.canvas import width
from lib.drawing.sheets import mark
from lib.i18n import Words, words
from lib.reports.blocks import (
    Block,
    ChartBlock,
    Heading,
    MapBlock,
    Readings,
    Report,
    Rules,
    Section,
    Sentence,
    TableBlock,
)
from lib.reports.columns import fitted, needed
from lib.reports.figures import heads, lines, right
from lib.reports.marks import illustrative
from lib.reports.tables import table

TEMPLATE: Final = Path(__file__).with_name("report.typ")
FONTS: Final = Path(__file__).parents[2] / "static" / "fonts"
STANDARD: Final = "a-2b"
PAGE: Final = 481.0  # points between the margins
NARROW: Final = 300.0  # a table that needs no more is not stretched
LETTERS: Final = (7.8, 7.2, 6.6)  # points of letters in a table
INSET: Final = 8.6  # points of the room at both sides of a cell
GUTTER: Final = 26.0  # points between parts of a table that stand side by side
FEW: Final = 4  # lines that are not worth parting


def pdf(report: Report) -> bytes:
    """The document; the same report gives the same bytes."""
    return written(TEMPLATE, _document(report, words(report.language)), report)


def written(template: Path, document: dict[str, Any], report: Report) -> bytes:
    """A template filled with plain data."""
    made = datetime(report.as_of.year, report.as_of.month, report.as_of.day, tzinfo=UTC)
    found = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=int(made.timestamp()),
        format="pdf",
    )
    assert isinstance(found, bytes)
    return found


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Our own fonts and no other, read once: the paper is the same on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def _document(report: Report, w: Words) -> dict[str, Any]:
    return {
        "language": report.language,
        "title": report.title,
        "period": report.period,
        "university": report.university,
        "office": w("International Cooperation Department"),
        "day": [report.as_of.year, report.as_of.month, report.as_of.day],
        "as_of": w("As at {day}", day=w.date(report.as_of, "long")),
        "mark": illustrative(report.illustrative, w),
        "notes": list(report.notes),
        "contents": w("Contents"),
        "accent": theme.colour("accent"),
        "sections": [_section(section, w) for section in report.sections],
    }


def _section(section: Section, w: Words) -> dict[str, Any]:
    return {
        "title": section.title,
        "mark": illustrative(section.illustrative, w),
        "blocks": [_block(block, w) for block in section.blocks],
    }


def _block(block: Block, w: Words) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Sentence(text):
            return {"kind": "sentence", "text": text}
        case Readings():
            return {"kind": "table", "title": "", "sentence": "", "rule": "", "mark": "", **_readings(block, w)}
        case ChartBlock(_, chart):
            return {"kind": "chart", "alt": alt(chart), "svg": paper.svg(chart, w).decode(), **_table(chart, w)}
        case TableBlock(_, chart, most):
            return {"kind": "table", **_table(chart, w, most)}
        case MapBlock(_, drawn):
            said = {"title": drawn.title, "sentence": drawn.sentence, "rule": drawn.rule}
            picture = {"alt": alt(drawn), "svg": paper_world.bare_svg(drawn, w).decode()}
            return {"kind": "map", "mark": mark(drawn.illustrative, w), **said, **picture}
        case Rules(title, rules):
            return {"kind": "rules", "title": title, "rules": [vars(rule) for rule in rules]}


def alt(chart: Chart | WorldMap) -> str:
    """What a reader who does not see the picture is told."""
    return " ".join(part for part in (f"{chart.title}.", chart.sentence) if part)


def _readings(block: Readings, w: Words) -> dict[str, Any]:
    above, below = heads(block, w), lines(block)
    return {
        "heads": above,
        "right": right(block),
        **_columns(above, below),
        "lines": below,
        "parts": [below],
        "more": "",
    }


def _table(chart: Chart, w: Words, most: int = 40) -> dict[str, Any]:
    found = table(chart, w, most)
    columns, lines = _columns(found.heads, found.lines), [list(line) for line in found.lines]
    return {
        "title": chart.title,
        "sentence": chart.sentence,
        "rule": " ".join(note for note in (chart.rule, *chart.notes) if note),
        "mark": mark(chart.illustrative, w),
        "heads": list(found.heads),
        "right": list(found.figures),
        **columns,
        "lines": lines,
        "parts": [lines] if found.left else _abreast(lines, sum(columns["widths"])),
        "gutter": GUTTER,
        "more": found.more(w),
    }


def _abreast(lines: list[list[str]], wide: float) -> list[list[list[str]]]:
    """A long narrow table in as many parts as the page has room for, so that it is not as long as the page."""
    if len(lines) <= FEW:
        return [lines]
    fit = int((PAGE + GUTTER) // (wide + GUTTER))
    each = -(-len(lines) // max(1, min(fit, -(-len(lines) // FEW))))
    return [lines[at : at + each] for at in range(0, len(lines), each)]


def _columns(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> dict[str, Any]:
    """Points of letters and of each column: no word breaks, and as much of the longest cells as there is room for."""
    body = list(lines)
    for size in LETTERS:
        least, most = needed(heads, body, size, INSET, width)
        if sum(most) <= NARROW:
            return {"size": size, "widths": most}
        if (found := fitted(heads, body, size, INSET, width, PAGE)) is not None:
            return {"size": size, "widths": found}
    # Where even the words do not fit, all give way.
    return {"size": size, "widths": [PAGE * n / sum(least) for n in least]}
