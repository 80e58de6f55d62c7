"""The figures of a report: compared as on the screen, like with like."""

from datetime import date

import pytest

from lib import db
from lib.i18n import words
from lib.queries.asking import asking
from lib.reports import periods
from lib.reports.figures import readings
from lib.reports.periods import Period

DAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (
            periods.annual(2026, DAY),
            (28, 29, "2026, up to 15\u00a0Mar\u00a02026", "▼ 3% from 29 in the same days of 2025"),
        ),
        (periods.annual(2025, DAY), (29, 29, "In the year 2025", "as in 2024")),
        (periods.quarterly(2025, 1, DAY), (29, 28, "Q1 2025", "▲ 4% from 28 in the same quarter of 2024")),
        (periods.brief("JP", DAY), (0, 0, "2026, up to 15\u00a0Mar\u00a02026", "as in the same days of 2025")),
    ],
)
def test_active_partners_are_compared_with_the_same_days(
    lsu_url: str, period: Period, said: tuple[float, float, str, str]
) -> None:
    with db.connect(lsu_url) as connection:
        (found,) = [one for one in readings(asking(connection), period, "AZN", "en") if one.indicator.key == "partners"]
    w = words("en")
    assert (found.value, found.previous, found.when(w), found.against(w)) == said


def test_a_year_before_the_first_known_day_says_why_it_has_no_memberships(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        every = readings(asking(connection), periods.annual(2025, DAY), "AZN", "en")
    (found,) = [one for one in every if one.indicator.key == "memberships"]
    assert found.value is None
    assert found.doubt(words("en")) == "5 may have held already: since when is not known."
