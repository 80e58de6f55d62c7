"""The Summary says why a figure moved: on its tile, below the tiles, and in a card that the reader switches."""

import json
import re
from typing import Any

from tests.pages.conftest import Reader

UP_TO = "up to 21\u00a0Nov\u00a02026"


def html(at: Any) -> str:
    return " ".join(str(one.proto.body) for one in at.get("html"))


def moved(at: Any) -> dict[str, float]:
    """The bars of the card, with their sign."""
    (chart,) = [c for c in at.get("plotly_chart") if "what-moved" in c.proto.id]
    return {y: x for bar in json.loads(chart.proto.spec)["data"] for x, y in zip(bar["x"], bar["y"], strict=True)}


def test_the_summary_says_of_what_the_largest_change_consists(reader: Reader) -> None:
    at = reader()
    assert not at.exception
    said = "By country: Türkiye +11, Kazakhstan +7, Poland −3, Spain +2 and all others −6."
    assert f"59, 23% higher than in the same days of 2025 (48). {said}" in html(at)
    assert re.search(rf"m-tip[^<]*<[^/]*{re.escape(UP_TO)}.{{0,200}}{re.escape(said)}", html(at))
    bars = moved(at)
    assert (bars["Türkiye"], bars["Poland"], sum(bars.values())) == (11, -3, 11)


def test_the_card_shows_another_figure_and_other_parts(reader: Reader) -> None:
    at = reader(moved="incoming_staff", parts="programme")
    assert "Incoming staff: 20, 3 fewer than in the same days of 2025 (23)." in html(at)
    assert sum(moved(at).values()) == -3
    assert set(moved(at)) <= {
        "Erasmus+ KA171",
        "Erasmus+ KA131",
        "Erasmus+ KA107",
        "Mevlana",
        "Orkhun",
        "Bilateral exchange",
    }


def test_the_parts_respect_the_filters(reader: Reader) -> None:
    at = reader(country="PL", moved="outgoing_students")
    assert moved(at) == {"Poland": -3}


def test_what_came_and_what_ended_has_names(reader: Reader) -> None:
    shown = html(reader())
    assert "Active partners: −1" in shown
    assert "Agreements in force: −1" in shown
    assert (
        "Kyrgyz National Agrarian University named after K.I. Skryabin</a><span class='m-when'>ended on "
        "10\u00a0Oct\u00a02026" in shown
    )
    assert "Grant income awarded: no earlier figure to compare with" in shown
    assert "+AZN" not in shown
    assert "Grant income awarded: −AZN\u00a0259.5K" in html(reader(to="2024"))


def test_a_country_without_a_row_has_none_and_no_dash(reader: Reader) -> None:
    """Japan: nobody moved, no partner, no agreement; how varied nothing is, and what nobody applied for, is unknown."""
    shown = html(reader(country="JP"))
    tiles = dict(re.findall(r"m-name'>([^<]*).*?m-value[^>]*>([^<]*)", shown))
    assert tiles == {
        "Outgoing students": "0",
        "Incoming students": "0",
        "Outgoing staff": "0",
        "Incoming staff": "0",
        "Effective number of countries": "–",
        "Active partners": "0",
        "Partner countries": "0",
        "Agreements in force": "0",
        "Memberships": "0",
        "Grant income awarded": "–",
    }
