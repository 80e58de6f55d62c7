"""Delegation mode: the choice of a guest, and the presentation for the guest in the address."""

import streamlit as st

from lib import screen
from lib.screen import hosting, wall

w = screen.words()
if st.query_params.get("guest"):
    who = wall.visitor()
    if who is None:
        hosting.unknown()
    else:
        wall.present(who, hosting.back)
else:
    screen.heading(
        w("Delegation"),
        w(
            "A presentation about a guest and ourselves, for a hall without internet: in the guest's language, and "
            "without small numbers."
        ),
    )
    screen.unfiltered()
    hosting.chooser()
