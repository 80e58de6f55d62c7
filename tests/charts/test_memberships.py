"""Pictures of memberships: their figures as approved, their sentences word for word at none, one and many."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.charts import memberships as charts
from lib.charts.chart import Chart
from lib.charts.world import Home
from lib.filters import Filters
from lib.i18n import words
from tests.charts.approval import is_approved

W = words("en")
ASKED = Filters(as_of=date(2026, 11, 21))
HOME = Home("LSU", 38.75, 48.85)


def reach(*lines: tuple[str, str, int, int, int]) -> pd.DataFrame:
    columns = ["country", "status", "associations", "members", "partners"]
    return pd.DataFrame(lines, columns=columns).assign(illustrative=0)


def years(*lines: tuple[int, int, int]) -> pd.DataFrame:
    """Year, known, of unknown beginning."""
    frame = pd.DataFrame(lines, columns=["year", "known", "unknown_since"])
    return frame.assign(memberships=frame["known"].where(frame["unknown_since"] == 0), illustrative=1)


def tie(name: str, status: str | None = "member", since: date | None = None, **more: Any) -> dict[str, Any]:
    plain = {"key": name.lower(), "name": name, "name_az": None, "short_name": None, "founded": None, "until": None}
    plain |= {"seat_city": "Baku", "seat_country": "AZ", "latitude": 40.4, "longitude": 49.9, "illustrative": 0}
    return {**plain, "status": status, "since": since, **more}


REACH = reach(
    ("GE", "applied", 1, 3, 0), ("TR", "member", 2, 5, 1), ("AZ", "member", 1, 1, 0), ("TR", "applied", 1, 0, 0)
)
YEARS = years((2024, 1, 2), (2025, 2, 1), (2026, 3, 0))
TIES = pd.DataFrame(
    [
        tie("Old one", since=date(2016, 7, 1), founded=1998, short_name="OLD"),
        tie("Old one", "applied", date(2015, 1, 1), until=date(2016, 7, 1), founded=1998, short_name="OLD"),
        tie("Association of Universities with a very long name", founded=2009),
        tie("Neither", "applied"),
        tie("Gone", "left", date(2020, 1, 1), founded=1990, illustrative=1),
    ],
    dtype=object,
)
PICTURES = {
    "memberships_by_country": charts.by_country(REACH, replace(ASKED, country=("TR",)), W),
    "memberships_by_year": charts.by_year(YEARS, ASKED, W),
    "memberships_time_line": charts.time_line(TIES, ASKED, W),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_figure_is_as_approved(name: str) -> None:
    assert is_approved(name, PICTURES[name])


def lines(chart: Chart) -> list[tuple[Any, ...]]:
    return list(chart.table().itertuples(index=False, name=None))


def test_countries_are_ranked_over_all_ties_and_told_apart_by_them() -> None:
    chart = PICTURES["memberships_by_country"]
    assert list(chart.table()) == [
        "Country",
        "Our status",
        "Associations",
        "Known members",
        "Partners of ours among them",
        "Chosen",
    ]
    assert lines(chart) == [
        ("Türkiye", "Applied", 1, 0, 0, "yes"),
        ("Türkiye", "Member", 2, 5, 1, "yes"),
        ("Azerbaijan", "Member", 1, 1, 0, ""),
        ("Georgia", "Applied", 1, 3, 0, ""),
    ]
    assert (chart.picks, chart.chosen) == ("country", {"TR"})


def test_countries_with_as_many_stand_in_the_order_of_the_alphabet() -> None:
    frame = reach(*((code, "member", 1, 1, 0) for code in ("RO", "IR", "KZ", "GE", "AL")))
    named = {code: list(charts.by_country(frame, ASKED, words(code)).table().iloc[:, 0]) for code in ("az", "tr")}
    assert named == {
        "az": ["Albaniya", "Gürcüstan", "İran", "Qazaxıstan", "Rumıniya"],
        "tr": ["Arnavutluk", "Gürcistan", "İran", "Kazakistan", "Romanya"],
    }


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (reach(), ""),
        (REACH.head(1), "The associations have their seat or a known member in 1 country."),
        (REACH, "The associations have their seat or a known member in 3 countries."),
    ],
)
def test_how_many_countries(frame: pd.DataFrame, sentence: str) -> None:
    chart = charts.by_country(frame, ASKED, W)
    assert chart.sentence == sentence
    assert chart.empty == (sentence == "")


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (years(), ""),
        (years((2026, 0, 0)), "2026: 0 memberships are known to hold."),
        (years((2026, 1, 0)), "2026: 1 membership is known to hold."),
        (YEARS, "2026: 3 memberships are known to hold."),
    ],
)
def test_how_many_in_the_last_year(frame: pd.DataFrame, sentence: str) -> None:
    assert charts.by_year(frame, ASKED, W).sentence == sentence


def test_what_may_have_been_stands_beside_what_is_known() -> None:
    chart = PICTURES["memberships_by_year"]
    assert lines(chart)[:2] == [
        (2024, "Known to hold", 1),
        (2024, "Began at an unknown time, may have held already", 2),
    ]
    assert chart.illustrative == 3


def test_the_time_line_draws_no_beginning_that_is_not_known() -> None:
    chart = PICTURES["memberships_time_line"]
    assert lines(chart) == [
        ("OLD", "Association founded", "1998", None),
        ("OLD", "Member", date(2016, 7, 1), date(2026, 11, 21)),
        ("OLD", "Applied", date(2015, 1, 1), date(2016, 7, 1)),
        ("Association of Universities with …", "Association founded", "2009", None),
        ("Gone", "Association founded", "1990", None),
    ]
    assert chart.sentence == "The first day is on record for 2 of 4 associations."
    assert chart.notes == ("First day not known: Association of Universities with a very long name, Neither",)


@pytest.mark.parametrize(
    ("asked", "bars"),
    [
        (replace(ASKED, last=2008), 2),  # founded 1998 and 1990; what began in 2009 and later is out
        (replace(ASKED, first=2017, last=2018), 4),
    ],
)
def test_years_choose_the_bars_that_touch_them(asked: Filters, bars: int) -> None:
    assert len(charts.time_line(TIES, asked, W).frame) == bars


def test_nothing_to_draw_says_nothing() -> None:
    chart = charts.time_line(TIES.head(0), ASKED, W)
    assert chart.empty
    assert (chart.sentence, chart.notes) == ("", ())


def test_the_map_leads_from_a_seat_to_its_country_and_not_to_a_partner() -> None:
    drawn = charts.seats(REACH, TIES.head(4), HOME, ASKED, W)
    assert set(drawn.points["key"]) == {""}
    assert drawn.points["said"].iloc[0] == "Baku\nMember"
    assert drawn.sentence == "4 seats are on the map."
    assert list(zip(drawn.shades["country"], drawn.shades["value"], strict=True)) == [("AZ", 1), ("GE", 1), ("TR", 3)]
    assert drawn.shades["said"].iloc[2] == "3 associations\n5 known members\n1 partner of ours among them"


def test_the_map_leaves_out_what_has_no_place_or_no_tie() -> None:
    frame = pd.DataFrame(
        [tie("Nowhere", latitude=None), tie("Over", None), tie("Left", "left"), tie("Here")], dtype=object
    )
    assert list(charts.seats(reach(), frame, HOME, ASKED, W).points["name"]) == ["Here"]
    assert charts.seats(reach(), frame.tail(1), HOME, ASKED, W).sentence == "1 seat is on the map."


def test_the_name_in_the_readers_language() -> None:
    (row,) = charts.lines(pd.DataFrame([tie("One", name_az="Bir")], dtype=object))
    assert charts.name(row, words("az")) == "Bir"
    assert charts.name(row, W) == "One"
    (row,) = charts.lines(pd.DataFrame([tie("One")], dtype=object))
    assert charts.name(row, words("az")) == "One"
