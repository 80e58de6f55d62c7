"""The CSVs of a university, as they stand."""

import csv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"
UNIVERSITIES = ("lsu", "bsu", "kokand")


def rows(university: str, table: str) -> list[dict[str, str]]:
    """The lines of one file; none where the university has no such file."""
    path = DATA / university / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keys(university: str, table: str) -> set[str]:
    """The keys of one file."""
    return {row["key"] for row in rows(university, table)}
