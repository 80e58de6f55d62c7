"""What can be chosen by the obvious way: plain rows in, the years and the keys that they name out."""

from lib.filters import Choices
from tests.oracle.mobility import Tables
from tests.oracle.naming import said


def choices(tables: Tables) -> Choices:
    """From the first to the last year of the moves that count, of decisions, payments and activities; 2015 without."""
    years: list[int | None] = []
    for move in tables["mobility"]:
        if move["status"] in ("live", "completed"):
            years += [move["calendar_year"], move["academic_year"]]
    for table, column in (("grant", "decision_date"), ("payment", "paid_on"), ("activity", "start_date")):
        years += [row[column].year if row[column] else None for row in tables[table]]
    known = [year for year in years if year is not None] or [2015]
    return Choices(min(known), max(known), tuple(sorted(unit["key"] for unit in tables["unit"])))


def countries(tables: Tables) -> tuple[str, ...]:
    """Of partners, moves and activities."""
    rows = tables["partner"] + tables["mobility"] + tables["activity"]
    return tuple(sorted({row["country"] for row in rows if row["country"]}))


def units(tables: Tables, language: str) -> dict[str, str]:
    """The name in the language, else the English one."""
    return {unit["key"]: said(unit, "name", language) for unit in tables["unit"]}
