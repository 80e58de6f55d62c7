"""The slides of one guest in; the same content as a PDF of two pages, and as a Report for the other writers, out."""

from pathlib import Path
from typing import Any, Final

import pandas as pd

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import paper
from lib.i18n import Words, words
from lib.reports.blocks import Block, ChartBlock, Report, Rule, Rules, Section, TableBlock
from lib.reports.marks import illustrative
from lib.reports.parts import Listing, Slide
from lib.reports.pdf import alt, written

TEMPLATE: Final = Path(__file__).with_name("brief.typ")
FIRST: Final = ("numbers", "partners", "next")  # of the two pages; the others are pictures


def brief(slides: tuple[Slide, ...], report: Report) -> bytes:
    """Two pages."""
    w = words(report.language)
    told = {slide.name: _page(slide, w) for slide in slides}
    document = {
        "language": report.language,
        "title": report.period,
        "university": report.university,
        "day": [report.as_of.year, report.as_of.month, report.as_of.day],
        "as_of": w("As at {day}", day=w.date(report.as_of, "long")),
        "mark": " ".join(report.notes),
        "accent": theme.colour("accent"),
        "first": [told[name] for name in FIRST],
        "second": [page for name, page in told.items() if name not in (*FIRST, "welcome")],
    }
    return written(TEMPLATE, document, report)


def report(slides: tuple[Slide, ...], language: str, as_of: Any) -> Report:
    """The slides as a report, for the writers of lib.reports."""
    w = words(language)
    guest, university, *_ = slides[0].sentences
    marked = illustrative(int(any(slide.illustrative for slide in slides)), w)
    return Report(
        name=f"delegation-{language}",
        title=w("Our cooperation"),
        university=university,
        period=guest,
        as_of=as_of,
        language=language,
        sections=tuple(Section(slide.name, slide.title, tuple(_blocks(slide, w))) for slide in slides[1:]),
        notes=(marked,) if marked else (),
    )


def _blocks(slide: Slide, w: Words) -> list[Block]:
    found: list[Block] = []
    if slide.numbers:
        lines = [(number.name, number.text) for number in slide.numbers]
        found.append(TableBlock("numbers", _table(slide, slide.title, lines, (w("What"), w("Number")))))
    found += [ChartBlock(f"{slide.name}-{place}", chart) for place, chart in enumerate(slide.charts)]
    if slide.lists and not slide.numbers:
        lines = [(listing.title, line) for listing in slide.lists for line in listing.lines]
        found.append(TableBlock("lists", _table(slide, slide.title, lines, (w("What"), w("Name")))))
    if slide.rule:
        found.append(Rules(slide.title, (Rule(slide.title, slide.rule),)))
    return found


def _table(slide: Slide, title: str, lines: list[tuple[str, str]], heads: tuple[str, str]) -> Chart:
    frame = pd.DataFrame(lines, columns=["what", "said"])
    return Chart(
        kind="ranked",
        frame=frame,
        title=title,
        sentence=" ".join(slide.sentences),
        rule=slide.rule,
        x="what",
        y="said",
        headings=dict(zip(("what", "said"), heads, strict=True)),
    )


def _page(slide: Slide, w: Words) -> dict[str, Any]:
    return {
        "title": slide.title,
        "sentences": [said for said in slide.sentences if said],
        "numbers": [vars(number) for number in slide.numbers],
        "charts": [{"title": c.title, "alt": alt(c), "svg": paper.svg(c, w).decode()} for c in slide.charts],
        "lists": [_lines(listing) for listing in slide.lists],
        "rule": slide.rule,
    }


def _lines(listing: Listing) -> dict[str, Any]:
    return {"title": listing.title, "lines": list(listing.lines)}
