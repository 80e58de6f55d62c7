"""What the browser tells of itself in; the width of its window and its light or dark ground out."""

import streamlit as st

from lib.theme import Mode

USUAL = 1280  # pixels taken for the width of a window that has not told its own
NARROW = 640  # a window where columns stack


def window() -> int:
    """The width of the window, which the page tells in a cookie before it asks for anything else."""
    told = st.context.cookies.get("window", "")
    return min(4000, max(280, int(told))) if told.isascii() and told.isdigit() and len(told) < 6 else USUAL


def mode() -> Mode:
    """Light or dark, as the browser shows it; light until it has said."""
    return "dark" if st.context.theme.type == "dark" else "light"


def painted(key: str, language: str) -> str:
    """The key of a chart with its words and its ground: Streamlit paints a chart once, when its key is new."""
    return f"{key}-{language}-{mode()}"
