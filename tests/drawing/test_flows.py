"""Flows: ends and bands lie where the figures say, and every name has its room, whole, in every language."""

from dataclasses import replace
from typing import Any

import pytest

from lib import db
from lib.charts.chart import Chart
from lib.drawing.canvas import width
from lib.drawing.flows import GAP, Band, laid
from lib.drawing.layout import height, layout
from lib.drawing.screen import figure
from lib.drawing.screen_flows import EDGE, HIGH, LINE, THICK, WIDEST, lines, pixels
from lib.i18n import languages, words
from tests.charts.test_mobility import ASKED, NAMES, by_unit
from tests.charts.test_mobility import charts as mobility
from tests.drawing import pictures

W = words("en")
PHONE = 324  # pixels that a card has for its chart where the window has 390
LEAST = 95  # pixels between the names of both sides, below which bands are too steep to follow


def flow(*cells: tuple[str, str, int]) -> Chart:
    return mobility.by_unit(by_unit(*cells), ASKED, W, NAMES, "flow")


RESTED = flow(("law", "TR", 60), ("law", "PL", 20), ("", "TR", 20))
SMALL = flow(("law", "TR", 6), ("law", "PL", 2), ("arts", "TR", 2))


@pytest.fixture(scope="module")
def charts(lsu_url: str) -> dict[str, Chart]:
    with db.engine(lsu_url).connect() as connection:
        return {language: pictures.drawn(connection, words(language))["mobility-flow"] for language in languages()}


def test_ends_are_as_high_as_their_sums_and_no_lower_than_their_names() -> None:
    drawn = laid(SMALL, ([10, 30], [10, 10]), 100)
    assert [(end.name, end.total, end.top, end.high) for end in drawn.left] == [
        ("Faculty of Law", 8, 0, 80),
        ("Faculty of History, Geography and Arts", 2, 80 + GAP + 5, 20),
    ]
    # The side that needs less is spread over the height of the other.
    assert [(end.name, end.top, end.high) for end in drawn.right] == [("Türkiye", 0, 80), ("Poland", 98, 20)]
    assert drawn.tall == 80 + GAP + 30


def test_bands_fill_their_ends_in_the_order_of_the_other_side() -> None:
    assert laid(SMALL, ([10, 30], [10, 10]), 100).bands == [
        Band(0, 0, 6.0, (0.0, 0.0), 60.0),
        Band(0, 1, 2.0, (60.0, 98.0), 20.0),
        Band(1, 0, 2.0, (93.0, 60.0), 20.0),
    ]


def test_a_single_end_stands_in_the_middle() -> None:
    drawn = laid(flow(("law", "TR", 1), ("arts", "TR", 1)), ([40, 40], [10]), 20)
    assert [(end.top, end.high) for end in drawn.right] == [((80 + GAP) / 2 - 10, 20)]


def test_few_bands_are_not_walls() -> None:
    assert height(flow(("law", "TR", 5))) == 70 + 2 * EDGE


def test_plotly_is_given_the_places_and_the_scale() -> None:
    drawn = figure(RESTED, W).to_dict()["data"][0]
    node, link = drawn["node"], drawn["link"]
    tall = height(RESTED) - 2 * EDGE
    assert (list(link["source"]), list(link["target"]), list(link["value"])) == ([0, 0, 1], [2, 3, 2], [60, 20, 20])
    # Plotly takes the gaps from the height and shares the rest: a move has so many pixels.
    assert tall - node["pad"] == pytest.approx(min(HIGH, 3 * 70))
    assert list(node["color"]) == ["#000003", "#000010", "#000003", "#000003"]
    assert list(link["color"]) == ["#00000352", "#00000352", "#00001052"]
    assert link["customdata"][0] == "<b>Faculty of Law</b><br><b>Türkiye</b><br>Moves: 60"


@pytest.mark.parametrize(
    ("name", "total", "widest", "said"),
    [
        ("Poland", 92, 13, ["Poland 92"]),
        ("Kazakhstan", 56, 13, ["Kazakhstan 56"]),
        ("Other countries", 1120, 13, ["Other", "countries 1,120"]),
        ("Факультет филологии и начального образования", 174, 16,
         ["Факультет", "филологии и", "начального", "образования 174"]),
        # A figure that stood alone is let over the edge; where it is too long, it goes below.
        ("Отдел международного сотрудничества", 93, 16, ["Отдел", "международного", "сотрудничества 93"]),
        ("Naturwissenschaften", 93, 16, ["Naturwissenschaften", "93"]),
    ],
)  # fmt: skip
def test_names_break_between_words_and_keep_their_figure(name: str, total: float, widest: int, said: list[str]) -> None:
    assert lines(name, total, widest) == said


def parts(line: str) -> tuple[str, str]:
    """What stands in plain letters, and what in bold ones."""
    plain, _, bold = line.partition("<b>")
    return plain, bold.removesuffix("</b>")


def real(line: str) -> float:
    plain, bold = parts(line)
    return width(plain, 12) + width(bold, 12, True)


def notes(chart: Chart, language: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    drawn = layout(chart, words(language))
    return drawn, drawn["annotations"]


@pytest.mark.parametrize("language", languages())
def test_no_name_is_longer_than_its_room(charts: dict[str, Chart], language: str) -> None:
    drawn, names = notes(charts[language], language)
    for note in names:
        free = drawn["margin"]["lr"[note["x"]]] - abs(note["xshift"])
        for line in note["text"].split("<br>"):
            assert real(line) <= pixels(line) <= round(free) + 1
            assert real(line) > 0.8 * pixels(line)  # nor is much room given away
    assert PHONE - drawn["margin"]["l"] - drawn["margin"]["r"] >= LEAST


@pytest.mark.parametrize("language", languages())
def test_names_are_whole_and_none_lies_on_another(charts: dict[str, Chart], language: str) -> None:
    chart = charts[language]
    drawn, names = notes(chart, language)
    tall = drawn["height"] - 2 * EDGE
    for side, column in enumerate((chart.x, str(chart.series))):
        own = [note for note in names if note["x"] == side]
        sums = chart.frame.groupby(column, sort=False)[chart.y].sum()
        assert ["".join(note["text"].split("<br>")).replace(" ", "") for note in own] == [
            f"{chart.name(column, value)}<b>{words(language).number(total)}</b>".replace(" ", "")
            for value, total in sums.items()
        ]
        halves = [LINE * (1 + note["text"].count("<br>")) / 2 for note in own]
        middles = [(1 - note["y"]) * tall for note in own]
        edges = [
            edge
            for at, half in zip(middles, halves, strict=True)
            for edge in (round(at - half, 6), round(at + half, 6))
        ]
        assert edges == sorted(edges)
        assert edges[0] >= -EDGE
        assert edges[-1] <= tall + EDGE


def test_a_name_that_no_line_holds_stays_whole() -> None:
    long = replace(SMALL, names={**SMALL.names, "unit": {"law": "L" * 40, "arts": "Arts"}})
    assert layout(long, W)["annotations"][0]["text"] == f"{'L' * 40}<br><b>8</b>"
    assert layout(long, W)["margin"]["l"] >= width("L" * 40, 12) + THICK / 2
    assert WIDEST[0] < 40
