"""Activities by the obvious way: plain rows in, counts per year and kind out."""

from collections import Counter
from typing import Any

from lib.filters import Filters
from tests.oracle.mobility import in_quarter

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def selected(tables: Tables, asked: Filters) -> list[Row]:
    """Begun by the day, in the years and the quarter, of the country and the faculty."""
    units = {unit["id"]: unit["key"] for unit in tables["unit"]}
    return [
        row
        for row in tables["activity"]
        if row["start_date"] <= asked.as_of
        and (asked.first is None or row["start_date"].year >= asked.first)
        and (asked.last is None or row["start_date"].year <= asked.last)
        and (asked.countries() is None or row["country"] in (asked.countries() or ()))
        and (not asked.unit or units.get(row["unit_id"]) in asked.unit)
        and (asked.quarter is None or in_quarter(row["start_date"], asked.quarter))
    ]


def by_year(tables: Tables, asked: Filters) -> list[tuple[int, str, int, int]]:
    """year, kind, activities, illustrative."""
    marked = {source["id"] for source in tables["source"] if source["quality"] == "illustrative"}
    counts: Counter[tuple[int, str]] = Counter()
    marks: Counter[tuple[int, str]] = Counter()
    for row in selected(tables, asked):
        place = (row["start_date"].year, row["kind"])
        counts[place] += 1
        marks[place] += row["source_id"] in marked
    return [(year, kind, counts[year, kind], marks[year, kind]) for year, kind in sorted(counts)]
