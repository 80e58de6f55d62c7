"""Texts and a size in; the room that they take on a slide out, enough where another font stands in for ours."""

import math
from collections.abc import Iterable
from typing import Final

from lib.drawing.canvas import width, wrapped

# No font travels with a slide. DejaVu Sans, which LibreOffice takes where it finds none of those named, is up to 10 %
# wider than Inter, by whose metrics is measured, and up to 18 % where it is bold; its points and blanks still more.
WIDER: Final = {False: 1.16, True: 1.24}
LINE: Final = 1.2  # height of a line by that of its letters


def wide(text: str, size: float, bold: bool = False) -> float:
    """Points that a line of text may take."""
    return width(text, size, bold) * WIDER[bold]


def longest_word(texts: Iterable[str], size: float, bold: bool = False) -> float:
    """Points of the longest word: a column that is narrower would break it."""
    return max((wide(word, size, bold) for text in texts for word in words_of(text)), default=0.0)


def words_of(text: str) -> list[str]:
    """What no line may break: a no-break space holds its words together."""
    return [word for word in text.split(" ") if word]


def lines(text: str, room: float, size: float, bold: bool = False) -> int:
    """Lines that a text takes in so much room."""
    return len(wrapped(text, room / WIDER[bold], size, bold)) if text else 1


def high(texts: Iterable[str], room: float, size: float, bold: bool = False, gap: float = 0) -> float:
    """Points that paragraphs take, one below the other."""
    return sum(math.ceil(lines(text, room, size, bold) * size * LINE) + gap for text in texts)
