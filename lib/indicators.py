"""INDICATORS: each with its name, unit, rule and source, the query it is drawn from, and its arithmetic; one place.

A `series` turns the frame of a query into one row per year: year, value, so_far (the part of that year up to the same
day as the day of the question; None where days are not known), illustrative; and what its `doubt` counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from lib.codes import N_
from lib.i18n import Words
from lib.queries import agreements, grants, memberships, mobility, partners

Series = Callable[[pd.DataFrame], pd.DataFrame]


@dataclass(frozen=True)
class Indicator:
    """One figure of the rector's page.

    A flow is counted over a year, and a running year is compared with the same days of the year before. A stock is
    counted on a day, and compared with the last day of the year before. Partners that are active in a year add up as
    the year goes on: they are a flow.
    """

    key: str
    name: str
    unit: Literal["count", "money", "effective"]
    kind: Literal["flow", "stock"]
    rule: str
    source: str
    query: Callable[..., pd.DataFrame]
    series: Series
    page: str
    # Whether a year without a row, within those that the records cover, is one in which there was none.
    none_is_zero: bool = True
    address: Mapping[str, Any] = field(default_factory=dict)
    # What its change from the year before consists of: the query, which of its rows are this indicator's, and the
    # column that names the parts; their figures in `change` add up to the change.
    changes: Callable[..., pd.DataFrame] | None = None
    changed: Series = lambda frame: frame
    part: Literal["country", "name", "title"] = "country"
    # Filters that its rows know nothing of: the figure is the same whatever they say, and its tile tells so.
    ignores: tuple[str, ...] = ()
    # Whether it counts countries: of one country alone it says nothing.
    across: bool = False
    # What its figure of one year leaves out or cannot be sure of, from the counts that its series has beside the value.
    doubt: Callable[[Mapping[str, int], Words], str] | None = None


def moves(direction: str, *roles: str) -> Series:
    """Participants of one direction and some roles, per year."""

    def series(frame: pd.DataFrame) -> pd.DataFrame:
        rows = frame[(frame["direction"] == direction) & frame["role"].isin(roles)]
        # skipna: one row without a date makes the part of its year unknown, not smaller.
        grouped = rows.groupby("year", as_index=False)
        found = grouped.agg(value=("moves", "sum"), illustrative=("illustrative", "sum"))
        parts = grouped["so_far"].agg(lambda part: part.sum(skipna=False))
        return found.assign(so_far=parts["so_far"])

    return series


def moved(direction: str, *roles: str) -> Series:
    """Of the changes of moves those of one direction and some roles, with how many more or fewer each line has."""

    def changed(frame: pd.DataFrame) -> pd.DataFrame:
        rows = frame[(frame["direction"] == direction) & frame["role"].isin(roles)]
        return rows.assign(change=rows["now"] - rows["before"])

    return changed


def column(name: str, *beside: str) -> Series:
    """A column that already is the figure; `<name>_so_far`, where it is there, is the part of its year."""

    def series(frame: pd.DataFrame) -> pd.DataFrame:
        named = frame.assign(value=frame[name], so_far=frame.get(f"{name}_so_far"))
        return named.loc[:, ["year", "value", "so_far", "illustrative", *beside]]

    return series


def effective_number(frame: pd.DataFrame) -> pd.DataFrame:
    """1 / Σ share² of the countries in each year: 5 equal countries give 5, one that takes nearly all gives about 1."""
    lines = [
        (year, _varied(rows["moves"]), _varied(rows["so_far"]), int(rows["illustrative"].sum()))
        for year, rows in frame.groupby("year")
    ]
    return pd.DataFrame(lines, columns=["year", "value", "so_far", "illustrative"])


def _varied(counts: "pd.Series[float]") -> float | None:
    """How many equally large parts would be as varied; none where a part is not known or all are empty."""
    total = float(counts.sum(skipna=False))
    return total**2 / float((counts**2).sum()) if total > 0 else None


def unsure_ties(counts: Mapping[str, int], w: Words) -> str:
    """How many memberships the associations confirm; of a past year, how many may have held already."""
    if counts["unknown_since"] and not counts["known"]:
        return w.n(
            "{n} may have held already: since when is not known.",
            "{n} may have held already: since when is not known.",
            counts["unknown_since"],
        )
    if counts["unknown_since"]:
        return w.n(
            "{known} known; {n} more may have held already: since when is not known.",
            "{known} known; {n} more may have held already: since when is not known.",
            counts["unknown_since"],
            known=w.number(counts["known"]),
        )
    if counts["known"]:
        return w("Confirmed by the association: {confirmed}.", confirmed=w.number(counts["confirmed"]))
    return ""


def unknown_amounts(counts: Mapping[str, int], w: Words) -> str:
    """How many grants of the year have no known amount."""
    if not counts["unknown"]:
        return ""
    return w.n(
        "{n} project has no known amount and is in no sum.",
        "{n} projects have no known amount and are in no sum.",
        counts["unknown"],
    )


MOBILITY_SOURCE = N_("Mobility records of the department")
MOBILITY_PAGE = "pages/cooperation/mobility.py"
FLOW = N_(
    "Moves that began in the calendar year, one per participant; nominated, planned and cancelled ones are left out."
)
STAFF_FLOW = N_(
    "Moves of teachers and administrative staff that began in the calendar year, one per participant; nominated, "
    "planned and cancelled ones are left out."
)

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        key="partners",
        name=N_("Active partners"),
        unit="count",
        kind="flow",
        rule=N_(
            "Foreign organisations with an agreement in force, a move or an activity in the year. One that is dormant "
            "counts as long as its agreement is in force; one that was merged into another counts as that one."
        ),
        source=N_("Partner register, agreements, mobility and activities"),
        query=partners.active_by_year,
        series=column("partners"),
        changes=partners.changes,
        part="name",
        page="pages/cooperation/partners.py",
    ),
    Indicator(
        key="countries",
        name=N_("Partner countries"),
        unit="count",
        kind="flow",
        rule=N_(
            "Countries of the partners that are active in the year; a move whose partner is not recorded adds none."
        ),
        source=N_("Partner register, agreements, mobility and activities"),
        query=partners.active_by_year,
        series=column("countries"),
        across=True,
        page="pages/cooperation/partners.py",
    ),
    Indicator(
        key="agreements_in_force",
        name=N_("Agreements in force"),
        unit="count",
        kind="stock",
        rule=N_("Valid on the day: begun, and not ended, without end, or renewing itself."),
        source=N_("Agreements of the department"),
        query=agreements.in_force_by_year,
        series=column("agreements"),
        changes=agreements.changes,
        part="name",
        ignores=("direction", "role"),
        page="pages/cooperation/partners.py",
    ),
    Indicator(
        key="memberships",
        name=N_("Memberships"),
        unit="count",
        kind="stock",
        rule=N_(
            "Associations that the university is a member, founding member or observer of; applications do not count."
        ),
        source=N_("Register of memberships"),
        query=memberships.by_year,
        series=column("memberships", "known", "unknown_since", "confirmed"),
        doubt=unsure_ties,
        ignores=("unit", "programme", "direction", "role"),
        none_is_zero=False,
        page="pages/cooperation/memberships.py",
    ),
    Indicator(
        key="outgoing_students",
        name=N_("Outgoing students"),
        unit="count",
        kind="flow",
        rule=FLOW,
        source=MOBILITY_SOURCE,
        query=mobility.by_year,
        series=moves("outgoing", "student"),
        changes=mobility.changes,
        changed=moved("outgoing", "student"),
        page=MOBILITY_PAGE,
        address={"direction": "outgoing", "role": "student"},
    ),
    Indicator(
        key="incoming_students",
        name=N_("Incoming students"),
        unit="count",
        kind="flow",
        rule=FLOW,
        source=MOBILITY_SOURCE,
        query=mobility.by_year,
        series=moves("incoming", "student"),
        changes=mobility.changes,
        changed=moved("incoming", "student"),
        page=MOBILITY_PAGE,
        address={"direction": "incoming", "role": "student"},
    ),
    Indicator(
        key="outgoing_staff",
        name=N_("Outgoing staff"),
        unit="count",
        kind="flow",
        rule=STAFF_FLOW,
        source=MOBILITY_SOURCE,
        query=mobility.by_year,
        series=moves("outgoing", "teacher", "staff"),
        changes=mobility.changes,
        changed=moved("outgoing", "teacher", "staff"),
        page=MOBILITY_PAGE,
        address={"direction": "outgoing", "role": ["teacher", "staff"]},
    ),
    Indicator(
        key="incoming_staff",
        name=N_("Incoming staff"),
        unit="count",
        kind="flow",
        rule=STAFF_FLOW,
        source=MOBILITY_SOURCE,
        query=mobility.by_year,
        series=moves("incoming", "teacher", "staff"),
        changes=mobility.changes,
        changed=moved("incoming", "teacher", "staff"),
        page=MOBILITY_PAGE,
        address={"direction": "incoming", "role": ["teacher", "staff"]},
    ),
    Indicator(
        key="grant_income",
        name=N_("Grant income awarded"),
        unit="money",
        kind="flow",
        rule=N_("Own share of the grants awarded, in the year of the decision, at the exchange rate of that year."),
        source=N_("Grants of the department; exchange rates with their source on the page Grants"),
        query=grants.by_year,
        series=column("amount", "unknown"),
        doubt=unknown_amounts,
        changes=grants.changes,
        part="title",
        none_is_zero=False,
        page="pages/cooperation/grants.py",
        ignores=("programme", "direction", "role"),
    ),
    Indicator(
        key="effective_countries",
        name=N_("Effective number of countries"),
        unit="effective",
        kind="flow",
        rule=N_(
            "1 divided by the sum of the squared shares of the countries in the moves of the year: as varied as so "
            "many equally large countries."
        ),
        source=MOBILITY_SOURCE,
        query=mobility.by_country_and_year,
        series=effective_number,
        across=True,
        none_is_zero=False,
        page=MOBILITY_PAGE,
    ),
)
