"""Counts of people in; groups that may be shown out: none is small, and no small one can be worked out from them.

The people of one country and one direction are one population. Everything that is shown of it is a partition of it:
by role, by period, by faculty, by institution, each complete and each part of at least `smallest` people. So whatever
is added or subtracted gives a sum of whole parts, none of them small. Two different partitions by the same property
would break this: an institution is therefore shown by its total each way, and its years and faculties only as part of
its country.

How a partition is chosen is known to everyone, and the choice itself must not tell what it hides. A rest that takes
whoever is smallest next does: beside a faculty of 5, three that make 12 together could only be 4, 4 and 4. So the
choice hangs on as little as can be. Years stand in periods of one length, each of which is made of two of half the
length: which of the halves was too small, nobody can tell. Of members without an order the last of the list always
stands in the rest with the small ones, however large it is. `tests/queries/test_masking.py` goes through every
population up to a size and asks what the one who sees the answer can know: of each hidden number at least `smallest`
values remain, and of a hidden year every small one.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
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
    """Members that are large enough in every column, if all are; else those beside a rest that is large enough too.

    The rest holds the small ones, the member without a name (""), and the last one of the list: as many from its end as
    the rest needs. Where even all together are too few, nothing stands alone and the rest is everything.
    """
    small = {key for key in counts if min(counts[key], default=0) < least}
    if not small:
        return Groups(dict(counts), frozenset(), ())
    rest = small | (counts.keys() & {""})
    spare = [key for key in reversed(list(counts)) if key]
    for place, key in enumerate(spare):
        if place and min(_sum([counts[each] for each in rest])) >= least:
            break
        rest.add(key)
    alone = {key: each for key, each in counts.items() if key not in rest}
    return Groups(alone, frozenset(rest), _sum([counts[key] for key in counts if key in rest]))


def periods(years: Sequence[int], counts: Mapping[int, Counts], least: int) -> list[Period]:
    """Every year in one period, each large enough in every column; none where even all years together are too few.

    All periods are equally long, 1, 2, 4, 8 ... years, as short as can be; they are counted from the last year, and the
    first one takes the years that are left over. `years` are those of the whole database, so that the first and the
    last say nothing about this population.
    """
    if strange := set(counts) - set(years):
        # Their people would be missing here, and could be worked out from the total.
        raise ValueError(f"counts of years outside of {years[0]} to {years[-1]}: {sorted(strange)}")
    width = len(next(iter(counts.values()), ()))
    long = 1
    while True:
        number = max(1, len(years) // long)
        starts = [0, *(len(years) - long * left for left in range(number - 1, 0, -1))]
        found = [
            Period(years[at], years[end - 1], _sum([counts.get(year, (0,) * width) for year in years[at:end]]))
            for at, end in pairwise([*starts, len(years)])
        ]
        if min(_size(period) for period in found) >= least:
            return found
        if number == 1:
            return []
        long *= 2


def _size(period: Period) -> int:
    return min(period.counts, default=0)


def _sum(counts: Sequence[Counts]) -> Counts:
    return tuple(sum(column) for column in zip(*counts, strict=True))
