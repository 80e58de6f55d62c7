"""Around every page: its dress, the gate, the menu, the language; errors become a sentence with a reference."""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib import db, i18n, server
from lib.db import DatabaseProblem
from lib.screen import state
from lib.screen.own_words import own_words

STYLE = Path(__file__).with_name("style.css")
PAGES = Path(__file__).parents[2] / "pages"
Entry = tuple[str, str, str, str]
PRESENTING = "delegation"  # the address of the only page without a menu


def dress() -> None:
    """The style sheet: what Streamlit's theme cannot say."""
    st.html(STYLE)


def gate() -> bool:
    """Whether this reader may see pages: the database is there and ours. Sets language and question on the way."""
    state.language()
    try:
        with db.understood():
            state.arrive()
            state.home()
    except DatabaseProblem as problem:
        st.session_state["problem"] = problem
        return False
    return True


def closed() -> None:
    """What stands in the place of every page while the gate is shut: one sentence with what to do."""
    w = state.words()
    sentence = st.session_state["problem"].sentence(w)
    st.html(
        f"<div class='m-empty m-closed'><h1>{w('Meridian cannot read its database')}</h1>"
        f"<p>{escape(sentence)}</p></div>"
    )
    with st.container(key="closed", horizontal_alignment="center"):
        st.button(w("Try again"), key="try-again", type="primary")


def shut(path: str) -> Any:
    """The page of an address while the gate is shut."""
    return st.Page(closed, title="Meridian", url_path=path or None, default=not path)


def translated(menu: Mapping[str, tuple[Entry, ...]]) -> Iterator[tuple[str, list[Entry]]]:
    """The menu in the reader's language."""
    w = state.words()
    for section, entries in menu.items():
        yield w(section), [(file, w(name), icon, path) for file, name, icon, path in entries]


def page(file: str, name: str, icon: str, path: str) -> Any:
    """One page of the menu; its address stays when its name is translated."""
    return st.Page(PAGES / file, title=name, icon=icon, url_path=path or None, default=not path)


def presents(pages: Mapping[str, list[Any]]) -> bool:
    """Whether this run is a presentation, which has no menu: its page, with a guest in the address.

    The menu must know before it is drawn, and only when it is drawn says which page was asked for.
    """
    context = get_script_run_ctx()
    if context is None or not st.query_params.get("guest"):
        return False
    asked = context.pages_manager
    page = next((each for section in pages.values() for each in section if each.url_path == PRESENTING), None)
    wanted = asked.intended_page_script_hash
    return page is not None and (wanted == page._script_hash if wanted else asked.intended_page_name == PRESENTING)


def run(chosen: Any, bare: bool = False) -> None:
    """The page, between what stands before and after every page; a bare one keeps its address to itself."""
    st.set_page_config(page_title=f"{chosen.title} · Meridian")
    if not bare:
        _brand()
    try:
        with db.understood():
            chosen.run()
    except DatabaseProblem as problem:
        st.session_state["problem"] = problem
        closed()
    except Exception as error:
        _sorry(server.report(error))
    if not bare:
        state.depart()


def failed(error: Exception) -> bool:
    """An error outside the page, in the callback of a widget: the same sentence; Streamlit adds nothing to it."""
    _sorry(server.report(error))
    return True


def _brand() -> None:
    w = state.words()
    with st.sidebar:
        own = escape(own_words(w.language), quote=True)
        st.html(f"<div class='m-home' data-own='{own}'>{escape(state.home()['name'])}</div>")
        languages = i18n.languages()
        if len(languages) > 1:
            st.session_state["filter-language"] = w.language
            st.selectbox(
                w("Language"),
                languages,
                format_func=lambda code: i18n.words(code).endonym,
                key="filter-language",
                on_change=lambda: state.speak(st.session_state["filter-language"]),
            )


def _sorry(reference: str) -> None:
    w = state.words()
    st.error(
        w(
            "This page could not be shown. Please tell the department the reference {reference}; nothing was lost.",
            reference=reference,
        ),
        icon=":material/error:",
    )
