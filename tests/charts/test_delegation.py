"""What a guest is shown: several years in one column look like no year, and nobody is told which of them had most."""

from datetime import date

import pytest

from lib.charts.delegation import by_period
from lib.filters import Filters
from lib.i18n import words
from lib.queries.delegation_people import People, Period

ASKED = Filters(as_of=date(2026, 11, 21), country=("TR",))


def people(*years: Period) -> People:
    return People(5, {}, {}, {}, ("outgoing", "incoming"), list(years), {}, (), {}, False)


@pytest.mark.parametrize(
    ("together", "sentence"), [((20, 18), ""), ((10, 8), "Most moves: 2022 (31).")], ids=["most", "not most"]
)
def test_several_years_in_one_column_are_hatched(together: tuple[int, int], sentence: str) -> None:
    chart = by_period(
        people(Period(2019, 2019, (15, 14)), Period(2020, 2021, together), Period(2022, 2022, (16, 15))),
        ASKED,
        words("en"),
    )
    assert list(chart.names["period"].values()) == ["2019", "2020–21", "2022"]
    assert chart.hatched == (1,)
    assert chart.notes == ("Hatched: years with few moves, together in one column.",)
    assert chart.sentence == sentence


def test_single_years_are_not() -> None:
    chart = by_period(people(Period(2025, 2025, (9, 9)), Period(2026, 2026, (5, 5))), ASKED, words("en"))
    assert (chart.hatched, chart.notes, chart.sentence) == ((), (), "Most moves: 2025 (18).")
    assert chart.unfinished == 1
