"""Filters and a currency in; the amounts of the grants out, one by one, on the basis that the reader chose.

Every sum of lib.queries.grants is a sum of these lines.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Row, Select, literal, or_, select

from lib import codes
from lib.filters import Filters
from lib.queries import selection
from lib.queries.naming import spoken
from lib.queries.rates import Rates, rates
from lib.schema import Grant, Payment

Line = dict[str, Any]
COLUMNS: Final = {
    "row": "str",
    "grant": "str",
    "title": "str",
    "funder": "str",
    "role": "str",
    "year": "Int64",
    "on": "object",
    "original": "float64",
    "currency": "object",
    "rate": "float64",
    "rate_year": "Int64",
    "provisional": "bool",
    "amount": "float64",
    "reported": "str",
    "illustrative": "int64",
}


def amounts(connection: Connection, asked: Filters, currency: str, language: str = "en") -> pd.DataFrame:
    """One line per amount, on `asked.money_basis`.

    awarded: the own share of a funded project, in the year of its decision; received: a payment, in the year of its
    date; recognised: the days of one year of a funded project, first and last day counted. A decision or payment after
    the day of the question is not known on it.

    Columns: row (what the line comes from), grant (key), title, funder, role, year (NA where the date is missing), on
    (date of the decision or payment), original (in its own currency; NaN where it is not known), currency (of it),
    rate (units of the reporting currency for one; NaN where there is none), rate_year, provisional (the rate is that of
    an earlier year), amount (in the reporting currency, to the cent; NaN where not known or without a rate), reported
    (the reporting currency), illustrative.
    """
    statement = _payments if asked.money_basis == "received" else _funded
    found = connection.execute(statement(asked, language)).all()
    lines = (line for row in found for line in (_days(row) if asked.money_basis == "recognised" else [_whole(row)]))
    known = rates(connection)
    inside = [_converted(line, known, currency) for line in lines if _within(line, asked)]
    return framed(inside, COLUMNS).sort_values(["year", "on", "row"], kind="stable", ignore_index=True)


def framed(lines: list[Line], columns: dict[str, str]) -> pd.DataFrame:
    """A frame with these columns and types, also without a line."""
    return pd.DataFrame(lines, columns=list(columns)).astype(columns)


def spread(amount: float, first: date, last: date) -> dict[int, float]:
    """The amount by the days of each year, first and last day counted; the parts add up to it to the cent.

    The cents that are left after rounding down go to the years with the largest remainders, the earlier year first.
    """
    days = {
        year: (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days + 1
        for year in range(first.year, last.year + 1)
    }
    cents, whole = round(amount * 100), sum(days.values())
    parts = {year: cents * share // whole for year, share in days.items()}
    by_remainder = sorted(days, key=lambda year: (-(cents * days[year] % whole), year))
    for year in by_remainder[: cents - sum(parts.values())]:
        parts[year] += 1
    return {year: part / 100 for year, part in parts.items()}


def _funded(asked: Filters, language: str) -> Select[*tuple[Any, ...]]:
    return select(
        Grant.key.label("row"),
        Grant.key.label("grant"),
        spoken(Grant, "title", language),
        Grant.funder,
        Grant.role,
        Grant.decision_date.label("on"),
        Grant.start_date,
        Grant.end_date,
        Grant.own_share.label("original"),
        Grant.currency,
        selection.illustrative(Grant.source_id).label("illustrative"),
    ).where(*funded(asked))


def funded(asked: Filters) -> selection.Conditions:
    """Projects that were won by the day of the question; one whose decision bears no date was."""
    decided = or_(Grant.decision_date.is_(None), Grant.decision_date <= asked.as_of)
    return [*selection.grants(asked), Grant.status.in_(codes.FUNDED_STATUS), decided]


def _payments(asked: Filters, language: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Payment.id.label("row"),
            Grant.key.label("grant"),
            spoken(Grant, "title", language),
            Grant.funder,
            Grant.role,
            Payment.paid_on.label("on"),
            literal(None).label("start_date"),
            literal(None).label("end_date"),
            Payment.amount.label("original"),
            Payment.currency,
            selection.illustrative(Payment.source_id).label("illustrative"),
        )
        .join(Grant, Grant.id == Payment.grant_id)
        .where(*selection.grants(asked), Payment.paid_on <= asked.as_of)
    )


def _whole(row: Row[Any]) -> Line:
    return {**row._mapping, "row": str(row.row), "year": row.on.year if row.on else None}


def _days(row: Row[Any]) -> Iterator[Line]:
    """One line per year of a project; one without a year where its first or last day is not known."""
    first, last = row.start_date, row.end_date
    if first is None or last is None or last < first:
        yield {**row._mapping, "on": None, "year": None}
        return
    parts = spread(row.original, first, last) if row.original is not None else {}
    for year in range(first.year, last.year + 1):
        yield {**row._mapping, "on": None, "year": year, "original": parts.get(year)}


def _within(line: Line, asked: Filters) -> bool:
    """A line without a year stays, to be counted as such."""
    year, day = line["year"], line["on"]
    if year is None:
        return True
    if asked.quarter and not asked.begins(year) <= day <= asked.ends(year):
        return False
    return bool((asked.first or year) <= year <= (asked.last or year))


def _converted(line: Line, known: Rates, currency: str) -> Line:
    found = {**line, "reported": currency, "rate": None, "rate_year": None, "provisional": False, "amount": None}
    if line["original"] is None or line["year"] is None or not line["currency"]:
        return found
    route = known.route(line["currency"], currency, line["year"])
    if route is None:
        return found
    return found | {
        "rate": route.factor,
        "rate_year": route.year,
        "provisional": route.year < line["year"],
        "amount": round(line["original"] * route.factor, 2),
    }
