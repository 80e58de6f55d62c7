"""The layout of a figure on the screen: no name of a year is turned or cut, no figure at a bar lacks its room."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.charts.chart import Chart
from lib.drawing.layout import LEAST, height, labelled, layout
from lib.drawing.screen import figure
from lib.i18n import words
from tests.drawing.test_paper import columns

W = words("en")


def years(first: int, last: int, amount: float = 100_000.0) -> Chart:
    frame = pd.DataFrame({"year": range(first, last + 1), "moves": amount})
    return replace(columns(), frame=frame, series=None, currency="AZN", unfinished=last)


def test_years_lie_flat_and_are_short_where_there_are_many() -> None:
    few, many = (layout(years(first, 2026), W)["xaxis"] for first in (2024, 2015))
    assert (few["tickangle"], few["ticktext"]) == (0, ["2024", "2025", "2026<br>so far"])
    assert (many["tickangle"], many["ticktext"][0], many["ticktext"][-1]) == (0, "’15", "’26<br>so far")


def test_above_a_heat_map_all_years_are_in_one_line() -> None:
    cells = pd.DataFrame({"year": range(2015, 2027), "country": "TR", "moves": 1.0})
    chart = replace(columns(), kind="heat", frame=cells, x="year", y="country", series="moves", unfinished=2026)
    drawn = layout(chart, words("ru"))["xaxis"]
    assert (drawn["side"], drawn["ticktext"][-2:]) == ("top", ["’25", "на сегодня<br>’26"])


def test_an_axis_takes_the_place_of_figures_that_would_collide() -> None:
    assert labelled(years(2020, 2026), W)
    crowded = years(1996, 2026)
    assert not labelled(crowded, W)
    assert layout(crowded, W)["yaxis"]["ticktext"] == ["0", "20", "40", "60", "80", "100"]


def test_the_longest_bar_leaves_room_for_its_figure() -> None:
    lying = replace(years(2024, 2026, 751_700.0), kind="ranked", unfinished=None)
    drawn = layout(lying, W)
    assert drawn["xaxis"]["range"] == [0, 751_700.0]
    assert drawn["margin"]["r"] >= 3 * 7  # three figures: 752
    assert layout(years(2024, 2026), W)["yaxis"]["range"] == [0, 1.1 * 100_000.0]


def test_the_running_year_is_one_opaque_area_and_what_is_expected_is_hatched() -> None:
    chart = replace(years(2024, 2027), unfinished=2026, hatched=(2027,))
    bars = figure(chart, W).to_dict()["data"][0]["marker"]
    assert bars["opacity"] == [1.0, 1.0, 1.0, 1.0]
    assert list(bars["pattern"]["shape"]) == ["", "", "|", "/"]
    assert set(bars["pattern"]["bgcolor"]) == {"#000038"}


def test_columns_side_by_side_are_of_one_height() -> None:
    assert height(years(2024, 2026)) == height(columns()) == LEAST


def test_a_time_line_names_whole_years_and_marks_the_day() -> None:
    frame = pd.DataFrame(
        {"label": ["A name of more than sixteen letters"], "start": [date(2024, 3, 1)], "end": [date(2027, 2, 1)]}
    ).assign(status="running")
    chart = Chart(
        kind="spans", frame=frame, title="", x="label", y="start", end="end", series="status",
        names={"status": {"running": "Running"}}, headings={"label": "Project"}, today=date(2026, 11, 26),
    )  # fmt: skip
    drawn = layout(chart, W)
    assert (drawn["xaxis"]["dtick"], drawn["xaxis"]["range"]) == ("M12", ["2024-01-01", "2028-01-01"])
    assert [note["text"] for note in drawn["annotations"]] == ["A name of more than sixteen letters", "today"]
    assert drawn["shapes"][0]["x0"] == "2026-11-26"


def test_a_name_stands_at_its_bar_and_fits_on_a_phone() -> None:
    days = {"early": (2016, 2018), "late": (2027, 2029), "A name of more letters than stand on one side": (2023, 2024)}
    frame = pd.DataFrame(
        {
            "label": list(days),
            "start": [date(a, 1, 1) for a, _ in days.values()],
            "end": [date(b, 1, 1) for _, b in days.values()],
        }
    )
    chart = Chart(
        kind="spans",
        frame=frame.assign(label=["early", "late" * 9, list(days)[2]]),
        title="",
        x="label",
        y="start",
        end="end",
        headings={"label": "Project"},
    )
    early, late, middle = layout(chart, W)["annotations"]
    assert (early["x"], early["xanchor"]) == ("2016-01-01", "left")
    assert (late["x"], late["xanchor"]) == ("2029-01-01", "right")
    assert (middle["xref"], middle["x"], middle["xanchor"]) == ("paper", 0.93, "right")
    assert "nticks" in layout(chart, W)["xaxis"], "Plotly chooses how many of fifteen years it names"


def test_each_bar_of_several_years_says_which() -> None:
    names = {0: "2015–16", 1: "2017", 2: "2018", 3: "2019–21", **{n: str(2018 + n) for n in range(4, 9)}}
    frame = pd.DataFrame({"year": list(names), "moves": 9})
    chart = replace(columns(), frame=frame, series=None, names={"year": names}, unfinished=None)
    drawn = layout(chart, W)["xaxis"]
    assert drawn["ticktext"] == ["’15–<br>16", "’17", "’18", "’19–<br>21", "’22", "’23", "’24", "’25", "’26"]
    wide = {n: f"{1980 + 2 * n}–{(81 + 2 * n) % 100:02d}" if n in (0, 3) else str(1981 + 2 * n) for n in range(20)}
    many = replace(chart, frame=pd.DataFrame({"year": list(wide), "moves": 9}), names={"year": wide})
    assert {"1980–81", "1986–87"} <= set(layout(many, W)["xaxis"]["tickvals"])


def test_one_year_alone_is_no_block() -> None:
    gaps = [layout(years(first, 2026), W)["bargap"] for first in (2026, 2025, 2024, 2023, 2015)]
    assert gaps == [pytest.approx(gap) for gap in (0.83, 0.66, 0.49, 0.32, 0.32)]
