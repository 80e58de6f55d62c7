"""Filters in; the projects out, one line each: who pays, in what role, how far, and what is known of its money."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, func, select

from lib.filters import Filters
from lib.queries import selection
from lib.queries.naming import spoken
from lib.schema import Grant, GrantPartner, Partner, Unit

PLAIN: Final = (
    Grant.id,
    Grant.key,
    Grant.acronym,
    Grant.funder,
    Grant.scheme,
    Grant.reference,
    Grant.call_year,
    Grant.role,
    Grant.status,
    Grant.submitted_on,
    Grant.decision_date,
    Grant.start_date,
    Grant.end_date,
    Grant.own_share,
    Grant.budget,
    Grant.currency,
    Grant.coordinator,
    Grant.website,
    Grant.note,
)
COLUMNS: Final = ["key", "title", *(column.key for column in PLAIN[2:]), "state", "unit", "countries", "illustrative"]


def projects(connection: Connection, asked: Filters, language: str = "en") -> pd.DataFrame:
    """Every project that touches the chosen years: called, decided or running in one of them; newest first.

    Columns: key, title and unit (name; both in the language), acronym, funder, scheme, reference, call_year, role,
    status, submitted_on, decision_date, start_date, end_date, own_share and budget (of the whole project) in currency,
    coordinator, website, note, state (on the day of the question), countries (of the other organisations, codes
    separated by blanks), illustrative.
    """
    title, unit = spoken(Grant, "title", language), spoken(Unit, "name", language).label("unit")
    marked = selection.illustrative(Grant.source_id).label("illustrative")
    statement = (
        select(*PLAIN, title, unit, marked).outerjoin(Unit, Unit.id == Grant.unit_id).where(*selection.grants(asked))
    )
    named = _countries(connection)
    lines: list[dict[str, Any]] = [
        {
            **row._mapping,
            "state": state(row.status, row.start_date, row.end_date, asked.as_of),
            "countries": " ".join(named.get(row.id, ())),
        }
        for row in connection.execute(statement)
        if _touches(row, asked)
    ]
    lines.sort(key=_newest, reverse=True)
    frame = pd.DataFrame(lines, columns=COLUMNS)
    return frame.astype({"call_year": "Int64", "own_share": "float64", "budget": "float64", "illustrative": "int64"})


def state(status: str, first: date | None, last: date | None, day: date) -> str:
    """What a project is on a day, a code of GRANT_STATE.

    Of what was won and neither completed nor suspended the days decide: who records a status seldom comes back on the
    day that a project begins or ends. One whose last day has passed may have been prolonged: nobody knows, so it is
    neither running nor completed.
    """
    if status not in ("awarded", "running"):
        return status
    if last and last < day:
        return "past_end"
    if first is None:
        return status
    return "running" if first <= day else "awarded"


def _touches(row: Any, asked: Filters) -> bool:
    """Whether a project was called, decided or running in the chosen years; an undated one is in none of them."""
    if not asked.is_set("years"):
        return True
    spans = [(row.decision_date, row.decision_date), (row.start_date, row.end_date)]
    known = [sorted((first or last, last or first)) for first, last in spans if first or last]
    if row.call_year and asked.quarter is None and _chosen(row.call_year, asked):
        return True
    return any(
        first <= asked.ends(year) and last >= asked.begins(year)
        for first, last in known
        for year in range(first.year, last.year + 1)
        if _chosen(year, asked)
    )


def _chosen(year: int, asked: Filters) -> bool:
    return (asked.first or year) <= year <= (asked.last or year)


def _newest(line: dict[str, Any]) -> tuple[str, str]:
    day: date | None = line["start_date"] or line["decision_date"]
    return day.isoformat() if day else str(line["call_year"] or ""), line["key"]


def _countries(connection: Connection) -> dict[int, list[str]]:
    """The countries of the other organisations, by project."""
    country = func.coalesce(GrantPartner.country, Partner.country)
    statement = select(GrantPartner.grant_id, country).outerjoin(Partner, Partner.id == GrantPartner.partner_id)
    found: dict[int, set[str]] = {}
    for grant, code in connection.execute(statement.where(country.is_not(None))):
        found.setdefault(grant, set()).add(code)
    return {grant: sorted(names) for grant, names in found.items()}
