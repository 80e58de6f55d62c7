"""The slides of one guest in; the same content as a PDF of two pages out."""

from pathlib import Path
from typing import Any, Final

from lib import theme
from lib.drawing import paper, paper_map
from lib.i18n import Words, words
from lib.reports.blocks import Report
from lib.reports.marks import illustrative
from lib.reports.parts import Listing, Slide, fitting
from lib.reports.pdf import alt, written

TEMPLATE: Final = Path(__file__).with_name("brief.typ")
HALF, WHOLE = (700, 480), (1280, 560)  # pixels of a map, in which a letter has 24
ROWS: Final = (16, 230, 9)  # of a list beside a map, points of one and of its letters
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
    """Whose slides they are, for whom, and as at which day."""
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
        sections=(),
        notes=(marked,) if marked else (),
    )


def _page(slide: Slide, w: Words) -> dict[str, Any]:
    return {
        "title": slide.title,
        "sentences": [said for said in slide.sentences if said],
        "numbers": [vars(number) for number in slide.numbers],
        "map": _map(slide),
        "charts": [{"title": c.title, "alt": alt(c), "svg": paper.svg(c, w).decode()} for c in slide.charts],
        "lists": [_lines(fitting(listing, w, *ROWS)) for listing in slide.lists],
        "rule": slide.rule,
    }


def _map(slide: Slide) -> dict[str, str]:
    """The map, as wide as half the page where lists stand beside it; nothing where the slide has none."""
    if slide.map is None:
        return {"svg": "", "alt": ""}
    drawn = paper_map.svg(slide.map, *(HALF if slide.lists else WHOLE)).decode()
    return {"svg": drawn, "alt": f"{slide.map.title}. {slide.map.sentence}"}


def _lines(listing: Listing) -> dict[str, Any]:
    return {"title": listing.title, "lines": list(listing.lines)}
