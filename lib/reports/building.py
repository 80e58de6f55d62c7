"""How to ask, a period, a language and the sections wanted in; the whole Report out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from lib.i18n import words
from lib.queries import choices
from lib.queries.asking import Ask
from lib.queries.naming import by_key
from lib.reports import partner
from lib.reports.blocks import Readings, Report, Section
from lib.reports.periods import Period
from lib.reports.sections import SECTIONS, Make, Subject, rules, section

DATED = ("mobility", "grants", "activities")


def parts(about: str | None) -> Mapping[str, tuple[str, Make]]:
    """The sections that a report may have, one on a partner or any other: their titles, and what makes them."""
    return partner.SECTIONS if about else SECTIONS


def report(
    ask: Ask,
    period: Period,
    language: str,
    wanted: Collection[str] = (),
    progress: Callable[[str], object] = lambda title: None,
) -> Report:
    """The report with the sections wanted (all, unless named), in their order, and the rules at its end.

    `progress` hears the title of each section before it is made.
    """
    w = words(language)
    if period.partner:
        period = replace(period, called=ask(by_key, language).get(period.partner, period.called))
    subject = Subject(ask, period, w, ask(choices.home, language))
    written = []
    for key, (title, make) in parts(period.partner).items():
        if key in (wanted or parts(period.partner)):
            progress(w(title))
            written.append(section(key, title, make, subject))
    label = period.label(w)
    nothing = (
        w("Nothing is recorded for {period}.", period=label)
        if period.kind == "brief"
        else w("Nothing with a date is recorded for {period}; what has no date is listed all the same.", period=label)
    )
    return Report(
        name=f"{period.name}-{language}",
        title=period.title(w),
        university=str(subject.home["name"]),
        period=label,
        as_of=period.as_of,
        language=language,
        sections=(*written, rules(written, subject)),
        notes=() if any(_says(one, period) for one in written) else (nothing,),
    )


def _says(one: Section, period: Period) -> bool:
    """Whether a section shows anything that was counted; lists without dates say nothing of a year."""
    figures = [f.value for block in one.blocks if isinstance(block, Readings) for f in block.figures]
    return any(figures) or ((one.key in DATED or period.partner is not None) and any(one.charts))
