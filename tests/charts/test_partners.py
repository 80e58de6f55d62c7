"""The map of partners and the charts of a profile: figures as approved, words at none, one and many, what is drawn."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib import db
from lib.charts import agreements, partners, profile
from lib.charts.world import Home
from lib.filters import Filters
from lib.i18n import words
from lib.queries import agreements as agreement_rows
from tests.charts.approval import is_approved

W = words("en")
ASKED = Filters(as_of=date(2026, 11, 21))
HOME = Home("LSU", 38.75, 48.85)
MOVES = ["country", "moves", "illustrative"]
HELD = pd.DataFrame(
    [(2023, 0, 0), (2024, 9, 2), (2025, 12, 2), (2026, 11, 1)], columns=["year", "agreements", "illustrative"]
)
WITH_ONE = pd.DataFrame(
    [(2023, "outgoing", 4, 4, False), (2025, "incoming", 2, 0, False), (2026, "outgoing", 1, 0, True)],
    columns=["year", "direction", "moves", "illustrative", "running"],
)
QUARTER = Filters(as_of=date(2026, 9, 30), last=2026, quarter=3)
DRAWN = {
    "agreements_by_year": agreements.in_force_by_year(HELD, ASKED, W),
    "agreements_by_quarter": agreements.in_force_by_year(HELD, QUARTER, W),
    "partner_moves_by_year": partners.moves_by_year(WITH_ONE, ASKED, W),
}


@pytest.mark.parametrize("name", DRAWN)
def test_the_figure_is_as_approved(name: str) -> None:
    assert is_approved(name, DRAWN[name])


def listing(*lines: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "key": "p", "name": "P", "kind": "university", "city": "Ankara", "country": "TR", "latitude": 39.92,
        "longitude": 32.85, "listed": True, "verified": "yes", "merged_into": None, "agreements": 0, "outgoing": 0,
        "incoming": 0, "activities": 0, "activity": 0, "illustrative": 0,
    }  # fmt: skip
    return pd.DataFrame([{**usual, **line} for line in lines], columns=list(usual)).astype({"listed": bool})


def moves(*lines: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(list(lines), columns=MOVES).astype({"moves": "int64", "illustrative": "int64"})


def test_how_many_partners() -> None:
    assert partners.counted(listing(), W) == "The university names no partner."
    assert partners.counted(listing(), W, narrowed=True) == "The university names no partner for this choice."
    assert partners.counted(listing({}), W) == "The university works with 1 partner."
    assert partners.counted(listing({}), W, (2026, 0)) == "The university works with 1 partner. Active in 2026: 0."
    many = listing({}, {"country": "KZ", "kind": "institute"}, {"country": "HU", "listed": False})
    assert (
        partners.counted(many, W)
        == "The university works with 2 partners. They are in 2 countries. 1 of them is a university."
    )


def test_the_map_of_nothing_is_empty() -> None:
    drawn = partners.world(listing(), moves(), ASKED, W, HOME)
    assert drawn.empty
    assert drawn.sentence == "Nothing is recorded for this choice."


def test_a_map_of_points_without_moves_says_what_is_missing() -> None:
    drawn = partners.world(listing({"latitude": 41.0, "longitude": 36.0}), moves(), ASKED, W, HOME)
    assert len(drawn.points) == 1
    assert drawn.sentence == "No move is recorded for this choice."


def test_shades_points_and_arcs() -> None:
    two = listing(
        {"key": "a", "name": "A", "outgoing": 3, "incoming": 1, "activities": 2, "activity": 6, "illustrative": 4},
        {"key": "b", "name": "B", "agreements": 1},
        {"key": "c", "name": "C", "country": "XX", "city": None, "latitude": float("nan")},
    )
    drawn = partners.world(two, moves(("TR", 4, 4), ("DE", 1, 0)), replace(ASKED, country=("TR",)), W, HOME)
    assert drawn.shades[["country", "value", "illustrative"]].to_numpy().tolist() == [
        ["DE", 1, 0],
        ["TR", 4, 4],
        ["XX", 0, 0],
    ]
    assert list(drawn.shades["said"])[1] == "4 moves\n2 partners\n1 agreement in force"
    assert drawn.points[["key", "value"]].to_numpy().tolist() == [["a", 6], ["b", 0]]
    assert drawn.points["said"][0] == (
        "Ankara, Türkiye\nMoves: 3 out, 1 in\n0 agreements in force\n2 activities\n2 partners in this city"
    )
    assert drawn.arcs[["direction", "moves"]].to_numpy().tolist() == [["outgoing", 3], ["incoming", 1]]
    assert drawn.sentence == "Türkiye: 4 moves · 2 partners · 1 agreement in force", "the chosen country alone"
    everywhere = partners.world(two, moves(("TR", 4, 4), ("DE", 1, 0)), replace(ASKED, country=()), W, HOME)
    assert everywhere.sentence == "Türkiye has the most moves: 80% of 5."
    assert drawn.rule.endswith("1 partner has no known place and is only in the list.")
    assert drawn.chosen == {"TR"}
    assert drawn.illustrative == 4


def test_shaded_by_partners_or_agreements() -> None:
    some = listing({"agreements": 2}, {"country": "KZ", "listed": False, "agreements": 1})
    by_partners = partners.world(some, moves(), ASKED, W, HOME, "partners")
    assert by_partners.sentence == "Türkiye has the most partners: 100% of 1."
    by_agreements = partners.world(some, moves(), ASKED, W, HOME, "agreements")
    assert by_agreements.shades[["country", "value"]].to_numpy().tolist() == [["KZ", 1], ["TR", 2]]
    assert by_agreements.counted == "Agreements in force"


def test_countries_of_claims_are_not_mixed_with_rows() -> None:
    said = pd.DataFrame({"countries": ["TR RU", "TR", None]})
    drawn = partners.claimed(said, W, HOME)
    assert drawn.shades[["country", "value", "said"]].to_numpy().tolist() == [
        ["RU", 1, "Named in 1 statement"],
        ["TR", 2, "Named in 2 statements"],
    ]
    assert drawn.points.empty
    assert drawn.sentence == (
        "2 countries are named in the university's own statements; no single partner is on record."
    )


@pytest.mark.parametrize(
    ("latitude", "precision", "said"),
    [
        (39.9, "campus", "The point marks the campus."),
        (39.9, "city", "The point marks the city."),
        (39.9, "country", "The point marks the country."),
        (39.9, None, ""),
        (None, "city", "The point marks the country."),
        (None, None, "The point marks the country."),
    ],
)
def test_what_the_point_of_a_partner_marks(latitude: float | None, precision: str | None, said: str) -> None:
    about = {
        "key": "p", "name": "P", "kind": "university", "country": "TR", "city": "Ankara", "latitude": latitude,
        "longitude": 32.8, "coordinate_precision": precision, "listed": True, "illustrative": 0,
    }  # fmt: skip
    drawn = profile.place(about, W, HOME)
    assert drawn is not None
    assert drawn.rule == f"Ankara, Türkiye. {said}".rstrip()
    assert drawn.points["latitude"].iloc[0] == (latitude or 38.991)


def test_moves_of_one_partner_keep_the_years_between() -> None:
    frame = pd.DataFrame(
        {"year": [2022, 2024], "direction": ["outgoing", "incoming"], "moves": [2, 1], "illustrative": [2, 0]}
    ).assign(running=[False, False])
    chart = partners.moves_by_year(frame, ASKED, W)
    assert chart.frame.to_numpy().tolist() == [
        [2022, "outgoing", 2, 2],
        [2022, "incoming", 0, 0],
        [2023, "outgoing", 0, 0],
        [2023, "incoming", 0, 0],
        [2024, "outgoing", 0, 0],
        [2024, "incoming", 1, 0],
    ]
    assert chart.sentence == "3 moves with this partner: 2 out, 1 in."
    one = partners.moves_by_year(frame.iloc[:1].assign(moves=1), ASKED, W)
    assert one.sentence == "1 move with this partner: 1 out, 0 in."
    assert chart.unfinished is None
    assert partners.moves_by_year(frame.assign(running=[False, True]), ASKED, W).unfinished == 2024


def test_agreements_by_year_in_words() -> None:
    def said(*figures: int) -> str:
        years = range(2027 - len(figures), 2027)
        frame = pd.DataFrame({"year": list(years), "agreements": list(figures), "illustrative": 0})
        return agreements.in_force_by_year(frame, ASKED, W).sentence

    assert said() == ""
    assert said(1) == "1 agreement is in force."
    assert said(3, 1) == "1 agreement is in force, after 3 at the end of 2025."
    assert said(0, 2) == "2 agreements are in force, after 0 at the end of 2025."


def test_agreements_of_a_quarter_stand_beside_the_same_quarter(lsu_url: str) -> None:
    """35 at the end of March 2026; the 34 beside it are those of March 2025, at whose end there were 35."""
    asked = Filters(as_of=date(2026, 3, 31), last=2026, quarter=1)
    with db.connect(lsu_url) as connection:
        frame = agreement_rows.in_force_by_year(connection, asked)
        whole = agreement_rows.in_force_by_year(connection, Filters(as_of=date(2025, 12, 31)))
    assert int(whole["agreements"].iloc[-1]) == 35
    assert agreements.in_force_by_year(frame, asked, W).sentence == (
        "35 agreements are in force, after 34 at the end of the same quarter of 2025."
    )


def test_papers_in_words() -> None:
    line = {
        "key": "a", "partner": "p", "partner_name": "P", "country": "TR", "kind": "mou", "programme": None,
        "title": None, "signed": None, "valid_from": date(2020, 1, 1), "valid_until": date(2027, 1, 1), "renews": True,
        "predecessor": None, "continued_by": (), "document": None, "note": None, "units": ("law",), "state": "in_force",
        "life": "dormant", "last_event": None, "illustrative": 1,
    }  # fmt: skip
    chart = agreements.on_day(pd.DataFrame([line]), ASKED, W, (("law", "Law"),))
    table = chart.table().iloc[0]
    assert chart.sentence == (
        "1 agreement is in force. Of those in force, ending within 180 days and not continued: 0; dormant: 1."
    )
    assert (table["Until"], table["Faculties"], table["State"], table["Active or dormant"]) == (
        "1\u00a0Jan\u00a02027, renews itself",
        "Law",
        "In force",
        "Dormant",
    )
    assert agreements.ends({"valid_until": None, "renews": False}, W) == "Without end"
