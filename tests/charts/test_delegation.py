"""What a guest is shown: figures as approved; several years in one column look like no year, none is told as most."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.delegation import arc, by_period, by_unit, time_line
from lib.charts.world import Home
from lib.filters import Filters
from lib.i18n import words
from lib.queries.delegation_people import People, Period
from tests.charts.approval import is_approved

ASKED = Filters(as_of=date(2026, 11, 21), country=("TR",))


def people(*years: Period, **units: tuple[int, int]) -> People:
    """What may be said by year and by faculty; `others` are those of no faculty of their own."""
    kept = {"" if key == "others" else key: counts for key, counts in units.items()}
    return People(5, {}, {}, {}, ("outgoing", "incoming"), list(years), kept, (), {}, False)


W = words("en")
YEARS = people(Period(2020, 2022, (6, 5)), Period(2023, 2024, (7, 9)), Period(2025, 2026, (12, 8)))
UNITS = people(law=(9, 8), arts=(6, 5), physics=(30, 12), history=(5, 6), botany=(5, 5), others=(7, 6))
NAMES = {"law": "Law", "arts": "Faculty of Geography, Music and Arts", "physics": "Physics", "history": "History"}
PROJECTS = pd.DataFrame(
    [
        ("Vines and wines", "VINE", date(2024, 1, 1), date(2026, 6, 30), 0),
        ("A project of which only the title is known", None, None, None, 1),
        ("Still running, without an end and with a title that no line has room for", None, date(2025, 9, 1), None, 1),
    ],
    columns=["title", "short", "start_date", "end_date", "illustrative"],
    dtype=object,
)
EVENTS = pd.DataFrame(
    [
        ("webinar", "Tea", date(2025, 3, 3), None, 0),
        ("webinar", "Tea", date(2026, 3, 3), date(2026, 3, 4), 1),
        ("summer_school", "Caspian summer", date(2026, 7, 1), date(2026, 7, 14), 0),
    ],
    columns=["kind", "title", "start_date", "end_date", "illustrative"],
    dtype=object,
)
DRAWN = {
    "delegation_by_period": by_period(YEARS, ASKED, W),
    "delegation_by_unit": by_unit(UNITS, NAMES, ASKED, W),
    "delegation_time_line": time_line(PROJECTS, EVENTS, ASKED, W),
}


MANY = pd.DataFrame(
    [("webinar", f"Webinar {n}", date(2020 + n, 3, 3), None, 1) for n in range(4)]
    + [("conference", "Tea and citrus", date(2019, 5, 6), date(2019, 5, 8), 0)],
    columns=list(EVENTS),
    dtype=object,
)
LONG = pd.DataFrame(
    [(f"Project {n}", None, date(2010 + n, 1, 1), date(2012 + n, 1, 1), 0) for n in range(9)],
    columns=list(PROJECTS),
    dtype=object,
)


def test_many_activities_stand_by_kind_below_the_newest_projects() -> None:
    drawn = time_line(LONG, MANY, ASKED, W)
    lines = [(line["name"], line["what"], line["start"].year) for line in drawn.frame.to_dict("records")]
    assert lines[:7] == [(f"Project {n}", "project", 2010 + n) for n in range(2, 9)]
    # One that is alone of its kind keeps its name.
    assert lines[7:] == [("Tea and citrus", "activity", 2019)] + [
        ("Webinar (4)", "activity", 2020 + n) for n in range(4)
    ]
    assert drawn.frame["illustrative"].sum() == 4
    assert drawn.sentence == "Joint projects: 9; activities: 5."
    assert drawn.notes == ("2 older projects are not shown.",)


def test_activities_that_have_room_stand_by_name_in_the_order_of_time() -> None:
    drawn = time_line(LONG, MANY.head(4), ASKED, W)
    assert list(drawn.frame["what"]) == [*["project"] * 5, *["webinar"] * 4]
    assert drawn.notes == ("4 older projects are not shown.",)
    alone = time_line(PROJECTS.head(0), pd.concat([MANY] * 2).head(9), ASKED, W)
    assert (len(alone.frame), alone.notes, set(alone.frame["what"])) == (9, (), {"webinar", "conference"})


@pytest.mark.parametrize("name", DRAWN)
def test_the_figure_is_as_approved(name: str) -> None:
    assert is_approved(name, DRAWN[name])


@pytest.mark.parametrize(
    ("together", "sentence"), [((20, 18), ""), ((10, 8), "Most moves: 2023–24 (31).")], ids=["most", "not most"]
)
def test_a_column_of_more_years_than_the_others_is_hatched(together: tuple[int, int], sentence: str) -> None:
    chart = by_period(
        people(Period(2018, 2020, together), Period(2021, 2022, (15, 14)), Period(2023, 2024, (16, 15))),
        ASKED,
        words("en"),
    )
    assert list(chart.names["period"].values()) == ["2018–20", "2021–22", "2023–24"]
    assert chart.hatched == (0,)
    assert chart.notes == (
        "Each column covers 2 years.",
        "Hatched: more years than in the other columns.",
    )
    assert chart.sentence == sentence


def test_columns_of_one_length_are_not_hatched() -> None:
    chart = by_period(people(Period(2021, 2022, (15, 14)), Period(2023, 2024, (16, 15))), ASKED, words("en"))
    assert (chart.hatched, chart.notes) == ((), ("Each column covers 2 years.",))
    alone = by_period(people(Period(2021, 2024, (15, 14))), ASKED, words("en"))
    assert (alone.hatched, alone.sentence) == ((), "")


def test_single_years_are_not() -> None:
    chart = by_period(people(Period(2025, 2025, (9, 9)), Period(2026, 2026, (5, 5))), ASKED, words("en"))
    assert (chart.hatched, chart.notes, chart.sentence) == ((), (), "Most moves: 2025 (18).")
    assert chart.unfinished == 1


def test_the_guests_country_stands_out_from_ours() -> None:
    home = Home("LSU", 38.75, 48.85)
    drawn = arc(home, "AZ", "Ankara", "TR", (39.92, 32.85), W)
    assert drawn.shades[["country", "value", "said"]].to_numpy().tolist() == [
        ["AZ", 1, "Azerbaijan"],
        ["TR", 3, "Türkiye"],
    ]
    own = arc(home, "AZ", "Baku", "AZ", (40.4, 49.9), W)
    assert own.shades[["country", "value"]].to_numpy().tolist() == [["AZ", 3]], "a guest from our own country"
    unknown = arc(home, "", "Ankara", "TR", (39.92, 32.85), W)
    assert list(unknown.shades["country"]) == ["TR"]
