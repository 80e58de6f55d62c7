"""Partners: whom the university works with; the world map, the list beside it, and the profile of each partner."""

import streamlit as st

from lib import screen
from lib.charts.partners import SHADE
from lib.screen.claims import statements
from lib.screen.partners import agreement_table, partner_list, partner_map, shadeable
from lib.screen.profile import partner_profile
from lib.screen.switch import switch, toggle
from lib.screen.world import arrived

w = screen.words()
arrived()
if "partner" in st.query_params:
    partner_profile(st.query_params["partner"])
else:
    screen.heading(w("Partners"), w("Whom the university works with, where they are, and what happens with each."))
    asked = screen.filter_bar("years", "country", "region", "unit", "programme", "direction", "role")
    left, right = st.columns([13, 7])
    with left, st.container(border=True, key="card-world", gap="small"):
        top = st.container()
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            shade = "moves"
            if shadeable(asked):
                shade = switch("shade", w("Countries are shaded by"), {name: w(SHADE[name]) for name in SHADE})
            whole = toggle("world", w("Whole world"))
        partner_map(asked, "partners", 460, 13 / 20, shade, whole, top)
    with right, st.container(border=True, key="card-partner-list", gap="small"):
        partner_list(asked)
    agreement_table(asked)
    statements("partners", "countries", "agreements")
