"""Pictures of moves: their figures as approved, their sentences word for word at none, one and many."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.charts import mobility as charts
from lib.charts.mobility_map import world
from lib.charts.mobility_rows import rows
from lib.charts.mobility_sentences import share_of
from lib.charts.world import Home
from lib.drawing import screen, sheets
from lib.filters import Filters
from lib.i18n import words
from tests.charts.approval import is_approved

W = words("en")
ASKED = Filters(as_of=date(2026, 11, 21))
ACADEMIC = replace(ASKED, year_basis="academic")
RULE = (
    "Stays under way or completed, one per participant, by the calendar year of the first day; as at "
    "21\u00a0Nov\u00a02026."
)


def by_year(*lines: tuple[int, str, str, int, float | None]) -> pd.DataFrame:
    """Year, direction, role, moves, so far; every line is one illustrative row."""
    frame = pd.DataFrame(lines, columns=["year", "direction", "role", "moves", "so_far"])
    frame = frame.astype({"year": "int64", "moves": "int64", "so_far": "float64"})
    return frame.assign(running=frame["year"] >= 2026, illustrative=1)


def outgoing(*years: tuple[int, int, float | None]) -> pd.DataFrame:
    return by_year(*((year, "outgoing", "student", moves, so_far) for year, moves, so_far in years))


def by_country(*lines: tuple[str, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["country", "direction", "role", "moves"]).astype({"moves": "int64"})
    return frame.assign(illustrative=0)


def by_country_and_year(*lines: tuple[int, str, int], so_far: list[float | None] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["year", "country", "moves"]).astype({"year": "int64", "moves": "int64"})
    part = pd.Series(so_far or [0.0] * len(frame), dtype="float64")
    return frame.assign(illustrative=0, so_far=part, running=frame["year"] >= 2026)


def by_programme(*lines: tuple[int, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["year", "programme", "direction", "moves"])
    frame = frame.astype({"year": "int64", "moves": "int64"})
    return frame.assign(role="student", running=frame["year"] >= 2026, illustrative=2)


def by_unit(*lines: tuple[str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["unit", "country", "moves"]).astype({"moves": "int64"})
    return frame.assign(illustrative=0)


def balance(*countries: tuple[str, float, float], unknown: int = 0, **more: int) -> pd.DataFrame:
    """Country, out, in."""
    lines = [
        (country, way, amount, back - out, 2 * min(out, back) / (out + back) if out + back else None, unknown, 1)
        for country, out, back in countries
        for way, amount in (("outgoing", out), ("incoming", back))
    ]
    columns = ["country", "direction", "amount", "balance", "reciprocity", "unknown", "illustrative"]
    kinds = {"amount": "float64", "balance": "float64", "reciprocity": "float64", "unknown": "int64"}
    return pd.DataFrame(lines, columns=columns).astype(kinds).assign(**more)


YEARS = by_year(
    (2024, "outgoing", "student", 20, 18),
    (2024, "incoming", "teacher", 0, 0),
    (2025, "outgoing", "student", 30, 25),
    (2025, "incoming", "teacher", 4, 3),
    (2026, "outgoing", "student", 33, 33),
    (2026, "incoming", "teacher", 2, 2),
)
COUNTRIES = by_country(
    ("TR", "outgoing", "student", 20), ("TR", "incoming", "teacher", 5), ("PL", "incoming", "student", 15)
)
MANY = by_country(*((f"A{letter}", "outgoing", "student", 1) for letter in "DEFGILMOQRSTUWXZ"), *[])
CELLS = by_country_and_year((2022, "TR", 7), (2022, "PL", 2), (2024, "TR", 9))
PROGRAMMES = by_programme(
    (2024, "mevlana", "outgoing", 6), (2024, "orkhun", "incoming", 2), (2026, "mevlana", "incoming", 1)
)
BANDS = by_unit(("law", "TR", 6), ("law", "PL", 1), ("", "TR", 9), ("arts", "TR", 6))
NAMES = (("law", "Faculty of Law"), ("arts", "Faculty of History, Geography and Arts"))
EVEN = balance(("TR", 20, 10), ("PL", 0, 6))
DRAWN = {
    "mobility_by_year": charts.by_year(YEARS, replace(ASKED, first=2025, last=2025), W),
    "mobility_by_year_and_role": charts.by_year(YEARS, ASKED, W, "role"),
    "mobility_by_country": charts.by_country(COUNTRIES, replace(ASKED, country=("TR",)), W),
    "mobility_by_country_folded": charts.by_country(MANY, ASKED, W),
    "mobility_by_country_and_year": charts.by_country_and_year(CELLS, ASKED, W),
    "mobility_by_programme": charts.by_programme(PROGRAMMES, ASKED, W),
    "mobility_programmes_by_year": charts.programmes_by_year(PROGRAMMES, ACADEMIC, W),
    "mobility_by_unit": charts.by_unit(BANDS, ASKED, W, NAMES),
    "mobility_flow": charts.by_unit(BANDS, ASKED, W, NAMES, "flow"),
    "mobility_balance": charts.balance(EVEN, ASKED, W),
}


@pytest.mark.parametrize("name", DRAWN)
def test_the_figure_is_as_approved(name: str) -> None:
    assert is_approved(name, DRAWN[name])


# --- the years


@pytest.mark.parametrize(
    ("frame", "asked", "sentence"),
    [
        (outgoing(), ASKED, ""),
        (outgoing((2026, 3, 3)), ASKED, "Moves: 3 in 2026 so far."),
        (outgoing((2025, 1, 1)), ASKED, "Moves: 1 in 2025."),
        (outgoing((2024, 200, 190), (2025, 224, 210)), ASKED, "Moves: 224 in 2025, 12% more than in 2024."),
        (outgoing((2024, 200, 190), (2025, 150, 100)), ASKED, "Moves: 150 in 2025, 25% fewer than in 2024."),
        (outgoing((2024, 20, 1), (2025, 20, 20)), ASKED, "Moves: 20 in 2025, as many as in 2024."),
        # Small bases and changes under half a percent are told as they are.
        (outgoing((2024, 1, 1), (2025, 3, 3)), ASKED, "Moves: 3 in 2025, 2 more than in 2024."),
        (outgoing((2024, 0, 0), (2025, 30, 3)), ASKED, "Moves: 30 in 2025, 30 more than in 2024."),
        (outgoing((2024, 30, 0), (2025, 0, 0)), ASKED, "Moves: 0 in 2025, 100% fewer than in 2024."),
        (outgoing((2024, 1000, 1), (2025, 1001, 3)), ASKED, "Moves: 1,001 in 2025, 1 more than in 2024."),
        # The running year beside the same days of the one before.
        (
            outgoing((2025, 300, 100), (2026, 112, 112)),
            ASKED,
            "Moves: 112 in 2026 so far, 12% more than at this point in 2025.",
        ),
        (
            outgoing((2025, 300, 100), (2026, 50, 50)),
            ASKED,
            "Moves: 50 in 2026 so far, 50% fewer than at this point in 2025.",
        ),
        (
            outgoing((2025, 300, 100), (2026, 100, 100)),
            ASKED,
            "Moves: 100 in 2026 so far, as many as at this point in 2025.",
        ),
        (outgoing((2025, 300, None), (2026, 9, 9)), ASKED, "Moves: 9 in 2026 so far; 300 in all of 2025."),
        # The chosen years, although the chart shows them all.
        (YEARS, replace(ASKED, last=2025), "Moves: 34 in 2025, 70% more than in 2024."),
        (YEARS, replace(ASKED, first=2024, last=2024), "Moves: 20 in 2024."),
        (YEARS, replace(ASKED, first=2027), ""),
        (outgoing((2025, 4, 4)), replace(ACADEMIC, direction=("outgoing",)), "Outgoing moves: 4 in 2025/26."),
        (
            outgoing((2025, 4, 4)),
            replace(ASKED, direction=("outgoing",), role=("student",)),
            "Outgoing students: 4 in 2025.",
        ),
        (outgoing((2025, 4, 4)), replace(ASKED, role=("student", "staff")), "Moves: 4 in 2025."),
    ],
)
def test_the_years_say(frame: pd.DataFrame, asked: Filters, sentence: str) -> None:
    assert charts.by_year(frame, asked, W).sentence == sentence


def test_the_years_carry_what_a_click_needs() -> None:
    chart = charts.by_year(YEARS, replace(ASKED, first=2024, last=2025), W)
    assert (chart.picks, chart.chosen, chart.unfinished) == ("years", frozenset({2024, 2025}), 2026)
    assert charts.by_year(YEARS, replace(ASKED, first=2026), W).chosen == frozenset({2026})
    assert charts.by_year(YEARS[YEARS["year"] < 2026], ASKED, W).unfinished is None
    assert (chart.rule, chart.illustrative) == (RULE, 6)


def test_the_years_tell_of_moves_without_an_academic_year() -> None:
    assert charts.by_year(YEARS, ASKED, W, "direction", 3).notes == ()
    assert charts.by_year(YEARS, ACADEMIC, W, "direction", 0).notes == ()
    assert charts.by_year(YEARS, ACADEMIC, W, "direction", 1).notes == (
        "1 move is left out: no day of it is recorded, so its academic year is not known.",
    )
    assert charts.by_year(YEARS, ACADEMIC, W, "direction", 3).notes == (
        "3 moves are left out: no day of them is recorded, so their academic year is not known.",
    )


def test_the_years_are_divided_by_role_or_direction() -> None:
    assert charts.by_year(YEARS, ACADEMIC, W, "role").table().values.tolist() == [
        ["2024/25", "Students", 20],
        ["2024/25", "Teachers", 0],
        ["2025/26", "Students", 30],
        ["2025/26", "Teachers", 4],
        ["2026/27", "Students", 33],
        ["2026/27", "Teachers", 2],
    ]
    assert list(charts.by_year(YEARS, ASKED, W).table()) == ["Year", "Direction", "Moves"]


# --- the countries


@pytest.mark.parametrize(
    ("frame", "asked", "sentence"),
    [
        (by_country(), ASKED, ""),
        (by_country(("TR", "outgoing", "student", 1)), ASKED, "Türkiye comes first with 100%: 1 of 1 move."),
        (COUNTRIES, ASKED, "Türkiye comes first with 62%: 25 of 40 moves."),
        (COUNTRIES, replace(ASKED, country=("PL",)), "Poland: 15 of 40 moves, 38%."),
        (COUNTRIES, replace(ASKED, country=("NZ",)), "New Zealand: 0 of 40 moves, 0%."),
        (COUNTRIES, replace(ASKED, country=("PL", "TR")), "Poland and Türkiye: 40 of 40 moves, 100%."),
    ],
)
def test_the_countries_say(frame: pd.DataFrame, asked: Filters, sentence: str) -> None:
    assert charts.by_country(frame, asked, W).sentence == sentence


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(0, 5, "0%"), (5, 5, "100%"), (1, 3, "33%"), (1, 300, "0.3%"), (999, 1000, "99.9%"), (1, 30000, "0.003%")],
)
def test_a_share_is_nothing_or_all_only_where_it_is(part: int, whole: int, share: str) -> None:
    assert share_of(part, whole, W) == share


def test_the_sixteenth_country_goes_with_the_others_which_no_click_chooses() -> None:
    chart = charts.by_country(MANY, ASKED, W)
    assert chart.frame["country"].nunique() == 16
    assert chart.table()["Country"].iloc[-1] == "Other countries"
    picked = go.Figure(screen.plain(chart, W)).data[0].customdata
    assert picked[0] == ["AD"]
    assert picked[-1] is None
    assert chart.frame["moves"].sum() == len(MANY)


def test_a_chosen_country_is_never_among_the_others() -> None:
    chart = charts.by_country(MANY, replace(ASKED, country=("AZ",)), W)
    assert "AZ" in set(chart.frame["country"])
    assert chart.frame["country"].nunique() == 16
    assert chart.chosen == frozenset({"AZ"})


def test_every_country_has_a_place_in_every_part_of_its_bar() -> None:
    assert charts.by_country(COUNTRIES, ASKED, W).table().values.tolist() == [
        ["Türkiye", "Outgoing", 20],
        ["Türkiye", "Incoming", 5],
        ["Poland", "Outgoing", 0],
        ["Poland", "Incoming", 15],
    ]


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (by_country_and_year(), ""),
        (by_country_and_year((2024, "TR", 3)), "Moves with 1 country in 2024."),
        (CELLS, "Moves with 1 country in 2024, after 0 in 2023."),
        (
            by_country_and_year((2023, "TR", 3), (2024, "TR", 1), (2024, "PL", 1)),
            "Moves with 2 countries in 2024, after 1 in 2023.",
        ),
        (
            by_country_and_year((2025, "TR", 3), (2025, "PL", 3), (2026, "TR", 1), so_far=[2, 0, 1]),
            "Moves with 1 country in 2026 so far, 1 in the same days of 2025.",
        ),
        (
            by_country_and_year((2025, "TR", 3), (2025, "PL", 3), (2026, "TR", 1), so_far=[2, None, 1]),
            "Moves with 1 country in 2026 so far.",
        ),
        (by_country_and_year((2026, "TR", 1)), "Moves with 1 country in 2026 so far."),
    ],
)
def test_the_heat_map_says(frame: pd.DataFrame, sentence: str) -> None:
    assert charts.by_country_and_year(frame, ASKED, W).sentence == sentence


def test_one_chosen_country_is_not_counted() -> None:
    assert charts.by_country_and_year(CELLS, replace(ASKED, country=("TR",)), W).sentence == ""


def test_the_heat_map_skips_no_year() -> None:
    chart = charts.by_country_and_year(CELLS, ASKED, W)
    assert chart.frame[["country", "year", "moves"]].values.tolist() == [
        ["TR", 2022, 7],
        ["TR", 2023, 0],
        ["TR", 2024, 9],
        ["PL", 2022, 2],
        ["PL", 2023, 0],
        ["PL", 2024, 0],
    ]


def test_the_map_shades_by_moves_and_says_both_ways() -> None:
    drawn = world(COUNTRIES, replace(ASKED, country=("PL",)), W, Home("LSU", 38.75, 48.85))
    assert drawn.sentence == "", "the filter chose it"
    assert drawn.shades.values.tolist() == [
        ["PL", 15, "Outgoing: 0\nIncoming: 15", 0],
        ["TR", 25, "Outgoing: 20\nIncoming: 5", 0],
    ]
    assert drawn.chosen == frozenset({"PL"})
    assert world(COUNTRIES[:1], ASKED, W, Home("LSU", 38.75, 48.85)).sentence == "Moves with 1 country."
    assert world(by_country(), ASKED, W, Home("LSU", 38.75, 48.85)).empty


# --- programmes and faculties


@pytest.mark.parametrize(
    ("frame", "asked", "of_all", "of_year"),
    [
        (by_programme(), ASKED, "", ""),
        (
            PROGRAMMES,
            ASKED,
            "Mevlana comes first with 78%: 7 of 9 moves.",
            "Mevlana comes first in 2026 with 100%: 1 of 1 move.",
        ),
        (
            PROGRAMMES,
            replace(ACADEMIC, programme=("orkhun",)),
            "Orkhun: 2 of 9 moves, 22%.",
            "Orkhun in 2026/27: 0 of 1 move, 0%.",
        ),
    ],
)
def test_the_programmes_say(frame: pd.DataFrame, asked: Filters, of_all: str, of_year: str) -> None:
    assert charts.by_programme(frame, asked, W).sentence == of_all
    assert charts.programmes_by_year(frame, asked, W).sentence == of_year


def test_a_click_on_a_programme_chooses_it_in_both_pictures() -> None:
    for chart in (charts.by_programme(PROGRAMMES, ASKED, W), charts.programmes_by_year(PROGRAMMES, ASKED, W)):
        assert chart.picks == "programme"
        clicked = [bar.customdata for bar in go.Figure(screen.plain(chart, W)).data if bar.type == "bar"]
        assert {pick[0] for bar in clicked for pick in bar} == {"mevlana", "orkhun"}


@pytest.mark.parametrize(
    ("frame", "sentence", "notes"),
    [
        (by_unit(), "", ()),
        (
            BANDS,
            "The closest tie: Faculty of History, Geography and Arts and Türkiye, with 6 moves.",
            ("9 moves have no faculty recorded.",),
        ),
        (by_unit(("", "TR", 1)), "", ("1 move has no faculty recorded.",)),
    ],
)
def test_the_faculties_say(frame: pd.DataFrame, sentence: str, notes: tuple[str, ...]) -> None:
    chart = charts.by_unit(frame, ASKED, W, NAMES)
    assert (chart.sentence, chart.notes) == (sentence, notes)


def test_one_country_has_bars_of_its_faculties_in_place_of_one_column_of_cells() -> None:
    frame = by_unit(("law", "TR", 6), ("", "TR", 9), ("arts", "TR", 7))
    chart = charts.by_unit(frame, replace(ASKED, country=("TR",)), W, NAMES)
    assert (chart.kind, chart.x, chart.y, chart.series, chart.rule) == ("ranked", "unit", "moves", None, RULE)
    assert list(chart.table()["Faculty"]) == [dict(NAMES)["arts"], dict(NAMES)["law"], "Faculty not recorded"]
    assert list(chart.table()["Moves"]) == [7, 6, 9]
    assert charts.by_unit(BANDS, ASKED, W, NAMES).kind == "heat"


def test_a_faculty_that_is_not_recorded_is_named_and_last() -> None:
    table = charts.by_unit(BANDS, ASKED, W, NAMES).table()
    assert table["Faculty"].iloc[-1] == "Faculty not recorded"


def test_the_flow_has_the_figures_of_the_cells_and_says_what_its_bands_hold() -> None:
    cells, flow = (charts.by_unit(BANDS, ASKED, W, NAMES, way) for way in ("cells", "flow"))
    assert (flow.title, flow.sentence, flow.notes) == (cells.title, cells.sentence, cells.notes)
    assert flow.table().equals(cells.table())
    assert list(flow.table().columns) == ["Faculty", "Country", "Moves"]
    assert sheets.csv(flow, W) != b""
    both = "The width of a band is the number of moves, outgoing and incoming together."
    assert flow.rule == f"{RULE} {both}"
    out = charts.by_unit(BANDS, replace(ASKED, direction=("outgoing",)), W, NAMES, "flow")
    assert out.rule == f"{RULE} The width of a band is the number of moves."


# --- the balance


@pytest.mark.parametrize(
    ("frame", "asked", "measure", "sentence"),
    [
        (balance(), ASKED, "moves", ""),
        (EVEN, ASKED, "moves", "20 go out, 16 come in: reciprocity 0.89, where 1 is even."),
        (EVEN, replace(ASKED, country=("TR",)), "moves", "20 go out, 10 come in: reciprocity 0.67, where 1 is even."),
        (balance(("TR", 3, 0)), ASKED, "moves", "3 go out, 0 come in: reciprocity 0, where 1 is even."),
        (
            balance(("TR", 2.04, 1.0), first=2024, last=2026),
            ACADEMIC,
            "three",
            "2024/25 to 2026/27: 2 semesters go out, 1 come in; reciprocity 0.66, where 1 is even.",
        ),
    ],
)
def test_the_balance_says(frame: pd.DataFrame, asked: Filters, measure: str, sentence: str) -> None:
    assert charts.balance(frame, asked, W, measure).sentence == sentence


def test_the_balance_tells_its_rule_and_what_has_no_length() -> None:
    frame = balance(("TR", 2.0, 1.0), unknown=1, first=2024, last=2026)
    chart = charts.balance(frame, ASKED, W, "three")
    assert chart.title == "Balance by country, in student-semesters"
    assert chart.rule == (
        "Stays of students under way or completed, each in the year of its first day; a student-semester is 150 days "
        "of one student; as at 21\u00a0Nov\u00a02026. Reciprocity is twice the smaller direction divided by the sum of "
        "both: 1 is even, 0 goes one way only."
    )
    assert chart.notes == ("2 students whose stays have no known length are left out.",)
    assert charts.balance(EVEN, ASKED, W).rule.startswith(RULE)
    assert charts.balance(EVEN, ASKED, W).notes == ()


def test_the_rest_of_the_countries_has_a_balance_and_no_reciprocity() -> None:
    frame = balance(*((f"A{letter}", 2.0, 1.0) for letter in "DEFGILMOQRSTUWXZ"))
    table = charts.balance(frame, ASKED, W).table()
    assert table.iloc[0].tolist() == ["Andorra", "Outgoing", 2.0, -1.0, pytest.approx(2 / 3)]
    assert table.iloc[-1].tolist()[:4] == ["Other countries", "Incoming", 1.0, -1.0]
    assert pd.isna(table.iloc[-1].iloc[4])


# --- the rows


def listed(**more: Any) -> pd.DataFrame:
    plain = {
        "year": 2025, "start_date": date(2025, 3, 1), "end_date": None, "days": None, "direction": "outgoing",
        "role": "student", "activity": "study", "programme": "mevlana", "country": "TR", "partner_name": None,
        "unit": None, "level": 7, "field": "0421", "mode": "physical", "status": "completed", "participants": 1,
        "illustrative": 0,
    }  # fmt: skip
    frame = pd.DataFrame([{**plain, **more}]).astype(object)
    return frame.astype({"days": "Int64", "level": "Int64", "participants": "int64", "illustrative": "int64"})


def test_the_rows_are_in_words_and_without_a_person() -> None:
    chart = rows(listed(), ACADEMIC, W, NAMES, 1)
    line = dict(chart.table().iloc[0])
    assert line.pop("Last day") is None
    assert pd.isna(line.pop("Days"))
    assert line.pop("Partner") is None
    assert line == {
        "Year": "2025/26",
        "First day": date(2025, 3, 1),
        "Direction": "Outgoing",
        "Role": "Students",
        "Kind of activity": "Study",
        "Programme": "Mevlana",
        "Country": "Türkiye",
        "Faculty": "Faculty not recorded",
        "Level of study": "Master",
        "Field of education (ISCED-F)": "0421",
        "Mode": "Physical",
        "Status": "Completed",
        "Participants": 1,
    }
    assert chart.notes == ()


@pytest.mark.parametrize(
    ("total", "notes"),
    [
        (2, ("1 older row is not in this list; choose fewer years or countries to see it.",)),
        (5001, ("5,000 older rows are not in this list; choose fewer years or countries to see them.",)),
    ],
)
def test_older_rows_that_are_left_out_are_told(total: int, notes: tuple[str, ...]) -> None:
    assert rows(listed(), ASKED, W, NAMES, total).notes == notes


def test_the_downloads_carry_the_mark() -> None:
    chart = rows(listed(unit="law", illustrative=1), ASKED, W, NAMES, 1)
    head, line = sheets.csv(chart, W).decode("utf-8-sig").splitlines()
    assert head.endswith("Participants,Illustrative rows")
    assert line == (
        "2025,2025-03-01,,,Outgoing,Students,Study,Mevlana,Türkiye,,Faculty of Law,Master,0421,Physical,Completed,1,1"
    )
    with ZipFile(BytesIO(sheets.xlsx(chart, W))) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "Moves, row by row" in texts
    assert "Illustrative rows are included." in texts


# --- what a filter or another page makes a card say


def test_a_balance_says_that_it_has_both_directions() -> None:
    said = "Both directions are counted here, whatever the filter says."
    plain = charts.balance(EVEN, ASKED, W).sentence
    assert said not in plain
    assert charts.balance(EVEN, replace(ASKED, direction=("outgoing",)), W).sentence == f"{plain} {said}"
    assert said not in charts.balance(EVEN, replace(ASKED, direction=("outgoing", "incoming")), W).sentence


def test_the_countries_carry_their_effective_number() -> None:
    frame = pd.DataFrame(
        [("TR", "outgoing", "student", 3, 0)], columns=["country", "direction", "role", "moves", "illustrative"]
    )
    chart = charts.by_country(frame, ASKED, W, "direction", "Effective number: 1.", "What it means.")
    assert chart.sentence == "Türkiye comes first with 100%: 3 of 3 moves. Effective number: 1."
    assert (chart.notes, charts.by_country(frame, ASKED, W).notes) == (("What it means.",), ())
