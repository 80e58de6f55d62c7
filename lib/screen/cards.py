"""A question and a picture in; a card on the page: title, sentence, chart, rule, and its table behind one click."""

from collections.abc import Callable
from functools import lru_cache, partial
from html import escape
from typing import Any, Final, NamedTuple

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts.chart import Chart
from lib.codes import N_
from lib.drawing import screen as drawing
from lib.drawing import sheets
from lib.drawing.layout import height
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import choices
from lib.screen import state
from lib.screen.downloads import DRAWN, Makers, downloads
from lib.screen.marks import head
from lib.screen.state import Same
from lib.screen.tables import rows
from lib.screen.window import NARROW, painted, window

Query = Callable[..., pd.DataFrame]
Picture = Callable[..., Chart]
GROWTH: Final = 1.6  # of its own height, what a chart takes to be as high as the one beside it


class Drawn(NamedTuple):
    """A chart, its figure (none where there is nothing to draw), the head of its card, its height in pixels."""

    chart: Chart
    figure: drawing.Figure | None
    top: str
    tall: int


class Card(NamedTuple):
    """One chart card: a query, the picture of its answer, and a key that no other card of the page has.

    `opens` names filters that this chart stays open to, because a click on it sets them. `more` are further arguments
    of the picture. `choice` draws the buttons that switch this card, under its head.
    """

    query: Query
    picture: Picture
    key: str
    opens: tuple[str, ...] = ()
    more: tuple[Any, ...] = ()
    choice: Callable[[], object] | None = None


def card(asked: Filters, wanted: Card) -> Chart:
    """A card as wide as where it stands."""
    return _put(asked, wanted, _made(asked, wanted).tall)


def pair(asked: Filters, left: Card, right: Card, shares: tuple[int, int] = (1, 1)) -> None:
    """Two cards side by side; the lower chart grows with the other, where the window is wide enough for both."""
    alone = [_made(asked, one).tall for one in (left, right)]
    grown = max(alone) if window() > NARROW else 0
    for column, wanted, tall in zip(st.columns(shares), (left, right), alone, strict=True):
        with column:
            _put(asked, wanted, max(tall, min(grown, round(tall * GROWTH))))


def _made(asked: Filters, wanted: Card) -> Drawn:
    answer = Same(state.ask(wanted.query, asked.without(*wanted.opens)))
    return _drawn(answer, wanted.picture, asked, wanted.more, state.words().language)


def _put(asked: Filters, wanted: Card, tall: int) -> Chart:
    w, key = state.words(), wanted.key
    chart, figure, top, _ = _made(asked, wanted)
    place = painted(f"chart-{key}", w.language)
    with st.container(border=True, key=f"card-{key}", height="stretch", gap="small"):
        st.html(top)
        if wanted.choice is not None:
            wanted.choice()
        if figure is None:
            # What was left out may be all that is recorded.
            empty(" ".join(chart.notes))
            return chart
        st.plotly_chart(
            figure,
            key=place,
            config=_config(w.language),
            height=tall,
            alt=f"{chart.title}. {chart.sentence}",
            on_select=partial(_clicked, chart.picks, place) if chart.picks else "ignore",
            selection_mode="points",
        )
        foot(chart, key, w, asked.without(*wanted.opens), hint=w("A click on a bar filters.") if chart.picks else "")
    return chart


@lru_cache(maxsize=2048)
def _drawn(answer: Same[pd.DataFrame], picture: Picture, asked: Filters, more: tuple[Any, ...], language: str) -> Drawn:
    w = i18n.words(language)
    chart = picture(answer.answer, asked, w, *more)
    top = head(chart.title, chart.sentence, chart.illustrative, w)
    return Drawn(chart, None, top, 0) if chart.empty else Drawn(chart, drawing.figure(chart, w), top, height(chart))


def foot(chart: Chart, key: str, w: Words, asked: Filters, makers: Makers = DRAWN, hint: str = "") -> None:
    """Rule, notes and a hint of a card, and its table and files behind one click."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"foot-{key}", gap="small"):
        said = " ".join(note for note in (chart.rule, *chart.notes, hint) if note)
        st.html(f"<p class='m-rule'>{escape(said)}</p>")
        with st.popover(
            w("Table"), icon=":material/table:", type="tertiary", on_change="rerun", key=f"more-{key}"
        ) as more:
            # The table is made when it is asked for: most readers look at the chart.
            if more.open:
                _more(chart, key, w, asked, makers)


def _more(chart: Chart, key: str, w: Words, asked: Filters, makers: Makers) -> None:
    with st.container(horizontal=True):
        downloads(chart, key, w, asked, makers)
    mark = sheets.mark(chart.illustrative, w)
    if mark:
        st.caption(mark)
    rows(chart.table(), key, w)


def section(title: str, lead: str = "") -> None:
    """A heading within a page."""
    st.html(f"<div class='m-section'><h2>{escape(title)}</h2>{f'<p>{escape(lead)}</p>' if lead else ''}</div>")


NOTHING = N_("Nothing is recorded for this choice.")
WIDEN = N_("Choose more years or countries, or clear the filters.")


def empty(sentence: str = "", filtered: bool = True) -> None:
    """The empty state: a friendly sentence and, where filters may have narrowed it, the way on."""
    w = state.words()
    way_on = f"<span>{w(WIDEN)}</span>" if filtered and state.question().narrowed() else ""
    st.html(f"<div class='m-empty'><p>{escape(sentence or w(NOTHING))}</p>{way_on}</div>")


def _clicked(name: str, place: str) -> None:
    """A click on a mark: the filter takes its value, or lets go of it."""
    points = st.session_state[place]["selection"]["points"]
    values = [point["customdata"] for point in points if point.get("customdata")]
    if values:
        first = values[0]
        value = str(first[0] if isinstance(first, list) else first)
        # Income that is expected stands in years that nobody can choose: nothing has happened in them.
        if name != "years" or int(value) <= state.ask(choices.choices).last_year:
            state.put(state.question().toggled(name, value))


@lru_cache(maxsize=512)
def _config(language: str) -> dict[str, Any]:
    w = i18n.words(language)
    return {
        "displaylogo": False,
        "displayModeBar": False,  # its camera lies on the figures of a phone; every card gives its PNG below
        "locale": language,
        "locales": {
            language: {
                "format": {
                    "months": [w.month(m) for m in range(1, 13)],
                    "shortMonths": [w.month(m, "abbreviated") for m in range(1, 13)],
                },
            }
        },
    }
