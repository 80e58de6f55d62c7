"""The lines of one part of a card in; its heading, the first lines, and the way to the page that has all, out."""

from collections.abc import Sequence
from html import escape

from lib.i18n import Words
from lib.screen.links import Carried, to


def part(heading: str, lines: Sequence[str], most: int, page: str, along: Carried, w: Words) -> str:
    """`lines` are HTML, `most` of them are shown; the heading is text."""
    items = "".join(f"<li>{line}</li>" for line in lines[:most])
    left = len(lines) - most
    if left > 0:
        more = escape(w.n("and {n} more", "and {n} more", left))
        items += f"<li class='m-more'><a href='{escape(to(page, along, {}))}'>{more}</a></li>"
    return f"<h4 class='m-part'>{escape(heading)}</h4><ul class='m-lines'>{items}</ul>"
