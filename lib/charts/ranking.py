"""A frame in; the same rows ranked, folded to the largest countries, stacked, or made complete, out."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

OTHER: Final = ""  # the countries beyond the largest; no click chooses it


def ranked(frame: pd.DataFrame, column: str, figure: str = "moves") -> pd.DataFrame:
    """The rows, those of the value with the most first; equals in the order of their codes, the rest last."""
    totals = frame.groupby(column)[figure].sum()
    rank = {key: place for place, key in enumerate(sorted(totals.index, key=lambda k: (k == OTHER, -totals[k], k)))}
    return frame.sort_values(column, key=lambda keys: keys.map(rank), kind="stable", ignore_index=True)


def folded(frame: pd.DataFrame, most: int, chosen: tuple[str, ...], figure: str = "moves") -> pd.DataFrame:
    """The rows by rank of their country; countries beyond the first so many become one, but never a chosen one."""
    totals = frame.groupby("country")[figure].sum()
    first = sorted(totals.index, key=lambda code: (code not in chosen, -totals[code], code))[:most]
    kept = frame.assign(country=frame["country"].where(frame["country"].isin(first), OTHER))
    return ranked(kept, "country", figure)


def stacked(frame: pd.DataFrame, keys: list[str], stack: str) -> pd.DataFrame:
    """Moves and illustrative rows per key and part of the stack."""
    return frame.groupby([*keys, stack], sort=False, as_index=False)[["moves", "illustrative"]].sum()


def complete(frame: pd.DataFrame, keys: list[str], every: Mapping[str, list[Any]] | None = None) -> pd.DataFrame:
    """A line for each pair of keys, in the order in which they occur or are given: a missing bar has no place."""
    values = [(every or {}).get(key, list(dict.fromkeys(frame[key]))) for key in keys]
    pairs = pd.MultiIndex.from_product(values, names=keys)
    return frame.set_index(keys).reindex(pairs, fill_value=0).reset_index()
