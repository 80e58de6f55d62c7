"""A Chart: a tidy frame and what is to be drawn of it, in the reader's words, without a word on how."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

import pandas as pd

Kind = Literal["columns", "ranked", "balance", "heat", "flows", "lines", "spans"]


@dataclass(frozen=True, eq=False)
class Chart:
    """What one card shows.

    `frame` has one row per mark and a column `illustrative` (source rows behind the mark that are illustrative).
    `headings` gives the columns of the table and of every download, in order, with their headings; `names` gives the
    words for codes, per column. `colour` is the meaning (lib.theme.PLACE) of the only series.
    """

    kind: Kind
    frame: pd.DataFrame
    title: str
    x: str
    y: str
    headings: Mapping[str, str]
    sentence: str = ""
    rule: str = ""
    series: str | None = None
    end: str | None = None
    colour: str = "accent"
    colours: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)
    currency: str | None = None
    digits: int = 0
    # A click on a mark sets this filter to the value of this column; the marks chosen so far stand out.
    picks: str | None = None
    picked_from: str | None = None
    chosen: frozenset[Any] = frozenset()
    # The running year, whose column is drawn lighter because it is not over; columns that are hatched because they are
    # no year like the others: of years to come nothing has happened, and one column may stand for several; years whose
    # figure nobody knows, with a question mark where their column would stand.
    unfinished: Any = None
    hatched: tuple[Any, ...] = ()
    unknown: tuple[Any, ...] = ()
    # The two sides of a balance are less and more of one thing: its figures have their signs.
    signed: bool = False
    # The day that a timeline marks.
    today: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.frame.empty or (self.kind not in ("spans",) and not self.frame[self.y].fillna(0).any())

    @property
    def alone(self) -> bool:
        """Whether all its marks stand in one place, which leaves nothing to compare by eye."""
        return self.kind in ("columns", "ranked", "balance", "lines") and self.frame[self.x].nunique() == 1

    @property
    def illustrative(self) -> int:
        """Illustrative source rows behind the marks, summed; a row behind two marks counts twice."""
        return int(self.frame["illustrative"].sum()) if "illustrative" in self.frame else 0

    def marked(self, heading: str, word: str) -> "Chart":
        """The same chart; where marks are chosen, its table and downloads say which: the others stay for comparison."""
        column = self.picked_from or self.x
        # Where all are chosen, the column would say nothing.
        if not self.chosen or self.chosen.issuperset(self.frame[column]):
            return self
        said = [word if value in self.chosen else "" for value in self.frame[column]]
        return replace(self, frame=self.frame.assign(chosen=said), headings={**self.headings, "chosen": heading})

    def name(self, column: str, value: Any) -> str:
        """The word for a value of a column; the value itself where it needs none."""
        return str(self.names.get(column, {}).get(value, value))

    def table(self) -> pd.DataFrame:
        """The frame as a reader sees it: columns in order, headings and codes in words, figures as figures."""
        shown = self.frame.loc[:, [c for c in self.headings if c in self.frame]].copy()
        for column in shown:
            words = self.names.get(str(column))
            if words is not None:
                shown[column] = [words.get(value, value) for value in shown[column]]
        return shown.rename(columns=dict(self.headings))


def rows_only(frame: pd.DataFrame, title: str, headings: Mapping[str, str], rule: str = "") -> Chart:
    """Rows that are read as a table and not drawn."""
    first = next(iter(headings))
    return Chart(kind="ranked", frame=frame, title=title, x=first, y=first, headings=headings, rule=rule)
