"""What a row is called in a language, by the obvious way: a plain row in, its words out."""

from typing import Any


def said(row: dict[str, Any], column: str, language: str) -> Any:
    """What the column of the language says; the column itself where that is empty."""
    return row[f"{column}_{language}"] if row.get(f"{column}_{language}") is not None else row.get(column)
