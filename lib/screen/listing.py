"""A question and a table in; a card with its lines, its rule and its downloads out: a Chart that is read, not drawn."""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts.chart import Chart
from lib.filters import Filters
from lib.screen import state
from lib.screen.cards import empty
from lib.screen.downloads import LISTED, downloads
from lib.screen.marks import head
from lib.screen.state import Same
from lib.screen.tables import rows

Query = Callable[..., pd.DataFrame]
Picture = Callable[..., Chart]


def listing(
    query: Query,
    picture: Picture,
    asked: Filters,
    key: str,
    terms: tuple[Any, ...] = (),
    aside: tuple[str, ...] = (),
) -> None:
    """One table. `terms` are further arguments of the query; `aside` names columns that stand behind a click."""
    w = state.words()
    chart, table = _made(Same(state.ask(query, asked, *terms)), picture, asked, w.language)
    with st.container(border=True, key=f"card-{key}", gap="small"):
        st.html(head(chart.title, chart.sentence, chart.illustrative, w))
        if chart.frame.empty:
            empty()
            return
        rows(table, key, w, [chart.headings[name] for name in aside])
        with st.container(horizontal=True, vertical_alignment="center", key=f"foot-{key}", gap="small"):
            st.html(f"<p class='m-rule'>{escape(' '.join((chart.rule, *chart.notes)))}</p>")
            downloads(chart, key, w, asked, LISTED, "tertiary")


@lru_cache(maxsize=512)
def _made(answer: Same[pd.DataFrame], picture: Picture, asked: Filters, language: str) -> tuple[Chart, pd.DataFrame]:
    chart = picture(answer.answer, asked, i18n.words(language))
    return chart, chart.table()
