"""Ways to look at the same rows in; the one that the reader chose out, which the address holds beside the filters."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.screen import state
from lib.screen.marks import plain


def chosen(name: str, ways: Mapping[str, str], usual: str = "") -> str:
    """The way that is chosen, for a page that draws the buttons later."""
    return _chosen(name, ways, usual or next(iter(ways)))


def _chosen(name: str, ways: Mapping[str, str], usual: str) -> str:
    given = st.query_params.get(name)
    # The menu leads to an address without parameters; what the reader chose before stays chosen. One step back on the
    # page itself leads to a time before the choice.
    kept = None if state.went_here() else st.session_state.get(f"chosen-{name}")
    return str(given if given in ways else kept if kept in ways else usual)


def switch(name: str, title: str, ways: Mapping[str, str], usual: str = "", bare: bool = False) -> str:
    """A row of buttons under a title; the first way, or another `usual` one, is what an address without the name means.

    Streamlit's own binding to the address would write the words of the reader's language into it.
    """
    usual = usual or next(iter(ways))
    way = _arrived(name, title, ways, usual)
    st.session_state[f"switch-{name}"] = way
    st.segmented_control(
        title,
        list(ways),
        format_func=lambda each: ways[each],
        required=True,
        label_visibility="collapsed" if bare else "visible",
        key=f"switch-{name}",
        on_change=lambda: _keep(name, st.session_state[f"switch-{name}"], usual),
    )
    return way


def toggle(name: str, title: str) -> bool:
    """A switch that is off in an address without the name."""
    on = _arrived(name, title, dict.fromkeys(("off", "on"), title), "off") == "on"
    st.session_state[f"switch-{name}"] = on
    st.toggle(
        title,
        key=f"switch-{name}",
        on_change=lambda: _keep(name, "on" if st.session_state[f"switch-{name}"] else "off", "off"),
    )
    return on


def select(
    name: str, title: str, ways: Mapping[str, str], usual: str = "", within: tuple[str, ...] = (), **look: Any
) -> str:
    """A list to choose from; `usual` is what an address without the name means, and nothing where it is empty.

    What is chosen `within` it is let go of when another is chosen.
    """
    way = _arrived(name, title, ways, usual)
    st.session_state[f"switch-{name}"] = way or None
    st.selectbox(
        title,
        list(ways),
        format_func=ways.__getitem__,
        key=f"switch-{name}",
        on_change=lambda: _select(name, usual, within),
        **look,
    )
    return way


def _select(name: str, usual: str, within: tuple[str, ...]) -> None:
    _keep(name, st.session_state[f"switch-{name}"] or "", usual)
    for other in within:
        st.query_params.pop(other, None)
        st.session_state.pop(f"chosen-{other}", None)


def _arrived(name: str, title: str, ways: Mapping[str, str], usual: str) -> str:
    """The way that is chosen; one in the address that there is not is named and left out."""
    given = st.query_params.get(name)
    if given is not None and given not in ways:
        w = state.words()
        st.warning(
            w(
                "The address asked for “{value}” under {filter}, which does not exist here; it was left out.",
                value=plain(given[:60]),
                filter=title,
            ),
            icon=":material/link_off:",
        )
    way = _chosen(name, ways, usual)
    _keep(name, way, usual)
    return way


def _keep(name: str, way: str, usual: str) -> None:
    # What is usual may be another under another filter: only what the reader chose is kept.
    st.session_state[f"chosen-{name}"] = way
    if way == usual:
        del st.session_state[f"chosen-{name}"]
    if way != usual and st.query_params.get(name) != way:
        st.query_params[name] = way
    elif way == usual and name in st.query_params:
        del st.query_params[name]
