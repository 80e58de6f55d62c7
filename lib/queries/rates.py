"""The exchange rates of the database in; the factor between two currencies in one year, and how it was found, out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Final

from sqlalchemy import Connection, select

from lib.schema import Rate, Source

# Where two currencies have no rate between them, each has one to the euro or to the dollar.
ACROSS: Final = ("EUR", "USD")


@dataclass(frozen=True)
class Quoted:
    """One yearly mean as its source gives it: so many units of `quote` for one of `base`."""

    year: int
    base: str
    quote: str
    value: float
    quality: str
    source: str


@dataclass(frozen=True)
class Step:
    """A yearly mean, read in its own direction or turned round."""

    quoted: Quoted
    inverse: bool

    @property
    def factor(self) -> float:
        """What one unit is multiplied by."""
        return 1 / self.quoted.value if self.inverse else self.quoted.value


@dataclass(frozen=True)
class Route:
    """The way from one currency to another with the rates of one year; no step where they are the same."""

    year: int
    steps: tuple[Step, ...]

    @property
    def factor(self) -> float:
        """What an amount is multiplied by."""
        return prod(step.factor for step in self.steps)


class Rates:
    """Yearly means; monthly ones are kept in the table and not used here."""

    def __init__(self, quoted: Iterable[Quoted]) -> None:
        self._quoted = {(q.year, q.base, q.quote): q for q in quoted}
        self._routes: dict[tuple[str, str, int], Route | None] = {}

    def route(self, base: str, quote: str, year: int) -> Route | None:
        """With the rates of the year; else with those of the latest year before it that has them; else none.

        A later year's rate is never used: an amount would change its value after the books were closed.
        """
        if base == quote:
            return Route(year, ())
        asked = (base, quote, year)
        if asked not in self._routes:
            tried = (self._within(base, quote, one) for one in (year, *(y for y in self._years if y < year)))
            self._routes[asked] = next((found for found in tried if found), None)
        return self._routes[asked]

    @cached_property
    def _years(self) -> list[int]:
        return sorted({year for year, _, _ in self._quoted}, reverse=True)

    def _within(self, base: str, quote: str, year: int) -> Route | None:
        """Direct, turned round, across the euro, across the dollar: the first that the year has."""
        step = self._step(base, quote, year)
        if step:
            return Route(year, (step,))
        for middle in ACROSS:
            first, second = self._step(base, middle, year), self._step(middle, quote, year)
            if first and second:
                return Route(year, (first, second))
        return None

    def _step(self, base: str, quote: str, year: int) -> Step | None:
        direct, turned = self._quoted.get((year, base, quote)), self._quoted.get((year, quote, base))
        if direct:
            return Step(direct, inverse=False)
        return Step(turned, inverse=True) if turned else None


def rates(connection: Connection) -> Rates:
    """Every yearly mean; where two sources give one, the later row counts."""
    rows = connection.execute(
        select(Rate.year, Rate.base, Rate.quote, Rate.value, Rate.quality, Source.title)
        .join(Source, Source.id == Rate.source_id)
        .where(Rate.month.is_(None))
        .order_by(Rate.id)
    )
    return Rates(Quoted(*row) for row in rows)
