"""Sources by the obvious way: plain rows in, how many of them each source gave out."""

from typing import Any

from tests.oracle.mobility import Tables

SHOWN = ("key", "title", "quality", "link", "licence", "as_of", "note")


def rows(tables: Tables) -> list[tuple[str, str, str, int, int]]:
    """source, quality, table, rows, illustrative; nothing where a source has no row in a table."""
    lines = []
    for source in sorted(tables["source"], key=lambda source: int(source["id"])):
        for name in sorted(tables):
            given = sum(row.get("source_id") == source["id"] for row in tables[name])
            marked = given if source["quality"] == "illustrative" else 0
            if given:
                lines.append((source["key"], source["quality"], name, given, marked))
    return lines


def listed(tables: Tables) -> list[tuple[Any, ...]]:
    """The columns of the table, rows, illustrative: real ones, then statements, then illustrative ones."""
    lines: list[tuple[Any, ...]] = []
    for quality in ("real", "claim", "illustrative"):
        for source in sorted(tables["source"], key=lambda source: int(source["id"])):
            if source["quality"] == quality:
                given = [line for line in rows(tables) if line[0] == source["key"]]
                sums = (sum(line[3] for line in given), sum(line[4] for line in given))
                lines.append((*(source[name] for name in SHOWN), *sums))
    return lines
