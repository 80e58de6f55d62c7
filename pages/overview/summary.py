"""Summary: what the rector sees first — indicators with their change, a map, and what needs attention."""

import streamlit as st

from lib import readings, screen

w = screen.words()
screen.heading(screen.home()["name"], w("International cooperation as at {day}", day=w.date(screen.today(), "long")))
asked = screen.filter_bar("years", "country", "region", "unit", "programme")

people = screen.readings(asked, "outgoing_students", "incoming_students", "outgoing_staff", "incoming_staff")
screen.tiles([*people, *screen.readings(asked, "effective_countries")], key="people")
screen.said(readings.moved(people, w))

network = screen.readings(asked, "partners", "countries", "agreements_in_force", "memberships")
money = screen.readings(asked, "grant_income")
screen.tiles([*network, *money], key="network")
screen.said(readings.moved(network, w))
screen.marked([*people, *network, *money])

left, right = st.columns([3, 2])
with right:
    screen.attention(asked)
