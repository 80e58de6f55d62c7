"""Charts on slides: what PowerPoint's own data hold is the frame; heat maps, flows and timelines are tables."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from pptx import Presentation
from pptx.util import Inches

from lib import db
from lib.charts.chart import Chart
from lib.drawing import slides
from lib.i18n import words
from tests.drawing import pictures
from tests.drawing.test_paper import columns

LANGUAGES = ("en", "az")
AREA = slides.Area(Inches(0.5), Inches(1.5), Inches(12), Inches(5))


@pytest.fixture(scope="module")
def charts(lsu_url: str) -> dict[str, dict[str, Chart]]:
    with db.engine(lsu_url).connect() as connection:
        return {language: pictures.drawn(connection, words(language)) for language in LANGUAGES}


def put(chart: Chart, language: str = "en") -> Any:
    """The shape, after the file was written and read again."""
    show, kept = Presentation(), BytesIO()
    slides.put(show.slides.add_slide(show.slide_layouts[6]), AREA, chart, words(language))
    show.save(kept)
    kept.seek(0)
    return Presentation(kept).slides[0].shapes[0]


def frame_of(chart: Chart) -> dict[str, dict[str, float | None]]:
    """Series to place to figure, line by line."""
    found: dict[str, dict[str, float | None]] = {}
    for line in chart.frame.to_dict("records"):
        part = chart.name(chart.series, line[chart.series]) if chart.series else chart.headings[chart.y]
        value = line[chart.y]
        found.setdefault(part, {})[chart.name(chart.x, line[chart.x])] = None if pd.isna(value) else float(value)
    return found


def signed(chart: Chart, language: str) -> list[str]:
    """The names of the places; what is particular about one stands behind its name."""
    marks = {chart.unfinished: f" {words(language)('so far')}"} | dict.fromkeys(chart.unknown, " ?")
    return [chart.name(chart.x, value) + marks.get(value, "") for value in dict.fromkeys(chart.frame[chart.x])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_of_a_chart_are_the_frame(charts: dict[str, dict[str, Chart]], language: str) -> None:
    for name, chart in charts[language].items():
        if chart.kind in ("heat", "flows", "spans"):
            continue
        shape = put(chart, language)
        assert shape.has_chart, name
        plot, expected = shape.chart.plots[0], frame_of(chart)
        places = list(dict.fromkeys(chart.name(chart.x, value) for value in chart.frame[chart.x]))
        assert list(plot.categories) == signed(chart, language), name
        series = {one.name: list(one.values) for one in plot.series}
        for number, (part, values) in enumerate(list(series.items())[: len(expected)]):
            sign = -1 if chart.kind == "balance" and number == 0 else 1
            known = [expected[part].get(place) for place in places]
            assert values == [None if v is None else sign * v for v in known], (name, part)
        sums = [sum(part.get(place) or 0 for part in expected.values()) for place in places]
        stacked = len(expected) > 1 and chart.kind in ("columns", "ranked")
        assert list(series.values())[len(expected) :] == ([pytest.approx(sums)] if stacked else []), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cells_of_a_table_are_the_frame(charts: dict[str, dict[str, Chart]], language: str) -> None:
    w = words(language)
    for name, chart in charts[language].items():
        if chart.kind not in ("heat", "flows"):
            continue
        row, column, figure = chart.y, chart.x, str(chart.series)
        if chart.kind == "flows":
            row, column, figure = chart.x, str(chart.series), chart.y
        head, *lines = [[cell.text for cell in line.cells] for line in put(chart, language).table.rows]
        cells = {
            (line[0], place): text for line in lines for place, text in zip(head[1:], line[1:], strict=True) if text
        }
        expected = {
            (chart.name(row, line[row]), chart.name(column, line[column])): w.number(line[figure])
            for line in chart.frame.to_dict("records")
            if line[figure]
        }
        assert cells == expected, name


def test_a_time_line_is_a_table_of_days(charts: dict[str, dict[str, Chart]]) -> None:
    chart, w = charts["az"]["grants-timeline"], words("az")
    head, *lines = [[cell.text for cell in line.cells] for line in put(chart, "az").table.rows]
    assert head == ["Layihə", "Status", "İlk gün", "Son gün"]
    assert lines == [
        [line["label"], chart.name("state", line["state"]), w.date(line["start_date"]), w.date(line["end_date"])]
        for line in chart.frame.to_dict("records")
    ]


def test_lines_that_do_not_fit_are_counted(charts: dict[str, dict[str, Chart]]) -> None:
    chart = charts["en"]["grants-timeline"]
    many = replace(chart, frame=pd.concat([chart.frame.assign(label=str(n)) for n in range(4)], ignore_index=True))
    lines = [[cell.text for cell in line.cells] for line in put(many).table.rows]
    assert len(chart.frame) * 4 == len(lines) - 2 + int(lines[-1][0].split()[0])
    assert lines[-1][0].endswith("further lines are not shown.")


def test_colours_and_the_lighter_year() -> None:
    series = list(put(columns()).chart.plots[0].series)
    assert [str(one.format.fill.fore_color.rgb) for one in series[:2]] == ["1F6FB2", "C8651B"]
    assert [str(one.points[1].format.fill.fore_color.rgb) for one in series[:2]] == ["84B0D5", "E1AA82"]


def test_the_sums_stand_in_no_legend() -> None:
    chart = put(columns()).chart
    assert [one.name for one in chart.plots[0].series] == ["Outgoing", "Incoming", "Total"]
    assert chart._chartSpace.xpath(".//c:legendEntry[c:delete/@val='1']/c:idx/@val") == ["2"]


def test_the_picture_has_words_for_those_who_do_not_see_it() -> None:
    assert put(columns())._element.xpath(".//p:cNvPr/@descr") == ["Moves by year There were moves."]


def test_nothing_to_draw_is_said() -> None:
    shape = put(replace(columns(), frame=columns().frame.head(0)))
    assert shape.text_frame.text == "Nothing is recorded for this choice."


def named(shape: Any) -> tuple[list[str], float | None]:
    """The names below the columns, and their letters."""
    axis = shape.chart.category_axis
    return list(shape.chart.plots[0].categories), axis.tick_labels.font.size and axis.tick_labels.font.size.pt


@pytest.mark.parametrize(
    ("inches", "names", "size"),
    [(9, ["2025", "2026 so far"], 12), (0.55, ["’25", "’26 so far"], 10), (0.3, ["2025", "2026 so far"], None)],
)
def test_names_below_columns_are_whole_words(inches: float, names: list[str], size: float | None) -> None:
    show: Any = Presentation()
    area = slides.Area(0, 0, Inches(inches), Inches(4))
    shape = slides.put(show.slides.add_slide(show.slide_layouts[6]), area, columns(), words("en"))
    assert named(shape) == (names, size)
