"""Reports: choose kind, period, language and sections; see them, take them as a file, freeze them."""

import streamlit as st

from lib import i18n, screen
from lib.screen import frozen, report_preview, reports

w = screen.words()
screen.heading(
    w("Reports"),
    w(
        "Annual and quarterly reports of the department, and briefs on a country or a partner, as PDF, slides and "
        "workbook, from the numbers of the pages."
    ),
)
period, language, wanted = reports.chosen()
if period is not None and not wanted:
    screen.empty(w("Choose at least one section."))
elif period is not None:
    found = reports.report(period, language, wanted)
    with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
        reports.files(found)
        # What is frozen is a period or a country: a brief on one partner is made for a day's visit.
        if not period.partner:
            reports.freezing(period, wanted)
    report_preview.preview(found, i18n.words(language))
frozen.shelf(language)
