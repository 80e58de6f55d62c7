"""What the university states about itself by the obvious way: plain rows in, the statements of some subjects out."""

from typing import Any

from tests.oracle.mobility import Tables, is_illustrative

SHOWN = ("key", "text", "indicator", "period_from", "period_to", "operator", "value", "unit", "countries")


def claims(tables: Tables, subjects: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """The columns of the table, source, link, as_of, illustrative: as they came in."""
    lines = []
    for row in sorted(tables["claim"], key=lambda row: int(row["id"])):
        # What speaks of no indicator is of no subject, not even of the one that is part of every name.
        indicator = row["indicator"]
        about = indicator is not None and any(subject == indicator[: len(subject)] for subject in subjects)
        if about if subjects else indicator is None:
            (source,) = [source for source in tables["source"] if source["id"] == row["source_id"]]
            where = (source["title"], source["link"], source["as_of"])
            lines.append((*(row[name] for name in SHOWN), *where, is_illustrative(tables, row)))
    return lines


def only_stated(tables: Tables) -> bool:
    """Something is stated, and there is no row that anything could be counted from."""
    counted = ("activity", "agreement", "grant", "membership", "mobility", "partner")
    return len(tables["claim"]) > 0 and sum(len(tables[name]) for name in counted) == 0
