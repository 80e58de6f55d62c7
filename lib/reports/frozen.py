"""A period in; its report kept as it is today out; and later what would be different, number by number, and why."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final, NamedTuple

import pandas as pd

from lib import db
from lib.codes import N_
from lib.i18n import Words, languages, words
from lib.queries import frozen as queries
from lib.queries.asking import Ask, asking
from lib.queries.frozen import Key
from lib.reports.behind import BEHIND, BLOCK, INDICATOR
from lib.reports.blocks import Report
from lib.reports.building import report
from lib.reports.keeping import kept, restored
from lib.reports.numbers import READINGS, TARGET, Said, numbers, words_for
from lib.reports.periods import Period
from lib.reports.sections import SECTIONS

MORE: Final = N_(
    "{source}: rows in the table {table} came, went or were changed; there are {now} (when it was frozen: {then})"
)
OTHER: Final = N_("{source}: rows in the table {table} were changed")
MOST: Final = 12  # sources that are tried, each by a report of its own
RULE: Final = N_("No row behind it has changed: it is counted in another way now.")


class Change(NamedTuple):
    """That a source has other rows in a table; `came` where it had none in any."""

    source: str
    table: str
    sentence: str
    came: bool


@dataclass(frozen=True)
class Difference:
    """A number of a frozen report that would be another today; one of both is missing where the line is."""

    said: Said
    then: float | None
    now: float | None
    there_then: bool
    there_now: bool
    why: tuple[str, ...]


def freeze(
    url: str | None,
    period: Period,
    wanted: Collection[str] = (),
    by: str | None = None,
    progress: Callable[[str], object] = lambda title: None,
) -> int:
    """Keep the report of a period in every language; nothing changes between what is read and what is kept.

    `progress` hears each language and section before it is made.
    """
    if period.partner:
        raise ValueError("a brief on one partner is not kept: its period would be that of the whole country")
    chosen = tuple(key for key in SECTIONS if key in (wanted or SECTIONS))
    with db.transaction(url) as connection:
        ask, stamp = asking(connection), db.stamp(connection)
        reports = {
            language: report(ask, period, language, chosen, partial(_said, progress, words(language).endonym))
            for language in languages()
        }
        own = {name: getattr(period, name) for name in ("kind", "year", "quarter", "country", "as_of")}
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        own |= {"made_on": period.today, "frozen_at": now, "frozen_by": by, "stamp": stamp}
        return queries.keep(
            connection,
            {**own, "sections": " ".join(chosen)},
            {language: kept(found) for language, found in reports.items()},
            numbers(next(iter(reports.values()))),
            queries.behind_now(connection),
        )


def _said(progress: Callable[[str], object], language: str, title: str) -> None:
    progress(f"{language} · {title}")


def thawed(ask: Ask, line: Mapping[str, Any], w: Words) -> Report:
    """A frozen report as it was, in the language asked for where it was frozen in it, with a note that says so."""
    text = ask(queries.document, line["id"], w.language) or ask(queries.document, line["id"], "en")
    found = restored(text)
    w = words(found.language)
    note = w("Frozen on {day}: later changes of the data are not in it.", day=w.date(line["frozen_at"].date()))
    name = f"{found.name}-frozen-{line['frozen_at']:%Y%m%d}"
    return replace(found, name=name, notes=(*found.notes, note))


def kept_line(ask: Ask, number: int) -> dict[Any, Any]:
    """What is known of one frozen report."""
    return next(line for line in ask(queries.listed).to_dict("records") if line["id"] == number)


def period_of(line: Mapping[str, Any]) -> Period:
    """The period of a frozen report."""

    def whole(name: str) -> int | None:
        return None if pd.isna(line[name]) else int(line[name])

    country = line["country"] if isinstance(line["country"], str) else None
    return Period(line["kind"], line["made_on"], line["as_of"], whole("year"), whole("quarter"), country)


def differences(url: str | None, number: int, w: Words) -> list[Difference]:
    """What the same report would say otherwise if it were made now, as at the same day, and which source changed it."""
    with db.connect(url) as connection:
        ask = asking(connection)
        line = kept_line(ask, number)
        now = _again(ask, line, w)
        there, here = ask(queries.numbers, line["id"]), numbers(now)
        said = {**words_for(thawed(ask, line, w)), **words_for(now)}
        changed = changes(ask, line, w)
    moved = _moved_by(url, line, w, changed, here)
    found = []
    for key in {**there, **here}:
        then, today = there.get(key), here.get(key)
        if _same(then, today) and (key in there) == (key in here):
            continue
        # A target that was set later is no other number of the report, which said nothing of it.
        if _is_target(key) and key not in there:
            continue
        near = [one for one in changed if one.table in _behind(key)]
        # Where no source alone makes a difference, all that changed near it make it together.
        sure = [one for one in near if one.source not in moved or key in moved[one.source]] or near
        why = tuple(one.sentence for one in sure)
        found.append(Difference(said[key], then, today, key in there, key in here, why or (w(RULE),)))
    return found


def _again(ask: Ask, line: Mapping[str, Any], w: Words) -> Report:
    """The report of a frozen one's period, from the data as they are now."""
    return report(ask, period_of(line), w.language, line["sections"].split())


def _moved_by(
    url: str | None, line: Mapping[str, Any], w: Words, changed: list[Change], here: Mapping[Key, float | None]
) -> dict[str, set[Key]]:
    """The numbers that would be others without a source, for each source of which there was no row before.

    Of one that had rows already nobody knows which of them are new.
    """
    found = {}
    for source in list(dict.fromkeys(one.source for one in changed if one.came))[:MOST]:
        with db.aside(url) as connection:
            queries.leave_out(connection, source)
            without = numbers(_again(asking(connection), line, w))
        found[source] = {
            key
            for key in {**here, **without}
            if (key in here) != (key in without) or not _same(here.get(key), without.get(key))
        }
    return found


def _is_target(key: Key) -> bool:
    return key[1] == READINGS and key[3] == TARGET


def _behind(key: Key) -> tuple[str, ...]:
    """The tables that a number is counted from."""
    if _is_target(key):
        return ("target",)
    return BLOCK.get(key[1]) or BEHIND.get(key[0]) or INDICATOR[key[2]]


def changes(ask: Ask, line: Mapping[str, Any], w: Words) -> list[Change]:
    """Each table in which a source has other rows than when the report was frozen."""
    then, now = _rows(ask(queries.behind, line["id"])), _rows(ask(queries.behind_now))
    titles, known = ask(queries.titles), {source for source, _ in then}
    found = []
    for source, table in sorted({*then, *now}):
        values = {"source": titles.get(source, source), "table": table}
        (before, mark), (after, other) = (rows.get((source, table), (0, None)) for rows in (then, now))
        if before != after:
            said = w(MORE, then=w.number(before), now=w.number(after), **values)
            found.append(Change(source, table, said, came=source not in known))
        elif mark != other:
            found.append(Change(source, table, w(OTHER, **values), came=source not in known))
    return found


def _rows(frame: pd.DataFrame) -> dict[tuple[str, str], tuple[int, str | None]]:
    """Rows and fingerprint of each source in each table."""
    lines = frame.itertuples(index=False, name=None)
    return {(source, table): (int(rows), mark) for source, table, rows, mark in lines}


def _same(then: float | None, now: float | None) -> bool:
    """Whether two numbers are the same, as far as a database keeps them."""
    if then is None or now is None:
        return then is now
    return abs(then - now) <= 1e-9 * max(1.0, abs(then))
