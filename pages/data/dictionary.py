"""Dictionary: what each table and column holds, how each indicator is counted, where the rows come from."""

from functools import partial

import streamlit as st

from lib import screen
from lib.imports import template
from lib.screen import dictionary

w = screen.words()
screen.heading(w("Dictionary"), w("What the database holds, how each figure is counted, and where the rows come from."))
screen.unfiltered()
screen.said(dictionary.counts(w))
st.download_button(
    w("Empty workbook for your own data"),
    partial(template.template, w),
    template.FILE,
    key="template",
    icon=":material/download:",
    on_click="ignore",
)
dictionary.show()
