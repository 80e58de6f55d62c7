"""A day is read where it can be only one, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.imports.days import day, partial
from lib.imports.faults import Unfit


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-05", "05.09.2024", "5.9.2024", "2024/09/05", "2024-9-5", "2024.09.05", "2024-09-05 00:00:00",
        "2024-09-05T00:00:00Z", "05.09.2024 г.",
    ],
)  # fmt: skip
def test_one_day(text: str) -> None:
    assert day(text) == date(2024, 9, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.02.2025", "no_day"), ("2025-02-31", "no_day"), ("29.02.2023", "no_day"), ("31/04/2024", "no_day"),
        ("09.15.2024", "no_day"), ("00.01.2024", "no_day"), ("01.01.0000", "no_day"),
        ("05/06/2025", "two_days"), ("1/2/2025", "two_days"),
        ("09/15/2024", "date"), ("15.09.24", "date"), ("20240915", "date"), ("05-06-2024", "two_days"),
        ("2024-13-01", "no_day"), ("2024/15/09", "no_day"), ("١٥.٠٩.٢٠٢٤", "date"), ("15. 9. 2024", "date"),
        ("45550", "date"), ("2024-09", "date"),
    ],
)  # fmt: skip
def test_no_day(text: str, expected: str) -> None:
    with pytest.raises(Unfit) as caught:
        day(text)
    assert caught.value.expected == expected


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_a_day_comes_back_in_each_way_of_writing_it(one: date) -> None:
    assert day(one.isoformat()) == day(f"{one.day:02}.{one.month:02}.{one.year}") == one
    slashed = f"{one.day:02}/{one.month:02}/{one.year}"
    if one.day > 12 or one.day == one.month:
        assert day(slashed) == one
    else:
        with pytest.raises(Unfit, match="two_days"):
            day(slashed)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("2024", "2024"), ("2024-09", "2024-09"), ("09.2024", "2024-09"), ("9.2024", "2024-09"),
     ("2024-09-15", "2024-09-15"), ("15.09.2024", "2024-09-15"), ("15/09/2024", "2024-09-15")],
)  # fmt: skip
def test_what_is_known_in_part(text: str, kept: str) -> None:
    assert partial(text) == kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024-13", "partial_date"), ("13.2024", "partial_date"), ("0000", "partial_date"), ("24", "partial_date"),
     ("2024-02-30", "no_day"), ("05/06/2024", "two_days"), ("spring 2024", "partial_date")],
)  # fmt: skip
def test_what_is_not_known_even_in_part(text: str, expected: str) -> None:
    with pytest.raises(Unfit) as caught:
        partial(text)
    assert caught.value.expected == expected
