"""Counts of people in; groups that may be shown out: none is small, and no small one can be worked out from them.

The people of one country and one direction are one population. Everything that is shown of it is a partition of it:
by role, by period, by faculty, by institution, each complete and each part of at least `smallest` people. A part that
is too small stands in the rest together with others, until the rest is large enough too. So whatever is added or
subtracted gives a sum of whole parts, none of them small; within a part the people may be divided among its members
in every way without anything on the wall being different; and of a group that lies across two partitions only a range
at least `smallest` wide follows. Two different partitions by the same property would break this: an institution is
therefore shown by its total each way, and its years and faculties only as part of its country.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

FLOOR: Final = 3  # below this a number is a person to those who know the place
USUAL: Final = 5
WAYS: Final = ("outgoing", "incoming")
Counts = tuple[int, ...]


class Groups(NamedTuple):
    """`shown` stand alone; `rest` stand together, with one count per column for all of them."""

    shown: dict[str, Counts]
    rest: frozenset[str]
    together: Counts


class Period(NamedTuple):
    """Years from `first` to `last`, with one count per column."""

    first: int
    last: int
    counts: Counts


def smallest(text: str | None) -> int:
    """The threshold that the server was started with; never below the floor."""
    return max(FLOOR, int(text)) if text and text.strip().isdecimal() else USUAL


def shown(count: int, least: int) -> int | None:
    """A count of at least so many; None for any smaller one, also for 0."""
    return count if count >= least else None


def groups(counts: Mapping[str, Counts], least: int) -> Groups:
    """Members that are large enough in every column; the rest is empty, or large enough in every column too.

    Where even all together are too few, nothing stands alone and the rest is everything.
    """
    order = sorted(counts, key=lambda key: (min(counts[key], default=0), key))
    small = [key for key in order if min(counts[key], default=0) < least]
    large = order[len(small) :]
    while small and large and min(_sum([counts[key] for key in small])) < least:
        small.append(large.pop(0))
    alone = {key: counts[key] for key in counts if key in set(large)}
    return Groups(alone, frozenset(small), _sum([counts[key] for key in small]))


def periods(years: Sequence[int], counts: Mapping[int, Counts], least: int) -> list[Period]:
    """Every year in one period, each large enough in every column: the smallest joins its smaller neighbour.

    `years` are those of the whole database, so that the first and the last say nothing about this population.
    """
    if strange := set(counts) - set(years):
        # Their people would be missing here, and could be worked out from the total.
        raise ValueError(f"counts of years outside of {years[0]} to {years[-1]}: {sorted(strange)}")
    width = len(next(iter(counts.values()), ()))
    found = [Period(year, year, counts.get(year, (0,) * width)) for year in years]
    while len(found) > 1 and min(_size(period) for period in found) < least:
        at = min(range(len(found)), key=lambda n: _size(found[n]))
        sides = [n for n in (at - 1, at + 1) if 0 <= n < len(found)]
        first, second = sorted((at, min(sides, key=lambda n: _size(found[n]))))
        both = _sum([found[first].counts, found[second].counts])
        found[first : second + 1] = [Period(found[first].first, found[second].last, both)]
    return found if found and _size(found[0]) >= least else []


def _size(period: Period) -> int:
    return min(period.counts, default=0)


def _sum(counts: Sequence[Counts]) -> Counts:
    return tuple(sum(column) for column in zip(*counts, strict=True))
