"""The question in; what only the page Mobility has out: its map, and the rows behind it."""

from functools import lru_cache
from html import escape

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts import mobility as charts
from lib.charts.chart import Chart
from lib.charts.mobility_rows import rows as listed
from lib.charts.world import Home, WorldMap
from lib.drawing import sheets
from lib.filters import Filters
from lib.queries import choices
from lib.queries import mobility as queries
from lib.screen import state
from lib.screen.cards import empty, rows
from lib.screen.downloads import LISTED, downloads
from lib.screen.world import world_map

MOST = 5000  # newest rows that are listed and downloaded; the browser holds no more with ease
Units = tuple[tuple[str, str], ...]


class _Same:
    """A frame as part of a key: the same question under one stamp gives the same object."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.frame is other.frame

    def __hash__(self) -> int:
        return id(self.frame)


def country_map(asked: Filters, key: str) -> None:
    """The countries shaded by their moves; a click on one filters."""
    w = state.words()
    here = state.ask(choices.home, w.language)
    home = Home(str(here["short_name"] or here["name"]), float(here["latitude"] or 0), float(here["longitude"] or 0))
    drawn = _map(_Same(state.ask(queries.by_country, asked.without("country"))), asked, w.language, home)
    with st.container(border=True, key=f"card-{key}", gap="small"):
        st.html(
            f"<div class='m-card'><h3>{escape(drawn.title)}</h3><p class='m-said'>{escape(drawn.sentence)}</p></div>"
        )
        if drawn.empty:
            empty()
        else:
            world_map(drawn, key)


@lru_cache(maxsize=256)
def _map(answer: _Same, asked: Filters, language: str, home: Home) -> WorldMap:
    return charts.world(answer.frame, asked, i18n.words(language), home)


def rows_behind(asked: Filters, units: Units, key: str) -> None:
    """The newest rows behind one click, in words, with their downloads."""
    w = state.words()
    total = state.ask(queries.how_many, asked)
    label = w.n("{n} row behind this page", "{n} rows behind this page", total)
    with st.expander(label, on_change="rerun", key=key, icon=":material/table_rows:") as behind:
        # The rows are fetched when they are asked for: most readers look at the charts.
        if not behind.open:
            return
        if not total:
            empty()
            return
        chart, table = _listed(_Same(state.ask(queries.rows, asked, MOST)), asked, w.language, units, total)
        st.caption(" ".join(filter(None, (chart.rule, *chart.notes, sheets.mark(chart.illustrative, w)))))
        rows(table, key, w)
        with st.container(horizontal=True):
            downloads(chart, key, w, LISTED)


@lru_cache(maxsize=64)
def _listed(answer: _Same, asked: Filters, language: str, units: Units, total: int) -> tuple[Chart, pd.DataFrame]:
    chart = listed(answer.frame, asked, i18n.words(language), units, total)
    return chart, chart.table()
