"""The year that a day lies in, where years begin with another month than January too."""

from datetime import date

import pytest

from lib.years import year_of


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
