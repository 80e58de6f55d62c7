"""Filters in; agreements out with their state on a day, which is computed and never stored; their places; their number.

The rules are those of the department: in force, ends within 180 days, ended, not yet; and of the partner's life:
dormant, too young, alive.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from lib.filters import Filters
from lib.queries import academic, happened, selection
from lib.schema import Agreement, AgreementUnit, Mobility, Partner, Quota, Unit

EXPIRING_DAYS: Final = 180
# After a longer gap a paper begins another cooperation.
LATE: Final = timedelta(days=180)
YOUNG_MONTHS: Final = 12
DORMANT_MONTHS: Final = 24
STANDING: Final = ("in_force", "expiring")
ON_DAY: Final = (
    "key",
    "partner",
    "partner_name",
    "country",
    "kind",
    "programme",
    "title",
    "signed",
    "valid_from",
    "valid_until",
    "renews",
    "since",
    "predecessor",
    "continued_by",
    "document",
    "note",
    "units",
    "state",
    "life",
    "last_event",
    "illustrative",
)

QUOTAS: Final = (
    "agreement",
    "programme",
    "direction",
    "role",
    "activity",
    "places",
    "months",
    "year",
    "used",
    "illustrative",
)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier; the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def state(day: date, valid_from: date, valid_until: date | None, renews: bool) -> str:
    """in_force, expiring (its last day is at most 180 days ahead and it does not renew itself), expired or not_yet."""
    if day < valid_from:
        return "not_yet"
    if valid_until is None or renews:
        return "in_force"
    if valid_until < day:
        return "expired"
    return "expiring" if (valid_until - day).days <= EXPIRING_DAYS else "in_force"


def life(day: date, since: date, last_event: date | None) -> str:
    """too_young (in force for less than 12 months), dormant (nothing happened in the last 24), or alive."""
    if since > months_before(day, YOUNG_MONTHS):
        return "too_young"
    return "alive" if last_event is not None and last_event >= months_before(day, DORMANT_MONTHS) else "dormant"


def on_day(connection: Connection, asked: Filters, partners: Sequence[str] = ()) -> pd.DataFrame:
    """One line per agreement, as at the day of the question; of some partners where their keys are given.

    key, partner (key), partner_name, country, kind, programme, title, signed, valid_from, valid_until, renews, since
    (first day of the oldest paper that it continues), predecessor (key), continued_by (keys of those signed by the
    day), document, note, units (keys; empty for the whole university), state (in_force, expiring, expired,
    not_yet), life (alive, dormant, too_young; empty where it is not in force), last_event (date of what last
    happened with the partner or its successor), illustrative (0 or 1).
    """
    before = aliased(Agreement)
    statement = (
        select(
            Agreement.key,
            Partner.key.label("partner"),
            Partner.name.label("partner_name"),
            Partner.country,
            Agreement.kind,
            Agreement.programme,
            Agreement.title,
            Agreement.signed,
            Agreement.valid_from,
            Agreement.valid_until,
            Agreement.renews,
            before.key.label("predecessor"),
            Agreement.document,
            Agreement.note,
            selection.illustrative(Agreement.source_id).label("illustrative"),
            Agreement.partner_id,
        )
        .join(Partner, Partner.id == Agreement.partner_id)
        .outerjoin(before, before.id == Agreement.predecessor_id)
        .where(*selection.agreements(asked), *([Partner.key.in_(partners)] if partners else []))
    )
    lines = [dict(row) for row in connection.execute(statement).mappings()]
    last = happened.last_with(connection, asked.as_of)
    units, papers = _units(connection), _papers(connection)
    following = _gathered(
        (paper.predecessor, key)
        for key, paper in papers.items()
        # What was signed later was not known on the day.
        if paper.predecessor is not None and (paper.signed or asked.as_of) <= asked.as_of
    )
    for line in lines:
        line["units"] = units.get(line["key"], ())
        line["continued_by"] = following.get(line["key"], ())
        line["last_event"] = last.get(line["partner_id"])
        line["state"] = state(asked.as_of, line["valid_from"], line["valid_until"], line["renews"])
        held = line["state"] in STANDING
        line["since"] = _since(line["key"], papers)
        line["life"] = life(asked.as_of, line["since"], line["last_event"]) if held else ""
    lines.sort(key=lambda line: (line["valid_from"], line["key"]), reverse=True)
    return pd.DataFrame(lines, columns=list(ON_DAY), dtype=object).astype({"illustrative": "int64"})


def in_force_by_year(connection: Connection, asked: Filters) -> pd.DataFrame:
    """year, agreements (in force on the last day of the year or quarter, or on the day asked for), illustrative."""
    statement = (
        select(
            Agreement.valid_from,
            Agreement.valid_until,
            Agreement.renews,
            selection.illustrative(Agreement.source_id),
        )
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(*selection.agreements(asked))
    )
    papers: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(statement)]
    lines = []
    for year in years(asked, (row[0].year for row in papers)):
        day = min(asked.ends(year), asked.as_of)
        held = [row[3] for row in papers if state(day, row[0], row[1], row[2]) in STANDING]
        lines.append((year, len(held), sum(held)))
    return pd.DataFrame(lines, columns=["year", "agreements", "illustrative"], dtype="int64")


def changes(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Agreements in force at the end of the year of the question and not of the year before (1), or the reverse (-1).

    key, partner (key), name (of the partner), country, kind, change, on (the day that it began or ended), illustrative;
    the new ones first, each by their day. The running year ends on the day of the question.
    """
    year = asked.this_year()
    days = [min(asked.ends(each), asked.as_of) for each in (year - 1, year)]
    statement = (
        select(Agreement.key, Partner.key.label("partner"), Partner.name, Partner.country, Agreement.kind)
        .add_columns(Agreement.valid_from, Agreement.valid_until, Agreement.renews)
        .add_columns(selection.illustrative(Agreement.source_id).label("illustrative"))
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(*selection.agreements(asked))
    )
    lines = []
    for row in connection.execute(statement):
        before, now = (state(day, row.valid_from, row.valid_until, row.renews) in STANDING for day in days)
        if now != before:
            lines.append({**row._mapping, "change": now - before, "on": row.valid_from if now else row.valid_until})
    lines.sort(key=lambda line: (-line["change"], line["on"], line["key"]))
    columns = ["key", "partner", "name", "country", "kind", "change", "on", "illustrative"]
    return pd.DataFrame(lines, columns=columns, dtype=object).astype({"change": "int64", "illustrative": "int64"})


def years(asked: Filters, found: Iterable[int]) -> range:
    """The years of a stock: from the first one found to the running one, within the years asked for."""
    first = min(found, default=asked.as_of.year + 1)
    first = max(first, asked.first) if asked.first else first
    return range(first, asked.this_year() + 1)


def quotas(connection: Connection, asked: Filters, partner: str) -> pd.DataFrame:
    """Places of one partner's agreements in force, beside those used in the academic year of the day.

    agreement (key), programme, direction, role, activity, places (per academic year, at most), months, year (first of
    the academic year), used (people who have begun such a stay under that programme), illustrative.
    """
    year = academic.year(connection, asked.as_of)
    statement = (
        select(Agreement.key, Agreement.programme, Quota.direction, Quota.role, Quota.activity, Quota.places)
        .add_columns(Quota.months, selection.illustrative(Quota.source_id))
        .join(Agreement, Agreement.id == Quota.agreement_id)
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(Partner.key == partner, selection.in_force(asked.as_of))
        .order_by(Agreement.key, Quota.id)
    )
    used = _used(connection, asked.as_of, year, partner)
    lines: list[tuple[Any, ...]] = []
    for key, programme, direction, role, activity, places, months, mark in connection.execute(statement):
        taken = sum(
            n for (p, *rest), n in used.items() if rest == [direction, role, activity] and programme in (None, p)
        )
        lines.append((key, programme, direction, role, activity, places, months, year, taken, mark))
    return pd.DataFrame(lines, columns=list(QUOTAS), dtype=object).astype({"illustrative": "int64"})


def _used(connection: Connection, day: date, year: int, partner: str) -> dict[tuple[str, str, str, str], int]:
    kinds = (Mobility.programme, Mobility.direction, Mobility.role, Mobility.activity)
    statement = (
        select(*kinds, func.sum(Mobility.participants))
        .join(Partner, Partner.id == Mobility.partner_id)
        .where(Partner.key == partner, Mobility.academic_year == year, *selection.moves(Filters(as_of=day)))
        .group_by(*kinds)
    )
    return {(p, d, r, a): int(n) for p, d, r, a, n in connection.execute(statement)}


def _units(connection: Connection) -> dict[str, tuple[str, ...]]:
    statement = (
        select(Agreement.key, Unit.key)
        .join(AgreementUnit, AgreementUnit.agreement_id == Agreement.id)
        .join(Unit, Unit.id == AgreementUnit.unit_id)
        .order_by(Unit.id)
    )
    return _gathered(connection.execute(statement))


def _papers(connection: Connection) -> dict[str, Any]:
    """Of every agreement, as they came in: the key of the one that it continues, its days, whether it renews itself."""
    before = aliased(Agreement)
    statement = select(Agreement.key, before.key.label("predecessor"), Agreement.valid_from)
    statement = statement.add_columns(Agreement.valid_until, Agreement.renews, Agreement.signed)
    rows = connection.execute(statement.outerjoin(before, before.id == Agreement.predecessor_id).order_by(Agreement.id))
    return {row.key: row for row in rows}


def _since(key: str, papers: Mapping[str, Any]) -> date:
    """Follow the papers back, each once, as long as each was signed anew soon after the one before had ended."""
    passed, at = {key}, key
    while (older := papers[at].predecessor) is not None and older not in passed:
        ended = None if papers[older].renews else papers[older].valid_until
        if ended is not None and ended + LATE < papers[at].valid_from:
            break
        at = older
        passed.add(at)
    begun: date = min(papers[each].valid_from for each in passed)
    return begun


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        found[key] = (*found.get(key, ()), value)
    return found
