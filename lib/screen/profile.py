"""The key of a partner in; its profile on the page: everything that is known about it, and since when."""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import codes, i18n
from lib.charts import agreements as agreement_charts
from lib.charts import partners as charts
from lib.charts import profile as tables
from lib.charts.chart import Chart
from lib.charts.world import Home, WorldMap
from lib.drawing import sheets
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import agreements, choices, profile
from lib.queries.naming import by_key
from lib.screen import state
from lib.screen.bar import filter_bar
from lib.screen.cards import Card, card, empty
from lib.screen.links import PROFILE, link
from lib.screen.marks import badge, english, head
from lib.screen.partners import papers
from lib.screen.state import Same
from lib.screen.tables import rows
from lib.screen.world import address, home, nowhere, world_map

Picture = Callable[[pd.DataFrame, Words], Chart]
HEAD, EMPTY = 4, 3  # lines that a table takes besides its own, and a card that has none


def partner_profile(partner: str) -> None:
    """The whole page of one partner; a friendly sentence for one that is not there."""
    w = state.words()
    st.page_link(PROFILE, label=w("All partners"), icon=":material/arrow_back:", query_params=address())
    about = state.ask(profile.about, partner)
    if about is None:
        empty(
            w("No partner has this address. Perhaps it was renamed or removed; the list has all the others."),
            filtered=False,
        )
        return
    called = tables.called(about, state.ask(by_key, w.language))
    _head(called, w)
    asked = filter_bar("years", "year_basis")
    # What happens with the partner first; how it is named and where that is known from is looked up, not read.
    left, right = st.columns([3, 2])
    with left:
        _moves(partner, asked, w)
    with right, st.container(border=True, key="card-place", height="stretch"):
        _place(called, w)
    _agreements(partner, asked, w)
    _parts(partner, asked, w)
    left, right = st.columns([3, 2])
    with left, st.container(border=True, key="card-known", height="stretch"):
        _own(about, w)
    with right, st.container(border=True, key="card-since", height="stretch"):
        known = Same(state.ask(profile.known_since, asked, partner))
        nothing = w("Nothing that has begun with this partner is on record.")
        _table(*_made(known, charts.known_since, w.language), "known", nothing, w)


def _head(about: dict[str, Any], w: Words) -> None:
    st.html(
        f"<header class='m-head' data-lang='{w.language}'>"
        f"<h1>{escape(about['name'])}{badge(about['illustrative'], w)}</h1>"
        f"<p>{escape(tables.described(about, w))}</p></header>"
    )
    if about["merged_into"]:
        label = w("Merged into: {name}", name=about["merged_into_name"])
        st.page_link(PROFILE, label=label, icon=":material/merge:", query_params=address(about["merged_into"]))
    for key, name in about["predecessors"]:
        label = w("Successor of: {name}", name=name)
        st.page_link(PROFILE, label=label, icon=":material/history:", query_params=address(key))


def _own(about: dict[str, Any], w: Words) -> None:
    """Names, identifiers, and how sure they are."""
    lines = [(w(codes.NAME_KIND[line["kind"]]), _name(line, w)) for line in _records(profile.names, about["key"])]
    lines = [(w("Official name in English"), escape(about["name"])), *lines]
    lines += [(title, _identifier(name, about[name])) for name, title in tables.IDENTIFIERS.items() if about[name]]
    if about["website"]:
        lines.append((w("Website"), link(about["website"], about["website"]) or escape(about["website"])))
    if about["founded"]:
        lines.append((w("Year of foundation"), str(about["founded"])))
    source = link(about["source_link"], about["source"]) or english(about["source"])
    lines.append((w("Source"), f"{source} · {escape(w.partial_date(about['source_as_of']))}"))
    if about["note"]:
        lines.append((w("What is uncertain"), english(about["note"])))
    if not about["listed"]:
        lines.append((w("List of partners"), escape(w("The university does not name it as a partner."))))
    body = "".join(f"<dt>{escape(title)}</dt><dd>{said}</dd>" for title, said in lines)
    st.html(head(w("Names and identifiers"), "", 0, w) + f"<dl class='m-facts'>{body}</dl>")


def _name(line: dict[str, Any], w: Words) -> str:
    language = line["language"]
    if not language:
        return escape(line["name"])
    spoken = w.tongue(language)
    return f"<span lang='{escape(language)}'>{escape(line['name'])}</span> <small>{escape(spoken)}</small>"


def _identifier(name: str, value: str) -> str:
    return (link(value, value.rsplit("/", 1)[-1]) if name == "ror" else "") or escape(value)


def _place(about: dict[str, Any], w: Words) -> None:
    drawn = _placed(Same(about), w.language, home(w.language))
    st.html(head(w("Place"), "", drawn.illustrative if drawn else 0, w))
    if drawn is None:
        empty(w("Its place is not known."), filtered=False)
        return
    world_map(drawn, f"place-{about['key']}", state.question().only(), 300, on_click=nowhere, share=2 / 5)


@lru_cache(maxsize=256)
def _placed(about: Same[dict[str, Any]], language: str, at: Home) -> WorldMap | None:
    return tables.place(about.answer, i18n.words(language), at)


def _moves(partner: str, asked: Filters, w: Words) -> None:
    found = state.ask(profile.moves_by_year, asked, partner)
    if len(found):
        card(asked, Card(_of(partner), charts.moves_by_year, "profile-moves"))
        return
    with st.container(border=True, key="card-profile-moves", height="stretch"):
        st.html(head(w("Moves by year"), "", 0, w))
        empty(w("No move with this partner is recorded for this choice."))


@lru_cache(maxsize=512)
def _of(partner: str) -> Any:
    """The query of a card for one partner; one object per partner, so that its answers can be kept."""

    def moves_by_year(connection: Any, asked: Filters) -> pd.DataFrame:
        return profile.moves_by_year(connection, asked, partner)

    return moves_by_year


def _agreements(partner: str, asked: Filters, w: Words) -> None:
    found = Same(state.ask(agreements.on_day, asked, (partner,)))
    units = tuple(state.ask(choices.units, w.language).items())
    chart, table = papers(found, asked, w.language, units, ("partner_name", "country"))
    with st.container(border=True, key="card-profile-agreements"):
        _table(chart, table, "profile-agreements", w("No agreement with this partner is recorded."), w)
        places = state.ask(agreements.quotas, asked, partner)
        if len(places):
            _table(*_made(Same(places), agreement_charts.quotas, w.language), "profile-quotas", "", w)


def _parts(partner: str, asked: Filters, w: Words) -> None:
    """Short tables in two columns; each goes where there is more room left."""
    asks = state.ask
    every: dict[str, tuple[pd.DataFrame, Picture, str]] = {
        "projects": (
            asks(profile.projects, asked, partner, w.language),
            tables.projects,
            w("No project with this partner is recorded."),
        ),
        "activities": (
            asks(profile.activities, asked, partner, w.language),
            tables.activities,
            w("No activity with this partner is recorded."),
        ),
        "joint": (
            asks(profile.joint_programmes, partner, w.language),
            tables.joint_programmes,
            w("No joint programme with this partner is recorded."),
        ),
        "papers": (
            asks(profile.papers_by_year, partner),
            tables.papers,
            w("No joint paper with this partner is recorded."),
        ),
        "associations": (
            asks(profile.associations, asked, partner, w.language),
            tables.associations,
            w("No association that both belong to is known."),
        ),
    }
    columns, taken = st.columns(2), [0, 0]
    for key, (found, picture, nothing) in every.items():
        place = taken.index(min(taken))
        taken[place] += HEAD + len(found) if len(found) else EMPTY
        with columns[place], st.container(border=True, key=f"card-profile-{key}"):
            _table(*_made(Same(found), picture, w.language), f"profile-{key}", nothing, w)


@lru_cache(maxsize=512)
def _made(found: Same[pd.DataFrame], picture: Picture, language: str) -> tuple[Chart, pd.DataFrame]:
    chart = picture(found.answer, i18n.words(language))
    return chart, chart.table()


def _table(chart: Chart, table: pd.DataFrame, key: str, nothing: str, w: Words) -> None:
    st.html(head(chart.title, chart.sentence if len(chart.frame) else "", chart.illustrative, w))
    if chart.frame.empty:
        st.html(f"<p class='m-quiet'>{escape(nothing)}</p>")
        return
    rows(table, key, w)
    said = " ".join(part for part in (chart.rule, sheets.mark(chart.illustrative, w)) if part)
    if said:
        st.html(f"<p class='m-rule'>{escape(said)}</p>")


def _records(query: Any, *arguments: Any) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in line.items()} for line in state.ask(query, *arguments).to_dict("records")]
