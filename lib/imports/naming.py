"""The rows of a table in; which of them a cell of another table points to, by key or by a name, out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any, Final

from lib.imports.rows import Row
from lib.imports.spellings import meanings, plain

NAMES: Final = re.compile("name|name_[a-z]{2}|short_name|title|title_[a-z]{2}|acronym")
# What half of the names have, and what tells none of them from another.
COMMON: Final = (
    "university", "universiteti", "universitesi", "universitet", "universitat", "universidad", "университет", "state",
    "dovlet", "devlet", "davlat", "государственныи", "of", "the", "and", "institute", "institut",
)  # fmt: skip
SHORT: Final = 3
LIKE: Final = 0.75  # how like a name a misspelt one must be


@lru_cache(maxsize=8192)
def telling(text: str) -> str:
    """The words of a name that tell it from others, in the order of the alphabet: León for University of León."""
    words = [plain(word) for word in re.split(r"[\W_]+", text)]
    return "".join(sorted(word for word in words if word and not get_close_matches(word, COMMON, 1, 0.8)))


class Names:
    """The rows of one table, numbered from 1, by their keys and by every name that they bear."""

    def __init__(self, tables: Mapping[str, Sequence[Row]], target: str) -> None:
        self._tables, self._target = tables, target
        self._numbers: dict[Any, int] = {row.values["key"]: number for number, row in enumerate(tables[target], 1)}
        self._keys = {number: str(key) for key, number in self._numbers.items() if isinstance(key, str)}

    def meant(self, text: str) -> list[int]:
        """The numbers of all rows that a text is the key or a name of; a key goes before a name."""
        return [self._numbers[text]] if text in self._numbers else sorted(self._named.get(plain(text), ()))

    def key(self, number: int) -> str:
        """The key of a row; empty where it could not be read."""
        return self._keys.get(number, "")

    def nearest(self, text: str) -> str:
        """The key of the row that a text was probably meant for; empty where it is like none, or begins several."""
        said, known = plain(text), self._known
        if near := get_close_matches(telling(text), self._telling, 1, LIKE):
            return self._telling[near[0]]
        if telling(text) != said and len(said) > SHORT:
            # What is left is the word that half of them have.
            return ""
        if near := get_close_matches(said, known, 1):
            return known[near[0]]
        # EGE for Ege University.
        begun = {key for name, key in known.items() if said and name.startswith(said)}
        return begun.pop() if len(begun) == 1 else ""

    @cached_property
    def _named(self) -> dict[str, set[int]]:
        return meanings(self._pairs())

    @cached_property
    def _telling(self) -> dict[str, str]:
        """The key of each row by what tells its names from others."""
        pairs = [(telling(name), self.key(number)) for name, number in self._pairs()]
        return {name: key for name, key in [*pairs, *((telling(key), key) for key in self._keys.values())] if name}

    @cached_property
    def _known(self) -> dict[str, str]:
        """The key of each row by its key and its own names, as they are compared."""
        own = {name: self.key(*numbers) for name, numbers in self._named.items() if len(numbers) == 1}
        return {name: key for name, key in own.items() if key} | {plain(key): key for key in self._keys.values()}

    def _pairs(self) -> Iterator[tuple[str, int]]:
        for number, row in enumerate(self._tables[self._target], 1):
            for column, text in row.values.items():
                if NAMES.fullmatch(column) and isinstance(text, str):
                    yield text, number
        for row in self._tables["partner_name"] if self._target == "partner" else ():
            # It points to its partner by the key, or already by the number.
            owner, text = row.values["partner_id"], row.values["name"]
            number = self._numbers.get(owner, owner)
            if isinstance(number, int) and isinstance(text, str):
                yield text, number
