"""Texts in; the head of a card and the mark of illustrative rows, as HTML, out."""

import re
from html import escape

from lib.drawing import sheets
from lib.i18n import Words

GAP = "<span class='m-gap'> </span>"  # between a title and its mark


def badge(illustrative: int, w: Words) -> str:
    """The mark behind a title, its sentence on hover; empty where there is no illustrative row."""
    if not illustrative:
        return ""
    said = w("Illustrative")
    return f"{GAP}<span class='m-badge' title='{escape(sheets.mark(illustrative, w))}'>{escape(said)}</span>"


def head(title: str, sentence: str, illustrative: int, w: Words) -> str:
    """Title, mark and sentence of a card."""
    said = f"<p class='m-said'>{escape(sentence)}</p>" if sentence else ""
    return f"<div class='m-card'><h3>{escape(title)}{badge(illustrative, w)}</h3>{said}</div>"


def plain(text: str) -> str:
    """Text of the address for a notice of Streamlit's, which reads Markdown: no link and no icon comes of it."""
    return re.sub(r"([\\`*_\[\]<>$:~#|!])", r"\\\1", text)


def english(text: str | None) -> str:
    """A note of the data: it is in English, and those who listen hear it so, whatever language the page is in."""
    return f"<span lang='en'>{escape(text)}</span>" if text else ""
