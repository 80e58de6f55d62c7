"""Targets by the obvious way: plain rows in, a line per indicator and year out."""

from tests.oracle.activities import Tables


def listed(tables: Tables) -> list[tuple[str, int, float, int]]:
    """indicator, year, value, illustrative."""
    marked = {source["id"] for source in tables["source"] if source["quality"] == "illustrative"}
    return sorted(
        (row["indicator"], row["year"], row["value"], int(row["source_id"] in marked)) for row in tables["target"]
    )
