"""Grants: what projects bring in, on which basis and from whom; what was won, what runs, what can be applied for."""

import streamlit as st

from lib import screen
from lib.charts import grant_tables as tables
from lib.charts import grants as c
from lib.charts.grant_notes import left_out
from lib.queries import grant_amounts, grant_projects
from lib.queries import grants as q
from lib.queries.naming import in_language
from lib.screen import Card
from lib.screen import grants as here
from lib.screen.claims import statements
from lib.screen.listing import listing

w = screen.words()
screen.heading(w("Grants"), w("What projects bring in, on which basis and from whom; what runs, and what is open."))
asked = screen.filter_bar("years", "country", "region", "unit", "money_basis")
currency = here.currency()

by_year, by_funder = q.in_currency(q.by_year, currency), q.in_currency(q.by_funder, currency)
opened = asked.without("years")
named = in_language(grant_projects.projects, w.language)
projects = screen.ask(named, asked)
gaps = screen.ask(q.gaps, opened, currency)

if screen.ask(by_year, opened)["amount"].notna().any():
    screen.pair(
        asked,
        Card(by_year, c.by_year, "grants-by-year", opens=("years",), more=tuple(gaps)),
        Card(by_funder, c.by_funder, "grants-by-funder"),
        shares=(3, 2),
    )
elif len(projects):
    screen.empty(" ".join((w("No income is known on this basis."), *left_out(asked, w, *gaps))))

statements("grant")

dated = projects[["start_date", "end_date"]].notna().all(axis=1).any()
decided = len(screen.ask(q.success, asked)) > 0
timeline = Card(named, c.timeline, "grants-timeline")
success = Card(q.success, c.success, "grants-success", more=tuple(screen.ask(q.pending, asked)))
if dated and decided:
    screen.pair(asked, timeline, success, shares=(3, 2))
elif dated or decided:
    screen.card(asked, timeline if dated else success)

if len(projects):
    listing(named, tables.portfolio, asked, "grants-portfolio", aside=tables.DETAILS)
else:
    screen.nothing(w("No project is recorded for this choice."), w("No project is on record yet."))

here.calls(asked)

if len(screen.ask(q.rates_used, asked, currency)):
    listing(q.rates_used, tables.rates, asked, key="grants-rates", terms=(currency,))
if len(screen.ask(grant_amounts.amounts, asked, currency)):
    with st.expander(w("The amounts behind the income"), key="grants-behind", on_change="rerun") as behind:
        if behind.open:
            terms = (currency, w.language)
            listing(grant_amounts.amounts, tables.amounts, asked, key="grants-amounts", terms=terms)
