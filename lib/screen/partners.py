"""The question in; what only the page Partners has out: the map, the list beside it, the agreements."""

from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts import agreements as agreement_charts
from lib.charts import partners as charts
from lib.charts.chart import Chart
from lib.charts.world import Home, WorldMap
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import agreements, choices, partners
from lib.screen import state
from lib.screen.bar import nothing
from lib.screen.cards import Card, card, empty, section
from lib.screen.downloads import LISTED, downloads
from lib.screen.links import PROFILE, Carried, carried, to
from lib.screen.marks import badge, head
from lib.screen.state import Same
from lib.screen.tables import rows
from lib.screen.world import home, world_map

Units = tuple[tuple[str, str], ...]
ACTIVE = N_(
    "Active: with an agreement in force, a move or an activity in the year. The list itself has no dates; the busiest "
    "stand first."
)
SHOWN = 40  # lines of the list before the reader asks for the rest
Frame = Same[pd.DataFrame]


def partner_map(
    asked: Filters, key: str, height: int, share: float, shade: str = "moves", whole: bool = False, top: Any = st
) -> None:
    """The world map: partners, their moves, shaded countries; or the countries that the university only names.

    Its title stands in the container `top`, or right above it.
    """
    w = state.words()
    listing, moves, said = _answers(asked)
    drawn = _map(listing, moves, said, asked, w.language, home(w.language), shade, whole)
    top.html(head(drawn.title, drawn.sentence, drawn.illustrative, w))
    if drawn.empty:
        empty()
    else:
        world_map(drawn, key, asked.without("country"), height, share=share)


def shadeable(asked: Filters) -> bool:
    """Whether the map has countries with a partner or a move: a country that is only named is shaded by that alone."""
    return not _only_named(*_answers(asked))


def _answers(asked: Filters) -> tuple[Frame, Frame, Frame]:
    open_to = asked.without("country")
    listing, moves = state.named(partners.listing, open_to), state.ask(partners.moves_by_country, open_to)
    return Same(listing), Same(moves), Same(state.ask(partners.claimed))


def _only_named(listing: Frame, moves: Frame, said: Frame) -> bool:
    return bool(listing.answer.empty and moves.answer.empty and said.answer["countries"].notna().any())


@lru_cache(maxsize=256)
def _map(
    listing: Frame, moves: Frame, said: Frame, asked: Filters, language: str, at: Home, shade: str, whole: bool
) -> WorldMap:
    w = i18n.words(language)
    if _only_named(listing, moves, said):
        return charts.claimed(said.answer, w, at)
    return charts.world(listing.answer, moves.answer, asked, w, at, shade, whole)


def partner_list(asked: Filters) -> None:
    """The partners, the busiest first, with a search in every name that they are met under."""
    w = state.words()
    every = state.named(partners.listing, asked)
    if every.empty and not asked.narrowed():
        empty(w("No partner is on record yet."))
        return
    listing = charts.met(every, asked)
    narrowed = len(listing) < len(every)
    said = charts.counted_of(listing, every, w) if narrowed else charts.counted(listing, w, _active(asked))
    mark = badge(int(listing["illustrative"].sum()), w)
    st.html(f"<p class='m-count'>{escape(said)}{mark}</p>{'' if narrowed or every.empty else rule(w(ACTIVE))}")
    text = st.text_input(
        w("Search"),
        key="search",
        placeholder=w("Name, former name, acronym or city"),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    if text.strip():
        found = state.ask(partners.matching, text.strip()[:80])
        listing = listing[listing["key"].isin(found)]
    if listing.empty:
        empty(w("No partner has such a name here.") if text.strip() else "")
        return
    with st.container(height=560, border=False, key="partner-list", gap=None):
        _lines(Same(listing), True, w, "listed")
        if not listing["listed"].all():
            st.html(f"<p class='m-part'>{escape(w('Not on the list of partners, but met in its rows'))}</p>")
            _lines(Same(listing), False, w, "others")


def rule(said: str) -> str:
    """Small print."""
    return f"<p class='m-rule'>{escape(said)}</p>"


def _active(asked: Filters) -> tuple[int, int] | None:
    """The year that the Summary speaks of, and its active partners; none where it has no figure."""
    found = state.ask(partners.active_by_year, replace(asked.without("years"), year_basis="calendar"))
    year = asked.this_year()
    numbers = found.loc[found["year"] == year, "partners"]
    return None if numbers.empty else (year, int(numbers.iloc[0]))


def _lines(listing: Frame, listed: bool, w: Words, key: str) -> None:
    every = st.session_state.get(f"every-{key}", False)
    lines, left = _links(listing, listed, every, w.language, carried())
    st.html(lines)
    if left:
        more = w.n("Show {n} more", "Show {n} more", left)
        st.button(more, key=f"more-{key}", on_click=_show_every, args=(key,), type="tertiary")


def _show_every(key: str) -> None:
    st.session_state[f"every-{key}"] = True


@lru_cache(maxsize=128)
def _links(listing: Frame, listed: bool, every: bool, language: str, along: Carried) -> tuple[str, int]:
    """The lines as HTML, and how many are not shown."""
    w, found = i18n.words(language), listing.answer
    lines = found[found["listed"] == listed].to_dict("records")
    shown = lines if every else lines[:SHOWN]
    return f"<div class='m-partners'>{''.join(_link(line, w, along) for line in shown)}</div>", len(lines) - len(shown)


def _link(line: dict[Any, Any], w: Words, along: Carried) -> str:
    """Name; place and papers; moves."""
    place = w(
        "{city}, {country}", city=w.city(line["city"], line["country"]) or "–", country=w.country(line["country"])
    )
    papers = w.n("{n} agreement in force", "{n} agreements in force", line["agreements"]) if line["agreements"] else ""
    return (
        f"<a href='{escape(to(PROFILE, along, {'partner': line['key']}))}'><b>{escape(line['name'])}</b>"
        f"<span>{escape(' · '.join(filter(None, (place, papers))))}</span>"
        f"<span>{escape(charts.moved(line, w))}</span></a>"
    )


def agreement_table(asked: Filters) -> None:
    """Every agreement with its state on the day, behind one click."""
    w = state.words()
    found = state.named(agreements.on_day, asked)
    section(w("Agreements"))
    if found.empty:
        nothing(w("No agreement is recorded for this choice."), w("No agreement is on record yet."))
        return
    by_year = Card(agreements.in_force_by_year, agreement_charts.in_force_by_year, "agreements-by-year")
    card(asked.without("years"), by_year)
    units = tuple(state.ask(choices.units, w.language).items())
    chart, table = papers(Same(found), asked, w.language, units)
    with st.container(border=True, key="card-agreements", gap="small"):
        st.html(head(w("All agreements"), chart.sentence, chart.illustrative, w))
        rows(table, "agreements", w, [chart.headings[name] for name in ("units", "last_event")])
        with st.container(horizontal=True, vertical_alignment="center", key="foot-agreements", gap="small"):
            st.html(f"<p class='m-rule'>{escape(chart.rule)}</p>")
            downloads(chart, "agreements", w, asked, LISTED, "tertiary")


@lru_cache(maxsize=64)
def papers(
    found: Frame, asked: Filters, language: str, units: Units, without: tuple[str, ...] = ()
) -> tuple[Chart, pd.DataFrame]:
    """Agreements, the most urgent first, and the table of them without some columns of the frame."""
    chart = agreement_charts.on_day(agreement_charts.by_urgency(found.answer), asked, i18n.words(language), units)
    return chart, chart.table().drop(columns=[chart.headings[name] for name in without])
