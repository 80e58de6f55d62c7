"""The exchange rates behind the income by the obvious way: plain rows in, the rates that were used out."""

from typing import Any

from lib.filters import Filters
from tests.oracle.grants import Row, Tables, amounts


def quoted(tables: Tables, base: str, quote: str, year: int) -> Row | None:
    """The yearly mean between two currencies; where it was given twice, the later row."""
    found = [row for row in tables["rate"] if (row["base"], row["quote"], row["year"]) == (base, quote, year)]
    yearly = sorted((row for row in found if row["month"] is None), key=lambda row: row["id"])
    return yearly[-1] if yearly else None


def step(tables: Tables, base: str, quote: str, year: int) -> list[tuple[Row, bool]]:
    """The rate as it is given, or the one of the other direction, turned round."""
    straight, turned = quoted(tables, base, quote, year), quoted(tables, quote, base, year)
    if straight:
        return [(straight, False)]
    return [(turned, True)] if turned else []


def way(tables: Tables, base: str, quote: str, year: int) -> list[tuple[Row, bool]]:
    """One rate, or two across the euro, or two across the dollar: the first that the year has."""
    direct = step(tables, base, quote, year)
    if direct:
        return direct
    for middle in ("EUR", "USD"):
        first, second = step(tables, base, middle, year), step(tables, middle, quote, year)
        if first and second:
            return first + second
    return []


def used(tables: Tables, asked: Filters, currency: str) -> list[tuple[Any, ...]]:
    """base, quote, year, value, inverse, across, provisional, quality, source; the newest first, then by currency."""
    found: dict[tuple[int, str], tuple[Row, bool]] = {}
    provisional = set()
    for line in amounts(tables, asked, currency):
        if line["amount"] is not None and line["currency"] != currency:
            rates = way(tables, line["currency"], currency, line["rate_year"])
            for rate, inverse in rates:
                use = (rate["id"], line["currency"] if len(rates) == 2 else "")
                found[use] = (rate, inverse)
                # Once for a later year is enough to say so.
                if line["rate_year"] < line["year"]:
                    provisional.add(use)
    lines = []
    for use, (rate, inverse) in found.items():
        (source,) = [source for source in tables["source"] if source["id"] == rate["source_id"]]
        given = (rate["base"], rate["quote"], rate["year"], rate["value"])
        lines.append((*given, inverse, use[1] or None, use in provisional, rate["quality"], source["title"]))
    return sorted(lines, key=lambda line: (-line[2], line[0], line[1], line[5] or ""))
