"""The question in; what only the page Mobility has out: its map, and the rows behind it."""

from functools import lru_cache

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts.chart import Chart
from lib.charts.mobility_map import world
from lib.charts.mobility_rows import rows as listed
from lib.charts.world import Home, WorldMap
from lib.drawing import sheets
from lib.filters import Filters
from lib.queries import mobility as queries
from lib.screen import state
from lib.screen.cards import empty
from lib.screen.downloads import LISTED, downloads
from lib.screen.marks import head
from lib.screen.state import Same
from lib.screen.tables import rows
from lib.screen.tiles import readings
from lib.screen.world import home, world_map

MOST = 5000  # newest rows that are listed and downloaded; the browser holds no more with ease
Frame = Same[pd.DataFrame]
Units = tuple[tuple[str, str], ...]


def country_map(asked: Filters, key: str) -> None:
    """The countries shaded by their moves; a click on one filters."""
    w = state.words()
    answer = Same(state.ask(queries.by_country, asked.without("country")))
    drawn = _map(answer, asked, w.language, home(w.language))
    with st.container(border=True, key=f"card-{key}", gap="small"):
        st.html(head(drawn.title, drawn.sentence, drawn.illustrative, w))
        if drawn.empty:
            empty()
        else:
            world_map(drawn, key, asked.without("country"))


@lru_cache(maxsize=256)
def _map(answer: Frame, asked: Filters, language: str, at: Home) -> WorldMap:
    return world(answer.answer, asked, i18n.words(language), at)


def variety(asked: Filters) -> tuple[str, str]:
    """The effective number of countries as the Summary has it, in a sentence, and what it means.

    Empty where it is unknown, with one country chosen, where it is 1 whatever the moves, and on the page of academic
    years: the Summary counts by calendar years.
    """
    if asked.year_basis != "calendar" or len(asked.countries() or ()) == 1:
        return "", ""
    w = state.words()
    (found,) = readings(asked, "effective_countries")
    if found.value is None:
        return "", ""
    values = {"year": w.ordinal(found.year), "value": found.value_text(w)}
    said = (
        w("Effective number of countries in {year} so far: {value}.", **values)
        if found.running
        else w("Effective number of countries in {year}: {value}.", **values)
    )
    return said, w("Effective number: {rule}", rule=w(found.indicator.rule))


def rows_behind(asked: Filters, units: Units, key: str) -> None:
    """The newest rows behind one click, in words, with their downloads."""
    w = state.words()
    total = state.ask(queries.how_many, asked)
    label = w.n("{n} row behind this page", "{n} rows behind this page", total)
    with st.expander(label, on_change="rerun", key=key) as behind:
        # The rows are fetched when they are asked for: most readers look at the charts.
        if not behind.open:
            return
        if not total:
            empty()
            return
        chart, table = _listed(Same(state.named(queries.rows, asked, MOST)), asked, w.language, units, total)
        st.caption(" ".join(filter(None, (chart.rule, *chart.notes, sheets.mark(chart.illustrative, w)))))
        rows(table, key, w)
        with st.container(horizontal=True):
            downloads(chart, key, w, asked, LISTED)


@lru_cache(maxsize=64)
def _listed(
    answer: Same[pd.DataFrame], asked: Filters, language: str, units: Units, total: int
) -> tuple[Chart, pd.DataFrame]:
    chart = listed(answer.answer, asked, i18n.words(language), units, total)
    return chart, chart.table()
