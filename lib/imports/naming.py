"""The rows of a folder in; the number of each by every name that is its own out, which an office writes for a key."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from lib.imports.rows import Row
from lib.imports.spellings import single

NAMES: Final = re.compile("name|name_[a-z]{2}|short_name|title|acronym")


def numbers(tables: Mapping[str, Sequence[Row]], target: str, keys: Mapping[Any, int]) -> dict[str, int]:
    """The rows of a table, whose numbers by key are known, by their names; a name of two rows is a name of none."""
    found = [
        (text, number)
        for number, row in enumerate(tables[target], 1)
        for column, text in row.values.items()
        if NAMES.fullmatch(column) and isinstance(text, str)
    ]
    if target == "partner":
        for row in tables["partner_name"]:
            # It points to its partner by the key, or already by the number.
            owner, text = keys.get(row.values["partner_id"], row.values["partner_id"]), row.values["name"]
            if isinstance(owner, int) and isinstance(text, str):
                found.append((text, owner))
    return single(found)
