"""What a change consists of: its figure as approved, bars that add up to it, and the names behind it."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.charts.changes import Wanted, of_moves
from lib.charts.network_changes import by_name
from lib.drawing import paper, screen, sheets
from lib.filters import Filters
from lib.i18n import words
from tests.charts.approval import is_approved

W = words("en")
ASKED = Filters(as_of=date(2026, 11, 21))
KEYS = ["direction", "role", "country", "programme", "unit", "now", "before", "illustrative"]
MOVES = pd.DataFrame(
    [
        ("outgoing", "student", "TR", "mevlana", "law", 0, 7.0, 1),
        ("outgoing", "student", "TR", "mevlana", "law", 18, 0.0, 2),
        ("outgoing", "student", "PL", "erasmus_ka171", "", 0, 5.0, 0),
        ("outgoing", "student", "PL", "erasmus_ka171", "", 2, 0.0, 0),
        ("outgoing", "student", "ES", "erasmus_ka171", "law", 0, 4.0, 0),
        ("outgoing", "student", "ES", "erasmus_ka171", "law", 4, 0.0, 0),
        ("incoming", "teacher", "KZ", "bilateral", "", 3, 0.0, 0),
    ],
    columns=KEYS,
)
STUDENTS = Wanted("Outgoing students", "outgoing", ("student",), "country", "", (("law", "Faculty of Law"),))
STAFF = Wanted("Incoming staff", "incoming", ("teacher", "staff"), "country", "")
DRAWN = {
    "what_moved_by_country": of_moves(MOVES, ASKED, W, STUDENTS),
    "what_moved_by_programme": of_moves(
        MOVES, Filters(as_of=ASKED.as_of, last=2025), W, STUDENTS._replace(by="programme")
    ),
    "what_moved_by_unit": of_moves(MOVES, ASKED, W, STUDENTS._replace(by="unit")),
}


@pytest.mark.parametrize("name", DRAWN)
def test_the_figure_is_as_approved(name: str) -> None:
    assert is_approved(name, DRAWN[name])


def test_the_bars_add_up_to_the_change() -> None:
    chart = of_moves(MOVES, ASKED, W, STUDENTS)
    assert chart.table().to_dict("split")["data"] == [["Türkiye", 7, 18, 11], ["Poland", 5, 2, -3]]
    assert list(chart.table()) == ["Country", "Same days of 2025", "2026 so far", "Change"]
    assert chart.frame[["size", "sign"]].to_numpy().tolist() == [[11, "more"], [3, "fewer"]]
    assert chart.sentence == (
        "Outgoing students: 24, 8 more than in the same days of 2025 (16). The largest change: Türkiye +11."
    )
    assert chart.illustrative == 3


def test_by_programme_and_by_faculty_it_is_the_same_change() -> None:
    programmes = of_moves(MOVES, ASKED, W, STUDENTS._replace(by="programme"))
    assert programmes.table()["Programme"].tolist() == ["Mevlana", "Erasmus+ KA171"]
    faculties = of_moves(MOVES, ASKED, W, STUDENTS._replace(by="unit"))
    assert faculties.table()["Faculty"].tolist() == ["Faculty of Law", "Faculty not recorded"]
    assert programmes.frame["change"].sum() == faculties.frame["change"].sum() == 8


def test_a_year_that_is_over_is_told_as_a_whole() -> None:
    chart = of_moves(MOVES, Filters(as_of=ASKED.as_of, last=2025), W, STAFF)
    assert list(chart.table()) == ["Country", "2024", "2025", "Change"]
    assert chart.sentence == "Incoming staff: 3, 3 more than in 2024 (0). The largest change: Kazakhstan +3."


def test_small_changes_of_many_countries_become_one() -> None:
    codes = ["TR", "PL", "ES", "KZ", "RO", "HU", "CZ", "UZ", "MD", "GE", "IT", "LT"]
    lines = [("outgoing", "student", code, "bilateral", "", 20 - n, 0.0, 0) for n, code in enumerate(codes)]
    chart = of_moves(pd.DataFrame(lines, columns=KEYS), ASKED, W, STUDENTS)
    assert chart.table().iloc[-1].tolist() == ["Other countries", 0, 11 + 10 + 9, 30]
    assert (len(chart.frame), chart.frame["change"].sum()) == (10, sum(range(9, 21)))


@pytest.mark.parametrize(
    ("frame", "nothing", "said"),
    [
        (MOVES, "There is no earlier figure to compare with yet.", "There is no earlier figure to compare with yet."),
        (MOVES[MOVES["country"] == "ES"], "", "Nothing changed against the year before."),
    ],
)
def test_where_nothing_is_to_be_told_it_says_why(frame: pd.DataFrame, nothing: str, said: str) -> None:
    chart = of_moves(frame, ASKED, W, STUDENTS._replace(nothing=nothing))
    assert (chart.empty, chart.notes) == (True, (said,))


def test_bars_to_one_side_alone_stay_on_their_side() -> None:
    chart = of_moves(MOVES, ASKED, W, STAFF)
    bars = [bar for bar in go.Figure(screen.plain(chart, W)).data if bar.x]
    assert [(list(bar.x), bar.name) for bar in bars] == [([3.0], "More than before")]
    fewer = of_moves(MOVES.assign(now=MOVES["before"], before=MOVES["now"].astype(float)), ASKED, W, STAFF)
    assert [(list(bar.x), bar.name) for bar in go.Figure(screen.plain(fewer, W)).data if bar.x] == [
        ([-3.0], "Fewer than before")
    ]
    for one in (chart, fewer):
        assert b"Kazakhstan" in paper.svg(one, W)
        assert sheets.xlsx(one, W)


def test_the_names_behind_the_figures() -> None:
    partners = pd.DataFrame(
        [("iksad", "IKSAD", "TR", -1, 1)], columns=["key", "name", "country", "change", "illustrative"]
    )
    papers = pd.DataFrame(
        [
            ("next", "ege", "Ege", "TR", "framework", 1, date(2026, 7, 1), 0),
            ("old", "ege", "Ege", "TR", "framework", -1, date(2026, 6, 30), 1),
        ],
        columns=["key", "partner", "name", "country", "kind", "change", "on", "illustrative"],
    )
    projects = pd.DataFrame(
        [("ecar", "ECAR", "EU", -250.5, 0)], columns=["grant", "title", "funder", "change", "illustrative"]
    )
    chart = by_name(partners, papers, projects, ASKED, W, "AZN")
    shown = chart.table().astype(object).where(chart.table().notna(), None)
    assert list(shown) == ["Figure", "Name", "Country", "What happened", "Day", "Change", "Amount, AZN"]
    assert shown.to_numpy().tolist() == [
        ["Active partners", "IKSAD", "Türkiye", "not active so far in 2026", None, -1, None],
        ["Agreements in force", "Ege", "Türkiye", "began on 1\u00a0Jul\u00a02026", date(2026, 7, 1), 1, None],
        ["Agreements in force", "Ege", "Türkiye", "ended on 30\u00a0Jun\u00a02026", date(2026, 6, 30), -1, None],
        ["Grant income awarded", "ECAR", None, "awarded in 2025", None, None, -250.5],
    ]
    assert list(by_name(partners, papers, projects.head(0), ASKED, W, "AZN").table())[-1] == "Change"
    assert chart.sentence == (
        "Partners beside the same days of 2025, agreements beside its end: the names behind the figures."
    )
    over = by_name(partners, papers, projects, Filters(as_of=ASKED.as_of, last=2025), W, "AZN")
    assert over.table()["What happened"].tolist()[0] == "no longer active"
    assert over.sentence == (
        "Partners in all of 2025 beside all of 2024, agreements at the end of both: the names behind the figures."
    )
    new = by_name(partners.assign(change=1), papers, projects, ASKED, W, "AZN").table()
    assert new["What happened"].tolist()[0] == "active, unlike in the same days of 2025"
    assert by_name(*(f.head(0) for f in (partners, papers, projects)), ASKED, W, "AZN").frame.empty
