"""The head of a page and its filter bar: one line of buttons that say what is set, each opening its choice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from lib import codes, filters
from lib.filters import Dropped, Filters
from lib.i18n import Words
from lib.queries import choices
from lib.screen import state
from lib.screen.cards import empty
from lib.screen.finding import found_by_countries
from lib.screen.labels import NAMES, label, values
from lib.screen.marks import plain

SET = "border-color: var(--m-accent); color: var(--m-accent); background: var(--m-soft); font-weight: 560;"
SWITCHES: Mapping[str, codes.Codes] = {"year_basis": codes.YEAR_BASIS, "money_basis": codes.MONEY_BASIS}


def heading(title: str, lead: str = "") -> None:
    """The title of the page and one sentence on what it shows."""
    said = f"<p>{escape(lead)}</p>" if lead else ""
    st.html(f"<header class='m-head' data-lang='{state.words().language}'><h1>{escape(title)}</h1>{said}</header>")


def filter_bar(*names: str) -> Filters:
    """The bar with the filters that this page understands; returns the question as this page asks it."""
    w, asked = state.words(), state.question()
    with st.container(horizontal=True, key="filter-bar", vertical_alignment="center", gap="small"):
        for name in names:
            if name in SWITCHES:
                _switch(name, w, asked)
            else:
                with st.popover(label(name, w, asked, "year_basis" in names), key=f"open-{name}"):
                    _choice(name, w, asked)
        if asked.narrowed():
            st.button(
                w("Clear filters"), icon=":material/close:", type="tertiary", key="clear-filters", on_click=_clear
            )
    _mark(name for name in names if name not in SWITCHES and asked.is_set(name))
    _notices(w, asked, names)
    return asked.only(*names)


def unfiltered() -> None:
    """In the place of the bar on a page that no filter narrows: which filters are set, and what was nonsense."""
    _notices(state.words(), state.question(), ())


def _mark(names: Iterable[str]) -> None:
    """Buttons whose filter is set stand out; their place in the page stays, so that an open choice stays open."""
    selectors = ", ".join(f".st-key-open-{name} button" for name in names)
    st.html(f"<style>{selectors or '.m-none'} {{ {SET} }}</style>")


def _bounds(asked: Filters) -> tuple[int, int]:
    options = state.ask(choices.choices)
    return asked.first or options.first_year, asked.last or options.last_year


def _choice(name: str, w: Words, asked: Filters) -> None:
    key = f"filter-{name}"
    if name == "years":
        options = state.ask(choices.choices)
        if options.first_year < options.last_year:
            _set(key, _bounds(asked))
            st.slider(w(NAMES[name]), options.first_year, options.last_year, key=key, on_change=_years, format="plain")
        return
    labels, chosen = values(name, w), list(getattr(asked, name))
    _set(key, chosen)
    options_all = [*labels, *(value for value in chosen if value not in labels)]

    def shown(value: Any) -> str:
        return labels.get(value) or (w.country(value) if name == "country" else value)

    if len(options_all) <= 4:
        st.pills(
            w(NAMES[name]),
            options_all,
            selection_mode="multi",
            format_func=shown,
            key=key,
            on_change=_chosen,
            args=(name,),
        )
    else:
        if name == "country":
            found_by_countries(options_all, w.language)
        st.multiselect(
            w(NAMES[name]),
            options_all,
            format_func=shown,
            key=key,
            filter_mode="contains",
            on_change=_chosen,
            args=(name,),
            placeholder=w("All"),
            select_all=False,
        )


def _set(key: str, value: Any) -> None:
    """The widget shows the question. It is told only what it does not show yet: a reader may be moving it just now."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _switch(name: str, w: Words, asked: Filters) -> None:
    key = f"filter-{name}"
    labels = SWITCHES[name]
    _set(key, getattr(asked, name))
    st.segmented_control(
        w(NAMES[name]),
        list(labels),
        format_func=lambda value: w(labels[value]),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_chosen,
        args=(name,),
    )


def _years() -> None:
    first, last = st.session_state["filter-years"]
    options = state.ask(choices.choices)
    state.put(
        replace(
            state.question(),
            first=None if first == options.first_year else first,
            last=None if last == options.last_year else last,
        )
    )


def _chosen(name: str) -> None:
    value = st.session_state[f"filter-{name}"]
    changed: dict[str, Any] = {name: value if name in SWITCHES else tuple(value)}
    state.put(replace(state.question(), **changed))


def _clear() -> None:
    state.put(state.question().without("years", *filters.LISTS))


def nothing(sentence: str, at_all: str) -> None:
    """In the place of a page that has no row: a sentence for a choice, with one click back to all rows, or for none."""
    w, narrowed = state.words(), state.question().narrowed()
    with st.container(border=True, key="card-nothing", horizontal_alignment="center", gap="small"):
        empty(sentence if narrowed else at_all)
        if narrowed:
            st.button(w("Clear filters"), type="primary", key="clear-nothing", on_click=_clear)


def _notices(w: Words, asked: Filters, names: Iterable[str]) -> None:
    left_out = state.dropped()
    if left_out:
        st.warning(_left_out(left_out, w), icon=":material/link_off:")
    idle = [w(NAMES[name]) for name in ("years", *filters.LISTS) if asked.is_set(name) and name not in names]
    if idle:
        st.caption(w("Set, but without effect on this page: {filters}", filters=w.listed(idle)))


def _left_out(values: Sequence[Dropped], w: Words) -> str:
    """One sentence, however much of the address means nothing."""
    if len(values) == 1:
        name, value = values[0]
        return w(
            "The address asked for “{value}” under {filter}, which does not exist here; it was left out.",
            value=plain(value[:60]),
            filter=w(NAMES[name]),
        )
    each = w.listed(w("{filter}: {chosen}", filter=w(NAMES[name]), chosen=plain(value[:60])) for name, value in values)
    return w("The address asked for what does not exist here; it was left out. {values}.", values=each)
