"""INDICATORS: each with its name, unit, rule and source, the query it is drawn from, and its arithmetic; one place.

A `series` turns the frame of a query into one row per year: year, value, so_far (the part of that year up to the same
day as the day of the question; None where days are not known), unknown, illustrative.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import agreements, grants, memberships, mobility, partners

Series = Callable[[pd.DataFrame], pd.DataFrame]
SMALLEST_BASE = 10  # below it a percentage says more than the figures do: 1 to 3 is not "200 % more"


@dataclass(frozen=True)
class Indicator:
    """One figure of the rector's page.

    A flow is counted over a year, and a running year is compared with the same days of the year before. A stock is
    counted on a day, and compared with the last day of the year before.
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
    address: Mapping[str, Any] = field(default_factory=dict)


def moves(direction: str, *roles: str) -> Series:
    """Participants of one direction and some roles, per year."""

    def series(frame: pd.DataFrame) -> pd.DataFrame:
        rows = frame[(frame["direction"] == direction) & frame["role"].isin(roles)]
        # min_count: one row without a date makes the part of its year unknown, not smaller.
        grouped = rows.groupby("year", as_index=False)
        found = grouped.agg(value=("moves", "sum"), illustrative=("illustrative", "sum"))
        parts = grouped["so_far"].agg(lambda part: part.sum(skipna=False))
        return found.assign(so_far=parts["so_far"], unknown=0)

    return series


def column(name: str) -> Series:
    """A column that already is the figure."""

    def series(frame: pd.DataFrame) -> pd.DataFrame:
        unknown = frame["unknown"] if "unknown" in frame else 0
        return frame.assign(value=frame[name], so_far=None, unknown=unknown).loc[
            :, ["year", "value", "so_far", "unknown", "illustrative"]
        ]

    return series


def effective_number(frame: pd.DataFrame) -> pd.DataFrame:
    """1 / Σ share² of the countries in each year: 5 equal countries give 5, one that takes nearly all gives about 1."""
    lines = []
    for year, rows in frame.groupby("year"):
        counts = rows.groupby("country")["moves"].sum()
        total = float(counts.sum())
        value = total**2 / float((counts**2).sum()) if total else None
        lines.append((year, value, None, 0, int(rows["illustrative"].sum())))
    return pd.DataFrame(lines, columns=["year", "value", "so_far", "unknown", "illustrative"])


MOBILITY_SOURCE = N_("Mobility records of the department")
MOBILITY_PAGE = "pages/cooperation/mobility.py"
FLOW = N_("Moves that began in the calendar year, one per participant; planned and cancelled ones are left out.")

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        key="partners",
        name=N_("Active partners"),
        unit="count",
        kind="stock",
        rule=N_("Foreign organisations with an agreement in force, a move or an activity in the year."),
        source=N_("Partner register, agreements, mobility and activities"),
        query=partners.active_by_year,
        series=column("partners"),
        page="pages/cooperation/partners.py",
    ),
    Indicator(
        key="countries",
        name=N_("Partner countries"),
        unit="count",
        kind="stock",
        rule=N_("Countries of the partners that are active in the year."),
        source=N_("Partner register, agreements, mobility and activities"),
        query=partners.active_by_year,
        series=column("countries"),
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
        series=column("memberships"),
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
        page=MOBILITY_PAGE,
        address={"direction": "incoming", "role": "student"},
    ),
    Indicator(
        key="outgoing_staff",
        name=N_("Outgoing staff"),
        unit="count",
        kind="flow",
        rule=N_("Moves of teachers and administrative staff that began in the calendar year, one per participant."),
        source=MOBILITY_SOURCE,
        query=mobility.by_year,
        series=moves("outgoing", "teacher", "staff"),
        page=MOBILITY_PAGE,
        address={"direction": "outgoing", "role": ["teacher", "staff"]},
    ),
    Indicator(
        key="incoming_staff",
        name=N_("Incoming staff"),
        unit="count",
        kind="flow",
        rule=N_("Moves of teachers and administrative staff that began in the calendar year, one per participant."),
        source=MOBILITY_SOURCE,
        query=mobility.by_year,
        series=moves("incoming", "teacher", "staff"),
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
        series=column("amount"),
        page="pages/cooperation/grants.py",
    ),
    Indicator(
        key="effective_countries",
        name=N_("Effective number of countries"),
        unit="effective",
        kind="flow",
        rule=N_(
            "1 / Σ share² of the countries in the moves of the year: how many equally large countries would be as varied."
        ),
        source=MOBILITY_SOURCE,
        query=mobility.by_country_and_year,
        series=effective_number,
        page=MOBILITY_PAGE,
    ),
)


@dataclass(frozen=True)
class Reading:
    """An indicator at one time: its figure, the figure it is compared with, the years up to it."""

    indicator: Indicator
    asked: Filters
    year: int
    value: float | None
    previous: float | None
    trend: tuple[tuple[int, float | None], ...]
    unknown: int
    illustrative: int
    currency: str = ""

    @property
    def running(self) -> bool:
        """Whether the year is not over."""
        return self.year == self.asked.as_of.year

    @property
    def change(self) -> float | None:
        """The difference to the figure it is compared with."""
        return None if self.value is None or self.previous is None else self.value - self.previous

    @property
    def relative(self) -> float | None:
        """The change as a share, where the base is large enough to speak of one."""
        if (
            self.change is None
            or not self.previous
            or (self.indicator.unit == "count" and self.previous < SMALLEST_BASE)
        ):
            return None
        return self.change / self.previous

    def text(self, value: float | None, w: Words) -> str:
        """A value in the unit of the indicator."""
        if self.indicator.unit == "money":
            return w.money(value, self.currency, short=True)
        return w.number(value, 1 if self.indicator.unit == "effective" else 0)

    def value_text(self, w: Words) -> str:
        """The figure as it stands on the tile."""
        return self.text(self.value, w)

    def change_text(self, w: Words) -> str:
        """The change without its sign: as a percentage, or as figures where the base is small."""
        if self.change is None:
            return ""
        if self.relative is not None and self.indicator.unit != "effective":
            return w.percent(abs(self.relative))
        return self.text(abs(self.change), w)

    def against(self, w: Words) -> str:
        """What the figure is compared with."""
        before = self.text(self.previous, w)
        if self.indicator.kind == "stock":
            return w("at the end of {year}: {value}", year=self.year - 1, value=before)
        if self.running:
            return w("same days of {year}: {value}", year=self.year - 1, value=before)
        return w("{year}: {value}", year=self.year - 1, value=before)

    def when(self, w: Words) -> str:
        """The time that the figure speaks of."""
        if self.running:
            day = w.date(self.asked.as_of)
            return (
                w("{year}, up to {day}", year=self.year, day=day)
                if self.indicator.kind == "flow"
                else w("As at {day}", day=day)
            )
        return (
            w("In the year {year}", year=self.year)
            if self.indicator.kind == "flow"
            else w("At the end of {year}", year=self.year)
        )

    def said(self, w: Words) -> str:
        """The tile in words, for a reader who does not see it."""
        return w(
            "{name}: {value}. {when}. {rule}",
            name=w(self.indicator.name),
            value=self.value_text(w),
            when=self.when(w),
            rule=w(self.indicator.rule),
        )


def reading(indicator: Indicator, frame: pd.DataFrame, asked: Filters, currency: str = "") -> Reading:
    """The indicator in the last year of the question, from the frame of its query over all years."""
    series = indicator.series(frame).set_index("year").sort_index()
    year = asked.this_year()
    flow = indicator.kind == "flow"
    # A year without a row between others is a year in which nothing happened; one before the first row is not known.
    first = int(series.index.min()) if len(series) else year
    years = range(max(first, asked.first or first), year + 1)

    def at(one: int, name: str) -> float | None:
        if one not in series.index:
            return 0.0 if flow and indicator.unit == "count" and one >= first else None
        value = series.at[one, name]
        return None if value is None or pd.isna(value) else float(value)

    # A running year is compared with the same part of the year before; where days are not known, with nothing.
    part = flow and year == asked.as_of.year
    return Reading(
        indicator=indicator,
        asked=asked,
        year=year,
        value=at(year, "value"),
        previous=at(year - 1, "so_far" if part else "value"),
        trend=tuple((one, at(one, "value")) for one in years),
        unknown=int(series["unknown"].get(year, 0)),
        illustrative=int(series["illustrative"].sum()),
        currency=currency,
    )


def moved(readings: Sequence[Reading], w: Words) -> str:
    """Which of some indicators moved most, in one sentence; that none did, where none can be compared."""
    comparable = [one for one in readings if one.change is not None]
    if not comparable:
        return w("There is no earlier figure to compare with yet.")
    most = max(comparable, key=lambda one: abs(one.change or 0) / max(one.previous or 0, SMALLEST_BASE))
    if not most.change:
        return w("Nothing moved against the year before.")
    values = {
        "name": w(most.indicator.name),
        "value": most.value_text(w),
        "change": most.change_text(w),
        "against": most.against(w),
    }
    if most.change > 0:
        return w("Moved most – {name}: {value}, {change} more than {against}.", **values)
    return w("Moved most – {name}: {value}, {change} less than {against}.", **values)
