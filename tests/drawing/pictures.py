"""A database in; every Chart that lib/charts makes of it out, by its name, and those that no data here makes."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection

from lib.charts import agreements as agreement_charts
from lib.charts import grant_tables, grants, memberships, mobility, mobility_rows, partners
from lib.charts.chart import Chart
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import agreements, choices, grant_amounts, grant_projects, profile
from lib.queries import grants as grant_queries
from lib.queries import memberships as membership_queries
from lib.queries import mobility as moves
from lib.queries import partners as partner_queries

TABLES = ("agreements", "portfolio", "amounts", "rates", "rows")
ASKED = Filters(as_of=date(2026, 11, 21))


def drawn(connection: Connection, w: Words, asked: Filters = ASKED) -> dict[str, Chart]:
    """Those that are drawn."""
    units = tuple(choices.units(connection, w.language).items())
    currency = grant_queries.reporting_currency(connection)
    income = grant_queries.by_year(connection, asked, currency)
    gaps = grant_queries.gaps(connection, asked, currency)
    return {
        "mobility-by-year": mobility.by_year(moves.by_year(connection, asked), asked, w),
        "mobility-by-year-role": mobility.by_year(moves.by_year(connection, asked), asked, w, "role"),
        "mobility-by-country": mobility.by_country(moves.by_country(connection, asked), asked, w),
        "mobility-heat": mobility.by_country_and_year(moves.by_country_and_year(connection, asked), asked, w),
        "mobility-by-programme": mobility.by_programme(moves.by_programme(connection, asked), asked, w),
        "mobility-programmes": mobility.programmes_by_year(moves.by_programme(connection, asked), asked, w),
        "mobility-by-unit": mobility.by_unit(moves.by_unit(connection, asked), asked, w, units),
        "mobility-flow": mobility.by_unit(moves.by_unit(connection, asked), asked, w, units, "flow"),
        "mobility-balance": mobility.balance(moves.balance(connection, asked), asked, w),
        "mobility-semesters": mobility.balance(moves.semesters_of_five_years(connection, asked), asked, w, "five"),
        "agreements-by-year": agreement_charts.in_force_by_year(
            agreements.in_force_by_year(connection, asked), asked, w
        ),
        "grants-by-year": grants.by_year(income, asked, w, *gaps),
        "grants-by-funder": grants.by_funder(grant_queries.by_funder(connection, asked, currency), asked, w),
        "grants-success": grants.success(
            grant_queries.success(connection, asked), asked, w, *grant_queries.pending(connection, asked)
        ),
        "grants-timeline": grants.timeline(grant_projects.projects(connection, asked, w.language), asked, w),
        "memberships-by-country": memberships.by_country(membership_queries.by_country(connection, asked), asked, w),
        "memberships-by-year": memberships.by_year(membership_queries.by_year(connection, asked), asked, w),
        "memberships-time-line": memberships.time_line(membership_queries.time_line(connection, asked), asked, w),
        "profile-moves": partners.moves_by_year(_moves_of_a_partner(connection, asked), asked, w),
        "lines": lines(w),
    }


def tables(connection: Connection, w: Words, asked: Filters = ASKED) -> dict[str, Chart]:
    """Those that are read."""
    units = tuple(choices.units(connection, w.language).items())
    currency = grant_queries.reporting_currency(connection)
    return {
        "agreements": agreement_charts.on_day(agreements.on_day(connection, asked), asked, w, units),
        "portfolio": grant_tables.portfolio(grant_projects.projects(connection, asked, w.language), asked, w),
        "amounts": grant_tables.amounts(grant_amounts.amounts(connection, asked, currency), asked, w),
        "rates": grant_tables.rates(grant_queries.rates_used(connection, asked, currency), asked, w),
        "rows": mobility_rows.rows(moves.rows(connection, asked, 5000), asked, w, units, 5000),
    }


def _moves_of_a_partner(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Of the first partner that anyone moved with."""
    listed = partner_queries.listing(connection, asked)
    key = listed.loc[listed["outgoing"] + listed["incoming"] > 0, "key"].iloc[0]
    return profile.moves_by_year(connection, asked, key)


def lines(w: Words) -> Chart:
    """A line with a gap: no chart of today is one."""
    years = range(2020, 2026)
    frame = pd.DataFrame(
        {
            "year": [*years, *years],
            "direction": ["outgoing"] * 6 + ["incoming"] * 6,
            "moves": [10.0, 40, None, 95, 120, 131, 1, 2, 3, 5, 8, 13],
            "illustrative": [0] * 6 + [1] * 6,
        }
    )
    return Chart(
        kind="lines",
        frame=frame,
        title=w("Moves by year"),
        x="year",
        y="moves",
        series="direction",
        headings={"year": w("Year"), "direction": w("Direction"), "moves": w("Moves")},
        names={"direction": {"outgoing": w("Outgoing"), "incoming": w("Incoming")}},
    )
