"""Indicators and a period in; their figures beside those of the period before out, as numbers and as words."""

from dataclasses import replace

from lib.filters import LISTS
from lib.i18n import Words
from lib.indicators import INDICATORS, Indicator
from lib.queries import targets
from lib.queries.asking import Ask
from lib.queries.naming import CALLED, renamed
from lib.readings import Reading, aimed, covers, divided, reaching, reading
from lib.reports.blocks import Figure, Readings
from lib.reports.periods import Period


def readings(ask: Ask, period: Period, currency: str, language: str) -> list[Reading]:
    """Every indicator in the period; what made its change is called as in the language."""
    asked = replace(period.so_far, year_basis="calendar", money_basis="awarded")
    # As the screen asks, from today: what is known to hold today says nothing of the end of a past period, and a year
    # before the first row is not known, which an answer as at that year could not tell from none.
    over_time = replace(asked.without("years"), as_of=period.today)
    wanted = ask(targets.listed)

    def read(indicator: Indicator) -> Reading:
        more = (currency,) if indicator.unit == "money" else ()
        years = covers(indicator, ask(indicator.query, over_time.without(*LISTS), *more))
        whole = reaching(indicator, over_time, ask(indicator.query, over_time, *more), asked)
        found = reading(indicator, ask(indicator.query, whole, *more), asked, currency, years)
        found = aimed(found, wanted)
        if indicator.changes is None:
            return found
        changes = ask(indicator.changes, replace(over_time, last=asked.last), *more)
        called = CALLED.get(indicator.part)
        return divided(found, renamed(changes, ask(called, language)) if called else changes)

    return [read(indicator) for indicator in INDICATORS]


def figure(read: Reading, w: Words) -> Figure:
    """One reading as a line of the report: money in full, because paper has room for it."""
    indicator = read.indicator
    return Figure(
        key=indicator.key,
        name=w(indicator.name),
        value=read.value,
        previous=read.previous,
        value_text=_written(read, read.value, w),
        previous_text=_written(read, read.previous, w),
        change_text=_change(read, w),
        when=read.when(w),
        rule=w(indicator.rule),
        source=w(indicator.source),
        page=indicator.page,
        currency=read.currency if indicator.unit == "money" else "",
        digits=1 if indicator.unit == "effective" else 0,
        illustrative=read.illustrative,
        target=read.target,
        target_text=_written(read, read.target, w),
    )


def heads(block: Readings, w: Words) -> list[str]:
    """The headings above figures; one for targets where any is known."""
    aim = [w("Target")] if block.aimed else []
    return [block.title, w("Figure"), w("A year earlier"), w("Change"), *aim, w("When")]


def lines(block: Readings) -> list[list[str]]:
    """The figures below these headings."""
    return [
        [f.name, f.value_text, f.previous_text, f.change_text, *([f.target_text] if block.aimed else []), f.when]
        for f in block.figures
    ]


def right(block: Readings) -> list[bool]:
    """Which of these columns hold figures."""
    return [False, True, True, True, *([True] if block.aimed else []), False]


def _written(read: Reading, value: float | None, w: Words) -> str:
    return w.money(value, read.currency) if read.indicator.unit == "money" else read.text(value, w)


def _change(read: Reading, w: Words) -> str:
    if read.change is None:
        return "–"
    if not read.change:
        return "="
    return f"{'+' if read.change > 0 else '−'}{read.change_text(w)}"
