"""What the one can know who sees the answer and knows how it is made: every population up to a size is gone through."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.queries import masking
from lib.queries.masking import Counts

LEAST = masking.FLOOR
World = tuple[Counts, ...]  # per member or year, one count per column


@pytest.mark.parametrize(
    ("text", "expected"), [(None, 5), ("", 5), ("7", 7), ("1", 3), ("0", 3), ("-2", 5), ("many", 5), (" 4 ", 4)]
)
def test_the_threshold_has_a_floor(text: str | None, expected: int) -> None:
    assert masking.smallest(text) == expected


@pytest.mark.parametrize(
    ("counts", "shown", "rest"),
    [
        ({"a": 9, "b": 8}, {"a", "b"}, 0),
        ({"a": 9, "b": 2}, set(), 11),
        ({"a": 2, "b": 9}, set(), 11),
        ({"a": 9, "b": 8, "c": 2}, {"a"}, 10),
        ({"a": 9, "b": 2, "c": 8}, {"a"}, 10),
        ({"a": 9, "b": 8, "c": 4, "d": 1}, {"a", "b"}, 5),
        ({"a": 9, "b": 8, "c": 0}, {"a"}, 8),
        ({"a": 4, "b": 4}, set(), 8),
        ({"a": 9, "b": 8, "c": 7, "d": 7, "": 1}, {"a", "b", "c"}, 8),
        ({"a": 9, "b": 8, "c": 1, "d": 7, "": 50}, {"a", "b"}, 58),
        ({"a": 9, "": 7}, {"a", ""}, 0),
        ({}, set(), 0),
    ],
)
def test_groups(counts: dict[str, int], shown: set[str], rest: int) -> None:
    found = masking.groups({key: (n,) for key, n in counts.items()}, 5)
    assert (set(found.shown), sum(found.together)) == (shown, rest)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([5, 9, 7], [(2020, 2020, 5), (2021, 2021, 9), (2022, 2022, 7)]),
        ([9, 1, 6, 0, 4], [(2020, 2024, 20)]),
        ([9, 1, 6, 0, 5], [(2020, 2022, 16), (2023, 2024, 5)]),
        ([9, 1, 6, 0], [(2020, 2021, 10), (2022, 2023, 6)]),
        ([1] * 12, [(2020, 2031, 12)]),
        ([2] * 12, [(2020, 2023, 8), (2024, 2027, 8), (2028, 2031, 8)]),
        ([2, 2], []),
        ([5], [(2020, 2020, 5)]),
    ],
)
def test_periods(counts: list[int], expected: list[tuple[int, int, int]]) -> None:
    years = range(2020, 2020 + len(counts))
    found = masking.periods(years, {year: (n,) for year, n in zip(years, counts, strict=True)}, 5)
    assert [(p.first, p.last, *p.counts) for p in found] == expected


@given(st.dictionaries(st.sampled_from(["", *"abcdef"]), st.tuples(*[st.integers(0, 12)] * 2)), st.integers(3, 7))
def test_no_group_is_small_and_nobody_is_lost(counts: dict[str, tuple[int, int]], least: int) -> None:
    found = masking.groups(counts, least)
    assert all(min(each) >= least for each in found.shown.values())
    assert set(found.shown) | found.rest == set(counts)
    if found.shown and found.rest - {""}:
        assert min(found.together) >= least
    whole = [*found.shown.values(), *([found.together] if found.rest else [])]
    assert [sum(c) for c in zip(*whole, strict=True)] == [sum(c) for c in zip(*counts.values(), strict=True)]


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 2), min_size=1, max_size=20), st.integers(3, 7))
def test_no_period_is_small_and_no_year_is_lost(counts: list[tuple[int, int]], least: int) -> None:
    years = range(2015, 2015 + len(counts))
    found = masking.periods(years, dict(zip(years, counts, strict=True)), least)
    assert bool(found) == (min(map(sum, zip(*counts, strict=True))) >= least)
    if found:
        assert [y for p in found for y in range(p.first, p.last + 1)] == list(years)
        assert all(min(p.counts) >= least for p in found)
        lengths = {p.last - p.first + 1 for p in found[1:]}
        assert lengths <= {1, 2, 4, 8, 16}
        assert len(lengths) <= 1


def test_a_year_that_no_period_would_hold_is_an_error() -> None:
    with pytest.raises(ValueError, match="2027"):
        masking.periods([2025, 2026], {2026: (50,), 2027: (2,)}, 5)


# --- everything that could be


def divided(total: int, members: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide so many people among so many members."""
    if members == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in divided(total - first, members - 1):
            yield (first, *others)


def worlds(members: int, totals: Sequence[int]) -> Iterator[World]:
    """Every population with these totals, one per column."""
    for columns in product(*(list(divided(total, members)) for total in totals)):
        yield tuple(zip(*columns, strict=True))


def possible(every: Iterator[World], answer: Callable[[World], Any]) -> list[tuple[World, Any, list[set[Counts]]]]:
    """Each world, the answer to it, and per member the counts that it has in any world with the same answer."""
    told = [(world, answer(world)) for world in every]
    found: dict[Any, list[set[Counts]]] = defaultdict(list)
    for world, said in told:
        held = found[said] or found[said].extend(set() for _ in world) or found[said]
        for values, counts in zip(held, world, strict=True):
            values.add(counts)
    return [(world, said, found[said]) for world, said in told]


def of_groups(names: str, world: World) -> tuple[Any, ...]:
    keys = [name.replace("-", "") for name in names]
    found = masking.groups(dict(zip(keys, world, strict=True)), LEAST)
    return tuple(found.shown.items()), tuple(name for name, key in zip(names, keys, strict=True) if key in found.rest)


@pytest.mark.parametrize("names", ["ab", "abc", "abcd", "abc-"], ids=str)
@pytest.mark.parametrize("totals", [(n,) for n in (3, 4, 7, 9, 13, 21)] + [(5, 4), (7, 8)], ids=str)
def test_a_hidden_group_may_have_many_numbers(names: str, totals: tuple[int, ...]) -> None:
    """The minus sign is the member without a name: if it stands alone, it stands with the rest."""
    if len(names) > 3 and len(totals) > 1:
        totals = (4, 4)

    def answer(world: World) -> tuple[Any, ...]:
        alone, rest = of_groups(names, world)
        return tuple(one for one in alone if one[0]), rest

    hidden = 0
    for world, (_, rest), values in possible(worlds(len(names), totals), answer):
        for place, name in enumerate(names):
            if name in rest and name != "-":
                for column, total in enumerate(totals):
                    known = {counts[column] for counts in values[place]}
                    assert len(known) >= min(LEAST, total + 1), (world, name, known)
                hidden += 1
    assert hidden > 0


def of_years(world: World) -> tuple[masking.Period, ...]:
    years = range(2000, 2000 + len(world))
    return tuple(masking.periods(years, dict(zip(years, world, strict=True)), LEAST))


@pytest.mark.parametrize(("years", "totals"), [(2, (7,)), (3, (9,)), (4, (12,)), (5, (11,)), (6, (9,)), (4, (4, 5))])
def test_a_hidden_year_may_have_every_small_number(years: int, totals: tuple[int, ...]) -> None:
    hidden = 0
    for world, said, values in possible(worlds(years, totals), of_years):
        for period in said:
            for year in range(period.first, period.last + 1) if period.first != period.last else ():
                for column in range(len(totals)):
                    known = {counts[column] for counts in values[year - 2000]}
                    assert set(range(LEAST)) <= known, (world, said, year)
                hidden += 1
    assert hidden > 0


def test_the_rule_of_before_told_what_it_hid() -> None:
    """Three that make 12 beside a 5 could only be 4, 4 and 4 as long as the smallest went into the rest first."""
    found = masking.groups({"a": (4,), "b": (4,), "c": (4,), "d": (5,), "e": (9,)}, 5)
    assert found.rest == {"a", "b", "c", "e"}
    assert [p.counts for p in masking.periods(range(2023, 2027), {2023: (5,), 2025: (9,), 2026: (5,)}, 5)] == [
        (5,),
        (14,),
    ]


def test_every_period_is_made_of_two_halves() -> None:
    """So that a failure of the shorter length says nothing about which year was small."""
    for number in range(1, 40):
        borders = []
        for long in (1, 2, 4, 8, 16, 32):
            blocks = max(1, number // long)
            borders.append({0, number, *(number - long * left for left in range(1, blocks))})
        assert all(longer <= shorter for shorter, longer in pairwise(borders))
