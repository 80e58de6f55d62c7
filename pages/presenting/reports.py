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
screen.unfiltered()
with st.container(border=True, key="card-report", gap="small"):
    period, language, wanted = reports.chosen()
    found = reports.report(period, language, wanted) if period is not None and wanted else None
    if found is not None:
        reports.files(found)
if found is not None:
    report_preview.preview(found, i18n.words(language))
elif period is not None:
    screen.empty(w("Choose at least one section."), filtered=False)
frozen.title()
# What is frozen is a period or a country: a brief on one partner is made for a day's visit.
if found is not None and period is not None and not period.partner:
    reports.freezing(period, wanted)
frozen.shelf(language)
