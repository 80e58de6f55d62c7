"""Memberships: each association with its status and what that rests on, where it sits, whom it reaches, since when."""

import streamlit as st

from lib import screen
from lib.charts import memberships as c
from lib.queries import memberships as q
from lib.screen import memberships as here
from lib.screen.claims import statements

w = screen.words()
screen.heading(
    w("Memberships"),
    w("The associations that the university belongs to, since when, and what that rests on."),
)
asked = screen.filter_bar("years", "country", "region")
st.caption(
    w(
        "A country or region chooses the associations that have their seat or a known member there; years choose what "
        "the timeline shows. Members, founding members and observers are counted, as at {day}.",
        day=w.date(asked.as_of),
    )
)

if screen.ask(q.on_day, asked).empty:
    screen.nothing(w("No association is recorded for this choice."), w("No association is on record yet."))
else:
    here.associations(asked)

    screen.section(w("Where they are"))
    left, right = st.columns([3, 2])
    with left:
        here.seats_map(asked, key="seats")
    with right:
        screen.card(asked, screen.Card(q.by_country, c.by_country, "memberships-by-country", opens=("country",)))
    here.member_lists(asked)

    screen.section(w("Since when"))
    screen.card(asked, screen.Card(q.time_line, c.time_line, "memberships-time-line"))
    if len(screen.ask(q.by_year, asked)) > 1:
        screen.card(asked, screen.Card(q.by_year, c.by_year, "memberships-by-year"))
statements("memberships")
