"""The year that a day lies in, where years begin with another month than January too."""

from datetime import date

import pytest

from lib.years import last_day, year_of


@pytest.mark.parametrize(
    ("day", "start", "year"),
    [
        (date(2024, 8, 31), 9, 2023),
        (date(2024, 9, 1), 9, 2024),
        (date(2024, 12, 31), 9, 2024),
        (date(2024, 1, 1), 1, 2024),
    ],
)
def test_the_year_of_a_day(day: date, start: int, year: int) -> None:
    assert year_of(day, start) == year


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 31)),
        ("2024-03-14", date(2024, 3, 14)),
    ],
)
def test_the_last_day_of_what_is_stated(stated: str, day: date) -> None:
    assert last_day(stated) == day
