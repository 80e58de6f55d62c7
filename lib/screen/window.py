"""The cookie of the browser in; the width of its window out."""

import streamlit as st

USUAL = 1280  # pixels taken for the width of a window that has not told its own
NARROW = 640  # a window where columns stack


def window() -> int:
    """The width of the window, which the page tells in a cookie before it asks for anything else."""
    told = st.context.cookies.get("window", "")
    return min(4000, max(280, int(told))) if told.isascii() and told.isdigit() and len(told) < 6 else USUAL
