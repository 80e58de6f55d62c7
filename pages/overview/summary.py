"""Summary: what the rector sees first — indicators with their change, a map, and what needs attention."""

import streamlit as st

from lib import remarks, screen
from lib.charts import grants as grant_charts
from lib.charts import mobility as mobility_charts
from lib.queries import claims, grants, mobility
from lib.screen.claims import every_statement, statements
from lib.screen.partners import partner_map

w = screen.words()
screen.heading(screen.home()["name"], remarks.time_of(screen.question(), w))
asked = screen.filter_bar("years", "country", "region", "unit", "programme")

if screen.ask(claims.only_stated):
    every_statement()
    with st.container(border=True, key="card-summary-map", gap="small"):
        partner_map(asked, "summary", 430, 1)
    screen.section(w("In figures"))
    screen.empty(
        w("No partner, agreement, move, grant or membership is recorded yet: the figures come with the first.")
    )
else:
    flows = ("outgoing_students", "incoming_students", "outgoing_staff", "incoming_staff", "effective_countries")
    found = screen.readings(asked, *flows)
    known = screen.newest(asked, found)
    *people, variety = found if known == asked else screen.readings(known, *flows)
    screen.tiles([*people, variety])
    moved = remarks.moved([*people, variety], w)
    screen.said(moved)

    network = screen.readings(asked, "partners", "countries", "agreements_in_force", "memberships")
    if known != asked:
        network = screen.as_new(network, known)
    money = screen.readings(asked, "grant_income")
    screen.tiles([*network, *money])
    if (told := remarks.moved([*network, *money], w)) != moved:
        screen.said(told)
    screen.marked([*people, *network, *money])

    left, right = st.columns([13, 8])
    with left, st.container(border=True, key="card-summary-map", gap="small", height="stretch"):
        partner_map(asked, "summary", 430, 13 / 21)
    with right:
        screen.attention(asked)
    screen.pair(
        asked,
        screen.what_moved(people),
        screen.Card(mobility.by_year, mobility_charts.by_year, "summary-moves", opens=("years",)),
        (13, 8),
    )
    left, right = st.columns([13, 8])
    with left:
        currency = screen.home()["currency"]
        income = grants.in_currency(grants.by_year, currency)
        gaps = screen.ask(grants.gaps, asked.without("years"), currency)
        screen.card(
            asked, screen.Card(income, grant_charts.by_year, "summary-grants", opens=("years",), more=tuple(gaps))
        )
    with right:
        named = ("partners", "agreements_in_force", "grant_income")
        screen.what_came(asked, [one for one in (*network, *money) if one.indicator.key in named])
    statements()
