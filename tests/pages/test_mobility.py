"""The page Mobility for readers: charts, the two switches, the year basis, the rows behind, and what is not known."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib import i18n
from lib.i18n import words
from lib.screen import cards
from tests.live import ROOT
from tests.pages.conftest import PAGES, Reader

CHARTS = 7
Load = Callable[[Any], Any]


def text(at: AppTest) -> str:
    """What the page says, without its tags and with plain blanks."""
    body = " ".join(str(element.proto.body) for element in at.main.get("html"))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def address(at: AppTest, name: str) -> list[str]:
    """The values of one name in the address; the tester gives a single one as text."""
    found = at.query_params[name]
    return [found] if isinstance(found, str) else list(found)


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("basis", ["calendar", "academic"])
@pytest.mark.parametrize("stack", ["direction", "role"])
@pytest.mark.parametrize("balance", ["moves", "three", "five"])
def test_each_way_to_look_in_each_language(reader: Reader, language: str, basis: str, stack: str, balance: str):
    at = reader("mobility", language=language, basis=basis, stack=stack, balance=balance)
    assert not at.exception
    assert not at.error
    assert len(at.get("plotly_chart")) == CHARTS
    assert len(at.get("deck_gl_json_chart")) == 1


def counted(**wanted: str) -> int:
    """People in the rows of Lankaran that have begun and are as wanted."""
    with (ROOT / "data/lsu/mobility.csv").open(encoding="utf-8", newline="") as file:
        return sum(
            int(row["participants"])
            for row in csv.DictReader(file)
            if row["status"] in ("live", "completed")
            and row["start_date"] <= "2026-11-21"
            and all(row[name].startswith(value) for name, value in wanted.items())
        )


def test_what_it_says_of_lankaran(reader: Reader):
    said = text(reader("mobility"))
    total, turkey = counted(), counted(country="TR")
    assert f"Moves: {counted(start_date='2026')} in 2026 so far, " in said
    assert " than at this point in 2025." in said
    assert f"Türkiye comes first with {words('en').percent(turkey / total)}: {turkey} of {total} moves." in said
    out, back = counted(direction="outgoing"), counted(direction="incoming")
    assert f"{out} go out, {back} come in: reciprocity {round(2 * back / total, 2)}, where 1 is even." in said


def test_the_bars_are_divided_at_a_switch_that_the_address_holds(reader: Reader):
    at = reader("mobility")
    assert "Moves by year and direction" in text(at)
    assert "stack" not in at.query_params
    at.button_group(key="switch-stack").set_value("role").run()
    assert not at.exception
    assert "Moves by year and role" in text(at)
    assert address(at, "stack") == ["role"]
    at.button_group(key="switch-stack").set_value("direction").run()
    assert "Moves by year and direction" in text(at)
    assert "stack" not in at.query_params


def test_the_balance_is_counted_in_moves_or_semesters(reader: Reader):
    at = reader("mobility")
    assert "Balance by country, in moves" in text(at)
    at.button_group(key="switch-balance").set_value("five").run()
    assert not at.exception
    assert "Balance by country, in student-semesters" in text(at)
    assert re.search(
        r"2022 to 2026: [\d.]+ semesters go out, [\d.]+ come in; reciprocity 0\.\d+, where 1 is even\.", text(at)
    )
    assert address(at, "balance") == ["five"]


def kind(at: AppTest) -> str:
    """How faculties and countries are drawn, which stand last but one."""
    drawn = [json.loads(chart.proto.spec)["data"] for chart in at.get("plotly_chart")]
    return str(drawn[-2][0]["type"])


def test_faculties_and_countries_flow_first_and_have_their_figures_at_a_switch(reader: Reader):
    at = reader("mobility")
    assert kind(at) == "sankey"
    assert "The width of a band is the number of moves, outgoing and incoming together." in text(at)
    assert "faculties" not in at.query_params
    at.button_group(key="switch-faculties").set_value("cells").run()
    assert not at.exception
    assert kind(at) == "heatmap"
    assert address(at, "faculties") == ["cells"]
    assert kind(reader("mobility", faculties="cells")) == "heatmap"
    at.button_group(key="switch-faculties").set_value("flow").run()
    assert kind(at) == "sankey"
    assert "faculties" not in at.query_params


def test_the_menu_keeps_the_switches(reader: Reader):
    at = reader("mobility", stack="role")
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / PAGES["grants"])).run()
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / PAGES["mobility"])).run()
    assert "Moves by year and role" in text(at)
    assert address(at, "stack") == ["role"]


def test_nonsense_in_a_switch_is_named_and_dropped(reader: Reader):
    at = reader("mobility", stack="height")
    assert [str(warning.value) for warning in at.warning] == [
        "The address asked for “height” under Bars are divided, which does not exist here; it was left out."
    ]
    assert "stack" not in at.query_params
    assert "Moves by year and direction" in text(at)


def test_the_academic_year_at_one_switch(reader: Reader):
    at = reader("mobility")
    at.button_group(key="filter-year_basis").set_value("academic").run()
    assert not at.exception
    assert address(at, "basis") == ["academic"]
    assert "by the academic year of the first day; as at 21 Nov 2026." in text(at)
    assert "in 2026/27 so far" in text(at)


def test_filters_narrow_every_sentence(reader: Reader):
    said = text(
        reader("mobility", country="PL", role="student", direction="outgoing", **{"from": "2024", "to": "2024"})
    )
    assert "Outgoing students: " in said
    assert "in 2024, " in said
    assert "Poland: " in said
    # Both directions belong to a balance, whichever is chosen.
    assert " come in: reciprocity " in said


def test_nothing_that_is_left_by_the_filters_is_said_kindly(reader: Reader):
    at = reader("mobility", role="staff", programme="other")
    assert not at.exception
    assert text(at).count("No move is recorded for this choice.") == 1
    assert "Choose more years or countries, or clear the filters." in text(at)
    assert not at.get("plotly_chart")
    assert address(at, "role") == ["staff"]
    at.button(key="clear-nothing").click().run()
    assert "role" not in at.query_params
    assert len(at.get("plotly_chart")) == 7


def test_rows_without_a_date_are_told_in_academic_years(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, load: Load, database_url: str
):
    undated = [{"calendar_year": 2025, "participants": 4}, {"calendar_year": 2025, "source_id": 2}]
    awaited = {"start_date": date(2025, 3, 1), "status": "nominated", "participants": 2}
    load({"mobility": [*undated, awaited, {"start_date": date(2025, 3, 1)}]})
    monkeypatch.setenv("DATABASE_URL", database_url)
    at = reader("mobility")
    assert "Moves: 6 in 2025." in text(at)
    assert "2 moves are past their first day, still nominated or planned, and not counted." in text(at)
    assert "left out" not in text(at)
    assert "3 students whose stays have no known length" not in text(at)
    at.button_group(key="switch-balance").set_value("three").run()
    assert "6 students whose stays have no known length are left out." in text(at)
    at.button_group(key="filter-year_basis").set_value("academic").run()
    assert "5 moves are left out: no day of them is recorded, so their academic year is not known." in text(at)
    assert "Moves: 1 in 2024/25." in text(at)


def test_the_rows_behind_come_when_they_are_asked_for(reader: Reader):
    at = reader("mobility", country="TR")
    label = f"{counted(country='TR')} rows behind this page"
    assert [one.label for one in at.expander] == [label]
    assert not at.dataframe
    at.session_state["mobility-rows"] = True
    at.run()
    assert not at.exception
    assert len(at.dataframe[0].value) == counted(country="TR")
    assert set(at.dataframe[0].value["Country"]) == {"Türkiye"}
    assert any("Illustrative rows are included." in str(one.value) for one in at.caption)


def test_the_effective_number_of_the_summary_stands_with_the_countries(reader: Reader) -> None:
    assert "Effective number of countries in 2026 so far: 3.7." in text(reader("mobility"))
    assert "Effective number of countries in 2024: 3.2." in text(reader("mobility", to="2024"))


@pytest.mark.parametrize(("window", "heights"), [("1440", (511, 511)), ("390", (320, 511))])
def test_the_lower_of_two_charts_grows_where_they_stand_side_by_side(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, window: str, heights: tuple[int, int]
):
    drawn: dict[str, int] = {}
    real = st.plotly_chart

    def noted(*given: Any, **more: Any) -> Any:
        drawn[more["key"].removeprefix("chart-").removesuffix("-en-light")] = more["height"]
        return real(*given, **more)

    monkeypatch.setattr(st, "plotly_chart", noted)
    monkeypatch.setattr(cards, "window", lambda: int(window))
    reader("mobility")
    assert (drawn["mobility-by-programme"], drawn["mobility-by-unit"]) == heights
