"""The texts of a table and its room in; the width of each column out: no word breaks, short texts stand whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

Measure = Callable[[str, float, bool], float]  # a text, its size in points, whether bold: points that it takes
SHORT: Final = 14  # letters of a text that stands in one line
HEAD: Final = 18  # letters of a heading that stands in one line where there is room
LONGEST: Final = 34  # letters of a cell before it breaks for the sake of others
STEP: Final = 4.0  # points by which a column is tried wider


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


def fitted(
    heads: Sequence[str], lines: Iterable[Sequence[str]], size: float, inset: float, measure: Measure, room: float
) -> list[float] | None:
    """The whole room as it is shared; None where it is too little for what each column must have.

    What is left beyond that goes where it makes cells the least high, a title in four lines before a place in two;
    and what saves no line is the same for each.
    """
    body = list(lines)
    least, most = needed(heads, body, size, inset, measure)
    if sum(least) > room:
        return None
    widths = list(most if sum(most) <= room else least)
    cells = [_Cells(column, size, inset, measure) for column in zip(heads, *body, strict=True)]
    spare = room - sum(widths)
    while best := max(_offers(cells, widths, spare), default=None):
        _, place, more = best
        widths[place] += more
        spare -= more
    wanted = [max(0.0, m - n) for m, n in zip(most, widths, strict=True)]
    if sum(wanted) < spare:
        wanted = [1.0] * len(widths)
    return [n + spare * more / sum(wanted) for n, more in zip(widths, wanted, strict=True)]


def _offers(cells: Sequence["_Cells"], widths: Sequence[float], spare: float) -> Iterator[tuple[float, int, float]]:
    """What a point in a column would save, which column, and how many points it takes to."""
    for place, (one, wide) in enumerate(zip(cells, widths, strict=True)):
        now = one.height(wide)
        for steps in range(1, int(spare / STEP) + 1) if one.texts else ():
            if saved := now - one.height(wide + steps * STEP):
                yield saved / (steps * STEP), place, steps * STEP


class _Cells:
    """The texts of one column, and how high they stand in a width."""

    def __init__(self, texts: Iterable[str], size: float, inset: float, measure: Measure) -> None:
        self.blank, self.inset = measure("n n", size, False) - measure("nn", size, False), inset
        broken = [text.split(" ") for text in texts if " " in text]
        self.texts = [[measure(word, size, False) for word in words] for words in broken]
        self.known: dict[float, int] = {}

    def height(self, wide: float) -> int:
        """The squares of the lines that each text takes, summed: one high cell is worse than two low ones."""
        wide = round(wide - self.inset, 3)
        if wide not in self.known:
            self.known[wide] = sum(self._lines(words, wide) ** 2 for words in self.texts)
        return self.known[wide]

    def _lines(self, words: Sequence[float], wide: float) -> int:
        lines, at = 1, 0.0
        for word in words:
            if at and at + self.blank + word > wide:
                lines, at = lines + 1, word
            else:
                at += word + (self.blank if at else 0)
        return lines
