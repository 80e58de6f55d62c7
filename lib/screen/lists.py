"""The lines of one part of a card in; its heading and the first lines, the others behind a click, out."""

from collections.abc import Sequence
from html import escape

from lib.i18n import Words


def part(heading: str, lines: Sequence[str], most: int, w: Words) -> str:
    """`lines` are HTML, `most` of them are shown at once; the heading is text."""
    items = [f"<li>{line}</li>" for line in lines]
    # A click for one line more takes the room of that line.
    shown = len(items) if len(items) <= most + 1 else most
    more = ""
    if shown < len(items):
        said = escape(w.n("and {n} more", "and {n} more", len(items) - shown))
        rest = "".join(items[shown:])
        more = f"<details class='m-rest'><summary>{said}</summary><ul class='m-lines'>{rest}</ul></details>"
    return f"<h4 class='m-part'>{escape(heading)}</h4><ul class='m-lines'>{''.join(items[:shown])}</ul>{more}"
