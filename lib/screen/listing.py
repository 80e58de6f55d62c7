"""A question and a table in; a card with its lines, its rule and its downloads out: a Chart that is read, not drawn."""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts.chart import Chart
from lib.drawing import sheets
from lib.filters import Filters
from lib.screen import state
from lib.screen.cards import empty, rows
from lib.screen.downloads import LISTED, downloads

Query = Callable[..., pd.DataFrame]
Picture = Callable[..., Chart]


def listing(query: Query, picture: Picture, asked: Filters, key: str, terms: tuple[Any, ...] = ()) -> None:
    """One table. `terms` are further arguments of the query."""
    w = state.words()
    chart, table = _made(_Same(state.ask(query, asked, *terms)), picture, asked, w.language)
    mark = sheets.mark(chart.illustrative, w)
    badge = f"<span class='m-badge' title='{escape(mark)}'>{escape(w('Illustrative'))}</span>" if mark else ""
    said = f"<p class='m-said'>{escape(chart.sentence)}</p>" if chart.sentence else ""
    with st.container(border=True, key=f"card-{key}", gap="small"):
        st.html(f"<div class='m-card'><h3>{escape(chart.title)}{badge}</h3>{said}</div>")
        if chart.frame.empty:
            empty()
            return
        rows(table, key, w)
        with st.container(horizontal=True, vertical_alignment="center", key=f"foot-{key}", gap="small"):
            st.html(f"<p class='m-rule'>{escape(' '.join((chart.rule, *chart.notes)))}</p>")
            downloads(chart, key, w, LISTED, "tertiary")


class _Same:
    """A frame as part of a key: the same question under one stamp gives the same object."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.frame is other.frame

    def __hash__(self) -> int:
        return id(self.frame)


@lru_cache(maxsize=512)
def _made(answer: _Same, picture: Picture, asked: Filters, language: str) -> tuple[Chart, pd.DataFrame]:
    chart = picture(answer.frame, asked, i18n.words(language))
    return chart, chart.table()
