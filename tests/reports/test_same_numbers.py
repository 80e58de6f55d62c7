"""One frame: what the query says stands in the PDF, in the slides and in the workbook, section by section."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from lib import db
from lib.charts.chart import Chart
from lib.charts.world import table
from lib.drawing.sheets import plain
from lib.filters import Filters
from lib.i18n import languages, words
from lib.queries import activities, agreements, grants, memberships, mobility
from lib.reports.blocks import ChartBlock, MapBlock, Readings, Report, Rules, TableBlock
from lib.reports.sections import SECTIONS
from lib.reports.slide_frame import HIGH, WIDE
from tests.reports import reading
from tests.reports.conftest import TODAY, Make, file_of

CASES = [(what, language) for what in ("annual", "quarterly", "brief") for language in languages()]
each = pytest.mark.parametrize(("what", "language"), CASES)


def block(found: Report, key: str) -> Chart:
    return next(one.chart for section in found.sections for one in section.charts if one.key == key)


def native(found: Report) -> list[ChartBlock]:
    """The charts that PowerPoint can draw."""
    every = (one for section in found.sections for one in section.blocks if isinstance(one, ChartBlock))
    return [one for one in every if one.chart.kind in ("columns", "ranked", "balance")]


def total(frame: pd.DataFrame, column: str) -> float:
    return float(frame[column].sum())


def test_the_blocks_hold_what_the_queries_say(make: Make, lsu_url: str) -> None:
    found = make("annual", "en")
    year = Filters(as_of=date(2025, 12, 31), first=2025, last=2025)
    so_far = Filters(as_of=date(2025, 12, 31), last=2025)
    with db.connect(lsu_url) as c:
        by_year = mobility.by_year(c, so_far)
        assert total(block(found, "moves-by-year").frame, "moves") == total(by_year, "moves")
        moved = by_year.loc[by_year["year"] == 2025, "moves"].sum()
        for key in ("moves-by-country", "moves-by-programme", "moves-by-faculty"):
            assert total(block(found, key).frame, "moves") == moved
        assert total(block(found, "balance").frame, "amount") == moved
        in_force = agreements.in_force_by_year(c, so_far)
        assert list(block(found, "agreements").frame["agreements"]) == list(in_force["agreements"])
        income = grants.by_year(c, so_far, "AZN")
        assert total(block(found, "grants-by-year").frame, "amount") == total(income, "amount")
        assert len(block(found, "activity-list").frame) == len(activities.rows(c, year))
        assert len(block(found, "associations").frame) == len(memberships.on_day(c, so_far))
    assert moved == 119


def test_a_quarter_stands_beside_the_same_quarter_of_the_year_before(make: Make, lsu_url: str) -> None:
    """Counted by hand from the rows."""
    found = make("quarterly", "en")
    counts: dict[int, int] = {}
    with db.connect(lsu_url) as c:
        rows = mobility.rows(c, Filters(as_of=date(2025, 9, 30)), 100_000)
    for row in rows.to_dict("records"):
        if row["start_date"] is not None and row["start_date"].month in (7, 8, 9):
            counts[row["year"]] = counts.get(row["year"], 0) + row["participants"]
    chart = block(found, "moves-by-year")
    sums = chart.frame.groupby("year")["moves"].sum()
    assert {year: n for year, n in sums.items() if n} == counts
    assert chart.sentence == f"Moves: {counts[2025]} in Q3 2025, 10% fewer than in Q3 2024."
    figures = {f.key: f for f in found.sections[0].blocks[1].figures}  # type: ignore[union-attr]
    assert figures["outgoing_students"].when == "Q3 2025"
    assert found.as_of == date(2025, 9, 30)


@each
def test_every_section_is_there(make: Make, what: str, language: str) -> None:
    found = make(what, language)
    assert [section.key for section in found.sections] == [*SECTIONS, "rules"]
    assert all(section.title and section.blocks for section in found.sections)


@each
def test_the_pdf_says_the_numbers_of_the_frames(make: Make, what: str, language: str) -> None:
    found, w = make(what, language), words(language)
    text = reading.text(file_of(found, "pdf"))
    missing = []
    for section in found.sections:
        for one in section.blocks:
            if isinstance(one, Readings):
                lines = [f"{f.name}{f.value_text}{f.previous_text}{f.change_text}{f.when}" for f in one.figures]
            elif isinstance(one, ChartBlock | TableBlock):
                lines = [
                    one.chart.title,
                    one.chart.sentence,
                    *lines_of(one.chart, w, one.most if isinstance(one, TableBlock) else 40),
                ]
            elif isinstance(one, MapBlock):
                lines = [one.drawn.title, one.drawn.sentence, one.drawn.rule]
            elif isinstance(one, Rules):
                lines = [f"{rule.name}{rule.text}{rule.source}" for rule in one.rules]
            else:
                lines = [one.text]
            missing += [(section.key, line) for line in lines if reading.bare(line) not in text]
    assert missing == []


def lines_of(chart: Chart, w: Any, most: int = 40) -> list[str]:
    """What must stand in a line of the table, put together from the frame itself."""
    if chart.kind == "heat" and chart.frame[chart.x].nunique() <= 9:
        return cells_of(chart, w)
    twice = chart.series is not None and chart.frame.duplicated([chart.x, chart.series]).any()
    if chart.series is None or chart.kind == "heat" or twice or chart.frame[chart.y].isna().any():
        frame = chart.frame
        columns = [name for name in chart.headings if name in frame]
        shown = frame.head(most)[columns]
        digits = [decimals(shown[name]) for name in columns]
        return [
            "".join(
                written(chart.name(c, v) if c in chart.names else v, w, n)
                for c, v, n in zip(columns, line, digits, strict=True)
            )
            for line in shown.itertuples(index=False)
        ]
    lines = []
    for place, rows in chart.frame.groupby(chart.x, sort=False):
        values = rows.set_index(chart.series)[chart.y]
        figures = {one: chart.frame.loc[chart.frame[chart.series] == one, chart.y] for one in order(chart)}
        cells = (written(values.get(one, 0), w, decimals(figures[one])) for one in order(chart))
        lines.append(chart.name(chart.x, place) + "".join(cells))
    return lines


def cells_of(chart: Chart, w: Any) -> list[str]:
    """A line for each row of the heat map: its name, and the figure of each column, 0 where nothing is."""
    rows, columns = dict.fromkeys(chart.frame[chart.y]), dict.fromkeys(chart.frame[chart.x])
    found: dict[Any, float] = {}
    for row, column, figure in chart.frame[[chart.y, chart.x, str(chart.series)]].itertuples(index=False):
        found[row, column] = found.get((row, column), 0) + figure
    return [
        chart.name(chart.y, row) + "".join(written(found.get((row, column), 0), w, 0) for column in columns)
        for row in rows
    ]


def order(chart: Chart) -> list[Any]:
    assert chart.series is not None
    present = set(chart.frame[chart.series])
    return [value for value in chart.names[chart.series] if value in present]


def decimals(column: Any) -> int:
    """As many as the figure of the column that has most, two at most."""
    known = [f"{value:.2f}" for value in column if isinstance(value, float) and not pd.isna(value)]
    return max((len(text.rstrip("0").split(".")[1]) for text in known), default=0)


def written(value: Any, w: Any, digits: int = 0) -> str:
    if isinstance(value, str):
        return value
    if value is None or pd.isna(value):
        return "–"
    if isinstance(value, date):
        return str(w.date(value))
    return str(w.number(float(value), digits, fixed=True))


@each
def test_the_slides_chart_the_numbers_of_the_frames(make: Make, what: str, language: str) -> None:
    found = make(what, language)
    data = file_of(found, "pptx")
    drawn, said = reading.charts(data), reading.notes(data)
    blocks = native(found)
    assert set(drawn) == {one.chart.title for one in blocks}
    for one in blocks:
        chart, (categories, series) = one.chart, drawn[one.chart.title]
        places = list(dict.fromkeys(chart.frame[chart.x]))
        marks = {chart.unfinished: f" {words(language)('so far')}"} | dict.fromkeys(chart.unknown, " ?")
        assert categories == [chart.name(chart.x, place) + marks.get(place, "") for place in places]
        for code in order(chart) if chart.series else [None]:
            rows = chart.frame if code is None else chart.frame[chart.frame[chart.series] == code]
            own = rows.set_index(chart.x)[chart.y]
            name = chart.headings[chart.y] if code is None else chart.name(chart.series or "", code)
            if name not in series:
                name = next(iter(series))
            wanted = [plain(own.get(place)) for place in places]
            assert [None if v is None else abs(v) for v in series[name]] == wanted, (one.key, name)
        assert chart.rule in said[chart.title]
        (section,) = (each for each in found.sections if one in each.blocks)
        assert section.sources
        named = words(language)("Where the rows come from: {sources}.", sources="; ".join(section.sources))
        assert named in said[chart.title]


@each
def test_the_map_is_a_picture_that_says_what_it_shows(make: Make, what: str, language: str) -> None:
    found = make(what, language)
    (drawn,) = (m.drawn for section in found.sections for m in section.blocks if isinstance(m, MapBlock))
    (slide,) = (s for s in reading.slides(file_of(found, "pptx")) if s.shapes.title.text == drawn.title)
    (picture,) = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert picture._element.xpath(".//p:cNvPr")[0].get("descr") == f"{drawn.title}. {drawn.sentence}"
    assert picture.left >= 0
    assert picture.left + picture.width <= WIDE
    assert picture.top + picture.height <= HIGH
    assert drawn.rule in slide.notes_slide.notes_text_frame.text


@each
def test_the_workbook_holds_the_frames(make: Make, what: str, language: str) -> None:
    found = make(what, language)
    book = reading.workbook(file_of(found, "xlsx"))
    sheets = list(book.values())[1:]
    assert len(sheets) == len(found.sections)
    for section, cells in zip(found.sections, sheets, strict=True):
        maps = [TableBlock(m.key, table(m.drawn, words(language))) for m in section.blocks if isinstance(m, MapBlock)]
        assert len(maps) == (section.key == "cooperation")
        for one in (*maps, *section.charts):
            titles = (place for place, value in cells.items() if value == one.chart.title)
            top = next(row for row, column in titles if column == 0 < row) + 4
            headings = [h.strip() for h in heads(cells, top)]
            assert headings[: len(one.chart.table().columns)] == list(map(str, one.chart.table().columns))
            for number, line in enumerate(one.chart.table().itertuples(index=False), start=top + 1):
                for column, value in enumerate(line):
                    assert same(cells.get((number, column)), plain(value)), (section.key, one.key, number, column)
        for readings in (one for one in section.blocks if isinstance(one, Readings)):
            for f in readings.figures:
                row = next(place[0] for place, value in cells.items() if value == f.name and place[1] == 0)
                assert same(cells.get((row, 1)), f.value)
                assert same(cells.get((row, 2)), f.previous)
                assert not readings.aimed or same(cells.get((row, 4)), f.target)


def heads(cells: dict[tuple[int, int], Any], row: int) -> list[str]:
    return [str(cells[row, column]) for column in range(30) if (row, column) in cells]


def same(cell: Any, value: Any) -> bool:
    if isinstance(value, date):
        return bool(cell == (value - date(1899, 12, 30)).days)
    if isinstance(value, str) and value.isdecimal() and not isinstance(cell, str):
        return bool(cell == float(value))
    return bool(cell == value) if isinstance(value, str) or value is None else bool(abs(cell - value) < 1e-9)


@pytest.mark.parametrize("language", languages())
def test_the_targets_of_the_year_stand_in_every_file(make: Make, language: str) -> None:
    found, w = make("running", language), words(language)
    (block,) = (one for one in found.sections[0].blocks if isinstance(one, Readings))
    wanted = {f.key: (f.target, f.target_text) for f in block.figures if f.target is not None}
    assert wanted == {
        "partners": (30, "30"),
        "agreements_in_force": (36, "36"),
        "outgoing_students": (60, "60"),
        "incoming_students": (30, "30"),
        "grant_income": (150000, w.money(150000, "AZN")),
    }
    cells = list(reading.workbook(file_of(found, "xlsx")).values())[1]
    top = next(row for (row, column), value in cells.items() if column == 4 and value == w("Target"))
    assert [cells.get((row, 4)) for row in range(top + 1, top + 11)] == [f.target for f in block.figures]
    text = reading.text(file_of(found, "pdf"))
    assert reading.bare(w("Target")) in text
    assert reading.bare(w.money(150000, "AZN")) in text


@pytest.mark.parametrize("what", ["annual", "quarterly", "brief"])
def test_without_a_target_there_is_no_column_for_one(make: Make, what: str) -> None:
    found = make(what, "en")
    blocks = (one for section in found.sections for one in section.blocks)
    assert [one.aimed for one in blocks if isinstance(one, Readings)] == [False]
    assert "Target" not in reading.text(file_of(found, "pdf"))


@pytest.mark.parametrize("language", languages())
def test_the_running_year_is_told_as_at_today(make: Make, language: str) -> None:
    found = make("running", language)
    assert found.as_of == TODAY
    assert reading.bare(words(language).date(TODAY, "long")) in reading.text(file_of(found, "pdf"))
