"""The rows of a workbook in; those that say the same as an earlier one, out.

That is no fault, because two students may go to the same university on the same day; but often a line was pasted twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lib.i18n import Words
from lib.imports.rows import Row

# Where a row is something that happened; what is counted there is counted twice. The other tables have unique keys.
TABLES: Final = ("activity", "agreement", "copublication", "grant", "mobility", "partner", "payment", "population")
PAIRS_SHOWN: Final = 5


@dataclass(frozen=True)
class Repeats:
    """The rows of a file that repeat others: for each the line of the first and its own."""

    file: str
    pairs: tuple[tuple[int, int], ...]

    def sentence(self, words: Words) -> str:
        """What the reader should look at, and what to do if it is a slip."""
        shown = [f"{first} = {again}" for first, again in self.pairs[:PAIRS_SHOWN]]
        more = ["…"] * (len(self.pairs) > PAIRS_SHOWN)
        return words.n(
            "{file}: {n} row is the same as an earlier one (lines {lines}). That may be right; if it was entered twice "
            "by mistake, delete it there, remove the database and run init again.",
            "{file}: {n} rows are the same as earlier ones (lines {lines}). That may be right; if they were entered "
            "twice by mistake, delete them there, remove the database and run init again.",
            len(self.pairs),
            file=self.file,
            lines=", ".join([*shown, *more]),
        )


def repeats(tables: Mapping[str, Sequence[Row]]) -> list[Repeats]:
    """By table, what stands there more than once."""
    found = [_repeats(tables[name]) for name in TABLES]
    return [one for one in found if one.pairs]


def _repeats(rows: Sequence[Row]) -> Repeats:
    seen: dict[tuple[Any, ...], Row] = {}
    pairs = []
    for row in rows:
        # Who pastes a line must give it another key; the rest stays what it was.
        said = tuple(held for name, held in row.values.items() if name != "key")
        if row.table == "partner":
            # One university under two keys is two partners, whatever else is known of it.
            said = (row.values["name"], row.values["country"])
        first = seen.setdefault(said, row)
        if first is not row:
            pairs.append((first.line, row.line))
    return Repeats(rows[0].file if rows else "", tuple(pairs))
