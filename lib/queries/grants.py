"""Filters in; grant income, the success of applications, the projects and the open calls out.

`asked.money_basis` chooses what is income (lib.queries.grant_amounts says how). Money that a foreign coordinator keeps
is not: without an own share the whole budget counts for nothing here.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache, partial
from math import fsum
from typing import Any, Final, NamedTuple

import pandas as pd
from sqlalchemy import Connection, and_, case, func, or_, select

from lib import codes
from lib.filters import Filters
from lib.queries import selection
from lib.queries.grant_amounts import amounts, framed, funded
from lib.queries.naming import spoken
from lib.queries.rates import rates
from lib.schema import Call, Grant, Institution, Payment

Query = Callable[..., pd.DataFrame]
SUMS: Final = {
    "amount": "float64",
    "known": "int64",
    "unknown": "int64",
    "unconverted": "int64",
    "provisional": "int64",
    "currency": "str",
    "illustrative": "int64",
}
CALL: Final = (
    "key",
    "title",
    "funder",
    "scheme",
    "opens_on",
    "deadline",
    "days_left",
    "conditions",
    "website",
    "illustrative",
)


class Gaps(NamedTuple):
    """What the income leaves out or is not sure of, in projects."""

    unknown: int  # no known amount; on the basis of payments: begun, and no payment on record
    undated: int  # no date, so in no year
    unconverted: int  # an amount without a rate to the reporting currency
    provisional: int  # an amount at the rate of an earlier year
    rate_years: tuple[int, ...]  # the years of those rates


class Pending(NamedTuple):
    """Applications that the success rate leaves out."""

    undecided: int
    undated: int


@lru_cache
def in_currency(query: Query, currency: str) -> Query:
    """The query with its currency filled in; the same object each time, so that its answers can be kept."""
    return partial(query, currency=currency)


def reporting_currency(connection: Connection) -> str:
    """The currency of the university's own reports."""
    return str(connection.execute(select(Institution.reporting_currency)).scalar_one())


def by_year(connection: Connection, asked: Filters, currency: str) -> pd.DataFrame:
    """Income by year, without a gap between the first and the last.

    Columns: year, amount (in the currency, to the cent; NaN where nothing is known), known, unknown (projects with and
    without an amount in the sum), unconverted (of the unknown: known in its own currency, but there is no rate),
    provisional (of the known: at the rate of an earlier year), currency, illustrative.
    """
    lines = amounts(connection, asked, currency)
    dated = lines[lines["year"].notna()]
    first, last = (int(dated["year"].min()), int(dated["year"].max())) if len(dated) else (0, -1)
    groups = _grouped(dated, "year")
    sums = [{"year": year, **_summed(groups.get((year,), []), currency)} for year in range(first, last + 1)]
    return framed(sums, {"year": "int64", **SUMS})


def by_funder(connection: Connection, asked: Filters, currency: str) -> pd.DataFrame:
    """Income by funder and by the university's role in the project, the largest funder first.

    Columns: funder, role, and the sums as in by_year.
    """
    lines = amounts(connection, asked, currency)
    dated = lines[lines["year"].notna()]
    groups = [
        {"funder": funder, "role": role, **_summed(rows, currency)}
        for (funder, role), rows in _grouped(dated, "funder", "role").items()
    ]
    found = framed(groups, {"funder": "str", "role": "str", **SUMS})
    size = found.groupby("funder")["amount"].transform("sum")
    return found.assign(size=size).sort_values(
        ["size", "funder", "role"], ascending=[False, True, True], ignore_index=True
    )[list(found)]


def changes(connection: Connection, asked: Filters, currency: str) -> pd.DataFrame:
    """The projects behind the change of the income awarded from the year before to the year of the question.

    grant (key), title, funder, change (the amount in the currency; less than 0 for one of the year before),
    illustrative; the largest first. Amounts that are not known are in neither year.
    """
    year = asked.this_year()
    lines = amounts(connection, replace(asked, first=year - 1, last=year, money_basis="awarded"), currency)
    known = lines[lines["amount"].notna() & lines["year"].notna()]
    found = known.assign(change=known["amount"].where(known["year"] == year, -known["amount"]))
    order = found["change"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order, ["grant", "title", "funder", "change", "illustrative"]].reset_index(drop=True)


def _summed(rows: Iterable[dict[Any, Any]], currency: str) -> dict[str, Any]:
    """The sums of one group. Loops: a group has few rows, and each mask of a frame costs more than all of them."""
    lines = list(rows)
    known = [line for line in lines if pd.notna(line["amount"])]
    rest = [line for line in lines if not pd.notna(line["amount"])]
    stated = [line for line in rest if pd.notna(line["original"]) and pd.notna(line["currency"])]
    return {
        "amount": round(fsum(line["amount"] for line in known), 2) if known else None,
        "known": len({line["grant"] for line in known}),
        "unknown": len({line["grant"] for line in rest}),
        "unconverted": len({line["grant"] for line in stated}),
        "provisional": len({line["grant"] for line in known if line["provisional"]}),
        "currency": currency,
        "illustrative": len({line["row"] for line in lines if line["illustrative"] > 0}),
    }


def _grouped(lines: pd.DataFrame, *names: str) -> dict[tuple[Any, ...], list[dict[Any, Any]]]:
    groups: dict[tuple[Any, ...], list[dict[Any, Any]]] = {}
    for line in lines.to_dict("records"):
        groups.setdefault(tuple(line[name] for name in names), []).append(line)
    return groups


def gaps(connection: Connection, asked: Filters, currency: str) -> Gaps:
    """What the income of the question leaves out or is not sure of."""
    lines = amounts(connection, asked, currency)
    stated = lines["original"].notna() & lines["currency"].notna()
    undated = lines["year"].isna()
    late = lines[lines["provisional"]]
    unknown = lines.loc[~stated, "grant"].nunique()
    return Gaps(
        unknown=_unpaid(connection, asked) if asked.money_basis == "received" else unknown,
        undated=lines.loc[undated, "grant"].nunique(),
        unconverted=lines.loc[stated & ~undated & lines["amount"].isna(), "grant"].nunique(),
        provisional=late["grant"].nunique(),
        rate_years=tuple(sorted({int(year) for year in late["rate_year"]})),
    )


def _unpaid(connection: Connection, asked: Filters) -> int:
    """Funded projects that have begun and have no payment on record: not zero income, but none that is known."""
    paid = select(Payment.grant_id).where(Payment.paid_on <= asked.as_of)
    begun = Grant.start_date <= asked.as_of
    statement = select(func.count()).select_from(Grant).where(*funded(asked), begun, Grant.id.not_in(paid))
    return int(connection.execute(statement).scalar_one())


def rates_used(connection: Connection, asked: Filters, currency: str) -> pd.DataFrame:
    """The exchange rates behind the income, as their sources give them.

    Columns: base, quote, year (of the rate), value (units of quote for one of base), inverse (it was turned round),
    across (the amounts' currency where two rates were needed), provisional (used for a later year), quality, source.
    """
    lines = amounts(connection, asked, currency)
    used = lines.loc[lines["amount"].notna(), ["currency", "year", "rate_year"]].drop_duplicates()
    known = rates(connection)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for own, year, rate_year in used.itertuples(index=False):
        route = known.route(own, currency, int(year))
        steps = route.steps if route else ()
        for step in steps:
            across = own if len(steps) > 1 else None
            line = found.setdefault(
                (step.quoted, across), {**vars(step.quoted), "across": across, "provisional": False}
            )
            line |= {"inverse": step.inverse, "provisional": line["provisional"] or rate_year < year}
    columns = {"base": "str", "quote": "str", "year": "int64", "value": "float64", "inverse": "bool"}
    columns |= {"across": "object", "provisional": "bool", "quality": "str", "source": "str"}
    frame = framed(list(found.values()), columns)
    return frame.sort_values(["year", "base", "quote"], ascending=[False, True, True], ignore_index=True)


def success(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Decided applications by the year of their decision and by outcome, without a gap between the years.

    Columns: year, outcome (funded, rejected), applications, decided (of the year), rate (funded / decided of the year;
    NaN where nothing was decided), illustrative. Pending applications are left out.
    """
    statement = select(
        Grant.decision_date, Grant.status, selection.illustrative(Grant.source_id).label("illustrative")
    ).where(*selection.grants(asked), Grant.status.in_(codes.DECIDED_STATUS), Grant.decision_date <= asked.as_of)
    lines = pd.DataFrame(connection.execute(statement).all(), columns=["day", "status", "illustrative"])
    lines = lines.assign(year=[day.year for day in lines["day"]])
    lines = lines[lines["year"].between(asked.first or 0, asked.last or 9999)]
    inside = [asked.begins(day.year) <= day <= asked.ends(day.year) for day in lines["day"]]
    lines = lines[pd.Series(inside, index=lines.index, dtype=bool)]
    lines = lines.assign(outcome=["funded" if one in codes.FUNDED_STATUS else "rejected" for one in lines["status"]])
    counts = lines.groupby(["year", "outcome"]).agg(applications=("day", "size"), illustrative=("illustrative", "sum"))
    years = range(lines["year"].min(), lines["year"].max() + 1) if len(lines) else ()
    every = pd.MultiIndex.from_product([years, ["funded", "rejected"]], names=["year", "outcome"])
    found = counts.reindex(every).fillna(0).astype("int64").reset_index()
    decided = found.groupby("year")["applications"].transform("sum")
    funded_ones = found["applications"].where(found["outcome"] == "funded", 0).groupby(found["year"]).transform("sum")
    found = found.assign(decided=decided, rate=funded_ones / decided.where(decided > 0).astype("float64"))
    return found.astype({"year": "int64", "outcome": "str"})[
        ["year", "outcome", "applications", "decided", "rate", "illustrative"]
    ]


def pending(connection: Connection, asked: Filters) -> Pending:
    """Applications that wait for a decision on the day, and decided ones whose date of decision is not known."""
    # Where its day is not known, the year of its call says whether it may have been made.
    made = case(
        (Grant.submitted_on.is_not(None), Grant.submitted_on <= asked.as_of),
        else_=func.coalesce(Grant.call_year, asked.as_of.year) <= asked.as_of.year,
    )
    waiting = and_(made, or_(Grant.status == "submitted", Grant.decision_date > asked.as_of))
    undated = Grant.status.in_(codes.DECIDED_STATUS) & Grant.decision_date.is_(None)
    counts = (
        connection.execute(select(func.count()).select_from(Grant).where(*selection.grants(asked), one)).scalar_one()
        for one in (waiting, undated)
    )
    return Pending(*map(int, counts))


def calls(connection: Connection, asked: Filters, language: str = "en") -> pd.DataFrame:
    """Calls by deadline, the next one first and past ones last; no filter narrows them.

    Columns: key, title and conditions (in the language), funder, scheme, opens_on, deadline, days_left (from the day of
    the question; below 0 where the deadline has passed), website, illustrative.
    """
    statement = select(
        Call.key,
        spoken(Call, "title", language),
        Call.funder,
        Call.scheme,
        Call.opens_on,
        Call.deadline,
        spoken(Call, "conditions", language),
        Call.website,
        selection.illustrative(Call.source_id).label("illustrative"),
    )
    lines: list[dict[str, Any]] = [
        {**row._mapping, "days_left": (row.deadline - asked.as_of).days} for row in connection.execute(statement)
    ]
    # Past ones from the latest back: what closed yesterday is nearer than what closed last year.
    lines.sort(key=lambda line: (line["days_left"] < 0, abs(line["days_left"]), line["key"]))
    frame = pd.DataFrame(lines, columns=list(CALL))
    return frame.astype({"days_left": "int64", "illustrative": "int64"})
