"""A page and what it is to show in; its address out, with the reader's filters and language, for a link in HTML.

A link in HTML costs one element of the page however many there are; `st.page_link` costs an element and a message each.
`static/boot.js` makes a click on one a change of page within the application.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode

import streamlit as st

from lib import filters
from lib.screen import state

PROFILE, GRANTS = "pages/cooperation/partners.py", "pages/cooperation/grants.py"
FIRST = "summary"  # the page that has no address of its own
Carried = tuple[tuple[str, tuple[str, ...]], ...]


def carried() -> Carried:
    """What goes along with the reader: the filters, and the language if it was chosen. A value that can be a key."""
    chosen = [state.words().language] if st.session_state.get("language_chosen") else []
    found = filters.to_address(state.question()) | ({"lang": chosen} if chosen else {})
    return tuple((name, tuple(values)) for name, values in found.items())


def to(page: str, along: Carried, more: Mapping[str, str | Sequence[str]], at: str = "") -> str:
    """The address of a page (its file below `pages/`), relative to the page the reader is on, and a place on it."""
    name = Path(page).stem
    asked = {**dict(along), **more}
    query = urlencode(asked, doseq=True)
    return f"{'./' if name == FIRST else name}{'?' if query else ''}{query}{'#' if at else ''}{quote(at)}"


def link(address: str | None, words: str) -> str:
    """A link to another host, which the reader follows or not; nothing where the address is none."""
    if not address or not address.startswith(("https://", "http://")):
        return ""
    return f"<a href='{escape(address)}' target='_blank' rel='noopener noreferrer'>{escape(words)}</a>"
