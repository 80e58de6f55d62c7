"""The texts of a table and its room in; the width of each column out: no word breaks, short texts stand whole."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

Measure = Callable[[str, float, bool], float]  # a text, its size in points, whether bold: points that it takes
SHORT: Final = 14  # letters of a text that stands in one line
HEAD: Final = 18  # letters of a heading that stands in one line where there is room
LONGEST: Final = 34  # letters of a cell before it breaks for the sake of others


def needed(
    heads: Sequence[str], lines: Iterable[Sequence[str]], size: float, inset: float, measure: Measure
) -> tuple[list[float], list[float]]:
    """Points that each column must have, and that it would have if there were room."""
    columns = list(zip(*lines, strict=True)) or [()] * len(heads)
    least, most = [], []
    for head, cells in zip(heads, columns, strict=True):
        whole = [text for text in dict.fromkeys(cells) if len(text) <= SHORT]
        words = [word for text in dict.fromkeys(cells) for word in text.split(" ")]
        parts = [measure(part, size, False) for part in (*whole, *words)]
        least.append(max([*parts, *(measure(word, size, True) for word in head.split(" "))]) + inset)
        full = max((measure(text[:LONGEST], size, False) for text in cells), default=0.0) + inset
        most.append(max(full, least[-1], measure(head[:HEAD], size, True) + inset))
    return least, most


def shared(least: Sequence[float], most: Sequence[float], room: float) -> list[float] | None:
    """The whole room: what each column must have, and of the rest what it would have; None where it is too little."""
    spare, wanted = room - sum(least), [m - n for m, n in zip(most, least, strict=True)]
    if spare < 0:
        return None
    if not sum(wanted):
        return [n * room / sum(least) for n in least]
    return [n + spare * more / sum(wanted) for n, more in zip(least, wanted, strict=True)]
