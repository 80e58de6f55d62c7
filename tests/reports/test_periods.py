"""A year, a quarter or a country in; the questions of a report, or one sentence why there is none."""

from datetime import date

import pytest

from lib.filters import Filters
from lib.i18n import languages, words
from lib.reports import periods
from lib.reports.periods import NoSuchPeriod

TODAY = date(2026, 11, 21)


def test_a_year_is_told_as_at_its_last_day() -> None:
    found = periods.annual(2025, TODAY)
    assert (found.as_of, found.over, found.name) == (date(2025, 12, 31), True, "annual-2025")
    assert found.within == Filters(as_of=date(2025, 12, 31), first=2025, last=2025)
    assert found.so_far == Filters(as_of=date(2025, 12, 31), last=2025)
    assert found.so_far.unfinished_year() == 2026


def test_a_running_year_is_told_as_at_today() -> None:
    found = periods.annual("2026", TODAY)
    assert (found.as_of, found.over, found.so_far.unfinished_year()) == (TODAY, False, 2026)


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (1, date(2025, 1, 1), date(2025, 3, 31)),
        (2, date(2025, 4, 1), date(2025, 6, 30)),
        (3, date(2025, 7, 1), date(2025, 9, 30)),
        (4, date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_quarters(quarter: int, first: date, last: date) -> None:
    found = periods.quarterly(2025, quarter, TODAY)
    assert found.as_of == last
    assert (found.within.begins(2025), found.within.ends(2025)) == (first, last)
    assert found.within.unfinished_year() == 2026
    assert found.name == f"quarterly-2025-q{quarter}"


def test_the_running_quarter() -> None:
    found = periods.quarterly(2026, 4, TODAY)
    assert (found.as_of, found.within.unfinished_year()) == (TODAY, 2026)


def test_a_quarter_is_named_as_the_language_names_it() -> None:
    found = periods.quarterly(2025, 3, TODAY)
    assert [found.label(words(language)) for language in ("en", "az", "tr", "ru", "uz")] == [
        "Q3 2025",
        "2025-ci ilin 3-cü rübü",
        "2025, 3. çeyrek",
        "3-й кв. 2025\u00a0г.",
        "2025-yil 3-chorak",
    ]


def test_a_country() -> None:
    found = periods.brief(" tr ", TODAY)
    assert found.within == Filters(as_of=TODAY, country=("TR",))
    assert found.label(words("az")) == "Türkiyə"


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda: periods.annual("soon", TODAY), "“soon” is no year to report on: choose one from 1900 to 2026."),
        (lambda: periods.annual(2027, TODAY), "“2027” is no year to report on: choose one from 1900 to 2026."),
        (lambda: periods.annual("٢٠٢٥", TODAY), "“٢٠٢٥” is no year to report on: choose one from 1900 to 2026."),
        (lambda: periods.quarterly(2025, 5, TODAY), "There is no quarter “5”: a year has the quarters 1 to 4."),
        (lambda: periods.quarterly(2025, "x", TODAY), "There is no quarter “x”: a year has the quarters 1 to 4."),
        (
            lambda: periods.quarterly(2026, 4, date(2026, 9, 30)),
            "2026 Q4 has not begun yet: choose an earlier quarter.",
        ),
        (
            lambda: periods.brief("ZZ", TODAY),
            "There is no country “ZZ”: write its two letters of ISO 3166-1, such as TR.",
        ),
    ],
)
def test_what_cannot_be_reported_on(ask, sentence: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NoSuchPeriod) as caught:
        ask()
    assert caught.value.sentence(words("en")) == sentence
    assert all(caught.value.value in caught.value.sentence(words(language)) for language in languages())


@pytest.mark.parametrize("more", [{"year_basis": "academic"}, {"money_basis": "recognised"}])
def test_what_has_no_quarter_is_refused(more: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a quarter is"):
        Filters(as_of=TODAY, quarter=1, **more)  # type: ignore[arg-type]
