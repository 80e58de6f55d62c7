"""Lists that have a slide of the wall to themselves in; as many lines as there is room for, and how large, out."""

from collections.abc import Sequence
from typing import Final

from lib.drawing.canvas import wrapped
from lib.i18n import Words
from lib.reports.parts import Listing, fitting

# Pixels at 1280 × 720: letters of a line and of a heading on a card, width of a card, height of two rows of cards.
LINE, HEAD, CARD, ROOM = 24.5, 27.0, 555.0, 560.0
# The same of two cards alone, whose letters are larger; and the number of cards whose letters are small.
ALONE: Final = (36.0, 37.5, 530.0)
SMALL: Final = 3


def alone(lists: Sequence[Listing], w: Words) -> list[Listing]:
    """Three or four lists that have a slide to themselves, two abreast: cut where one would leave the wall."""
    shown = list(lists)
    while len(shown) > 2 and sum(max(map(_tall, shown[at : at + 2])) for at in (0, 2)) > ROOM:
        longest = max(range(len(shown)), key=lambda at: (len(shown[at].lines), at))
        if len(shown[longest].lines) < 3:
            break
        rows = sum(_rows(line, LINE) for line in shown[longest].lines)
        shown[longest] = fitting(shown[longest], w, rows - 1, CARD, LINE)
    return shown


def roomy(lists: Sequence[Listing]) -> bool:
    """Whether the cards have room for the letters of a slide with so few."""
    if len(lists) != 2:
        return True
    line, head, card = ALONE
    return all(
        58
        + 1.25 * head * len(wrapped(one.title, card, head))
        + sum(1.3 * line * len(wrapped(said, card, line)) + 13 for said in one.lines)
        <= ROOM
        for one in lists
    )


def _tall(listing: Listing) -> float:
    """Pixels of a card at 1280 × 720; as in wall.css."""
    lines = sum(1.3 * LINE * _rows(line, LINE) + 4 for line in listing.lines)
    return 26 + 1.25 * HEAD * _rows(listing.title, HEAD) + lines


def _rows(text: str, size: float) -> int:
    return len(wrapped(text, CARD, size))
