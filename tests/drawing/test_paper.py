"""Pictures for paper: their words and figures are those of the frame, in order; the same bytes each time."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from PIL import Image

from lib import db
from lib.charts.chart import Chart
from lib.drawing import canvas, paper
from lib.i18n import words
from tests.drawing import pictures

LANGUAGES = ("en", "az")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def charts(lsu_url: str) -> dict[str, dict[str, Chart]]:
    with db.engine(lsu_url).connect() as connection:
        return {language: pictures.drawn(connection, words(language)) for language in LANGUAGES}


def texts(svg: bytes) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def figures_of(chart: Chart, language: str) -> Iterator[str]:
    """What must be read on the marks, worked out from the frame line by line."""
    w = words(language)
    y = chart.series if chart.kind == "heat" else chart.y
    sums: dict[object, float] = {}
    for line in chart.frame.to_dict("records"):
        # A bar has one figure at its end; a cell and a side of a balance each have their own.
        other = {"heat": chart.y, "balance": chart.series}.get(chart.kind)
        key = (line[chart.x], line[other]) if other else line[chart.x]
        value = line[str(y)]
        sums[key] = sums.get(key, 0) + (0 if pd.isna(value) else float(value))
    for value in filter(None, sums.values()):
        if chart.currency:
            # Every sum of the data is between ten thousand and ten million, so thousands are the unit of each chart.
            yield w.number(value / 1000, 0 if value >= 99_950 else 1)
        else:
            yield w.number(value, chart.digits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_and_names_are_those_of_the_frame(charts: dict[str, dict[str, Chart]], language: str) -> None:
    wrong = []
    for name, chart in charts[language].items():
        written = texts(paper.svg(chart, words(language)))
        whole = "".join(written).replace(" ", "").replace("\u2002", "")
        if chart.kind not in ("spans", "lines"):
            single = [word for text in written for word in (text, *text.split("\u2002"))]
            wrong += [(name, figure) for figure in figures_of(chart, language) if figure not in single]
        wrong += [
            (name, text)
            for column in (chart.x, *([str(chart.series)] if chart.kind == "flows" else []))
            for text in dict.fromkeys(chart.name(column, value) for value in chart.frame[column])
            if text.replace(" ", "") not in whole
        ]
    assert wrong == []


def test_names_stand_in_the_order_of_the_frame(charts: dict[str, dict[str, Chart]]) -> None:
    chart = charts["en"]["mobility-by-country"]
    names = list(dict.fromkeys(chart.name("country", code) for code in chart.frame["country"]))
    assert [text for text in texts(paper.svg(chart, words("en"))) if text in names] == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_leaves_the_page(charts: dict[str, dict[str, Chart]], language: str) -> None:
    outside = []
    for name, chart in charts[language].items():
        page = ElementTree.fromstring(paper.svg(chart, words(language)))
        wide, high = (float(part) for part in page.attrib["viewBox"].split()[2:])
        for text in page.iter(f"{SVG}text"):
            style = dict(part.split(": ", 1) for part in text.attrib["style"].split("; "))
            size = float(style["font-size"].removesuffix("px"))
            long = canvas.width(text.text or "", size, "font-weight" in style)
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            shift = {"start": 0, "middle": long / 2, "end": long}[style["text-anchor"]]
            edges = (
                (y - shift, y - shift + long)
                if "rotate(-90" in text.attrib["transform"]
                else (x - shift, x - shift + long)
            )
            most = high if "rotate(-90" in text.attrib["transform"] else wide
            if edges[0] < -0.5 or edges[1] > most + 0.5 or not 0 < y <= high:
                outside.append((name, text.text, edges))
    assert outside == []


def columns() -> Chart:
    """Two years of two directions; the second year is not over."""
    frame = pd.DataFrame(
        {
            "year": [2025, 2025, 2026, 2026],
            "direction": ["outgoing", "incoming"] * 2,
            "moves": [30, 10, 20, 5],
            "illustrative": [1, 0, 0, 0],
        }
    )
    return Chart(
        kind="columns",
        frame=frame,
        title="Moves by year",
        sentence="There were moves.",
        rule="What is counted.",
        notes=("A note.",),
        x="year",
        y="moves",
        series="direction",
        headings={"year": "Year", "direction": "Direction", "moves": "Moves"},
        names={"direction": {"outgoing": "Outgoing", "incoming": "Incoming"}},
        unfinished=2026,
    )


def bars(svg: bytes) -> list[tuple[str, float]]:
    """Colour and height of each bar of columns, in the order in which they were drawn."""
    found = []
    for path in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        ys = [float(y) for y in re.findall(r"[ML] \S+ (\S+)", path.attrib["d"])]
        fill = re.search(r"fill: (#\w{6})", path.attrib.get("style", ""))
        if fill and fill[1] != "#ffffff" and len(ys) == 4:
            found.append((fill[1], max(ys) - min(ys)))
    return found


def test_bars_are_as_long_as_their_figures_and_lighter_while_the_year_runs() -> None:
    drawn = bars(paper.svg(columns(), words("en")))[2:]  # after the two squares of the legend
    unit = drawn[0][1] / 30
    assert [round(high / unit, 3) for _, high in drawn] == [30, 20, 10, 5]
    assert [colour for colour, _ in drawn] == ["#1f6fb2", "#84b0d5", "#c8651b", "#e1aa82"]


@pytest.mark.parametrize(("language", "two"), [("az", ("2018", "3-cü kv.")), ("ru", ("3-й кв.", "2018\u202fг."))])
def test_quarters_without_room_stand_in_two_lines(language: str, two: tuple[str, str]) -> None:
    w, years = words(language), range(2015, 2026)
    frame = pd.DataFrame({"year": years, "moves": range(1, 12), "illustrative": 0})
    names = {"year": {year: w.year(year, quarter=3) for year in years}}
    chart = replace(columns(), frame=frame, series=None, names=names, unfinished=None)
    svg = paper.svg(chart, w)
    assert b"rotate(-90" not in svg
    assert [texts(svg).count(half) for half in two] == ([1, 11] if language == "az" else [11, 1])


def test_a_picture_that_stands_alone_says_what_the_card_says() -> None:
    assert [text for text in texts(paper.framed_svg(columns(), words("en"))) if " " in text] == [
        "Moves by year",
        "There were moves.",
        "so far",
        "What is counted. A note.",
        "Illustrative rows are included.",
    ]


def test_the_same_chart_gives_the_same_bytes_in_every_thread_and_process(charts: dict[str, dict[str, Chart]]) -> None:
    w, every = words("az"), list(charts["az"].values())
    alone = [paper.svg(chart, w) for chart in every]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda chart: paper.svg(chart, w), every)) == alone
    program = (
        "import sys; from lib.drawing import paper; from lib.i18n import words; from tests.drawing.test_paper import "
        "columns; sys.stdout.buffer.write(paper.svg(columns(), words('en')) + paper.png(columns(), words('en')))"
    )
    other = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=Path(__file__).parents[2]
    ).stdout
    assert other == paper.svg(columns(), words("en")) + paper.png(columns(), words("en"))


def test_a_picture_in_pixels_has_two_for_each_point() -> None:
    with Image.open(BytesIO(paper.png(columns(), words("en")))) as picture:
        assert picture.width == round(2 * (paper.FRAMED + 2 * paper.MARGIN))


@pytest.mark.parametrize("kind", ["columns", "ranked", "balance", "lines"])
def test_nothing_to_draw_is_said(kind: str) -> None:
    chart = replace(columns(), kind=kind, frame=columns().frame.head(0))
    assert texts(paper.svg(chart, words("en"))) == ["Nothing is recorded for this choice."]
    assert paper.png(chart, words("en")).startswith(b"\x89PNG")


def test_signs_of_mathematics_in_a_name_stay_signs() -> None:
    names = {"year": {2025: "$a_1$ & <b>", 2026: "Ж ə ₼"}}
    written = texts(paper.svg(replace(columns(), names={**columns().names, **names}), words("en")))
    assert {"$a_1$ & <b>", "Ж ə ₼"} <= set(written)


def test_a_gap_in_a_line_stays_a_gap() -> None:
    chart = pictures.lines(words("en"))
    # The outgoing line is known for two years, not for one, and for three; the incoming one for all.
    drawn = [
        path.attrib["d"].count("L")
        for path in ElementTree.fromstring(paper.svg(chart, words("en"))).iter(f"{SVG}path")
        if "stroke-width: 1.8" in path.attrib.get("style", "")
    ]
    assert drawn == [1, 2, 5]
