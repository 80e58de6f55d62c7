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
from lib.reports.blocks import ChartBlock, Figure, MapBlock, Readings, Report, Rules, Sentence, TableBlock
from lib.reports.building import parts
from lib.reports.slide_frame import HIGH, WIDE
from tests.reports import native, reading
from tests.reports.conftest import PERIODS, TODAY, Make, file_of

WHATS = ("annual", "quarterly", "brief", "partner")
CASES = [(what, language) for what in WHATS for language in languages()]
each = pytest.mark.parametrize(("what", "language"), CASES)
mapped = pytest.mark.parametrize(("what", "language"), [case for case in CASES if case[0] != "partner"])
ON_A_SLIDE = 10  # lines of a table


def block(found: Report, key: str) -> Chart:
    return next(one.chart for section in found.sections for one in section.charts if one.key == key)


def drawn_of(found: Report) -> list[ChartBlock]:
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
    assert [section.key for section in found.sections] == [*parts(PERIODS[what].partner), "rules"]
    assert all(section.title and section.blocks for section in found.sections)


@pytest.mark.parametrize("language", languages())
def test_a_brief_on_a_partner_has_every_kind_of_table(make: Make, language: str) -> None:
    """But associations: none of the university is known to have a partner in it."""
    shown = {section.key: [one.key for one in section.charts] for section in make("partner", language).sections}
    assert shown == {
        "partner": ["known-since", "names"],
        "agreements": ["agreement-list", "places"],
        "mobility": ["moves-by-year"],
        "grants": ["projects"],
        "activities": ["activity-list"],
        "joint": ["joint-programmes", "joint-papers"],
        "memberships": [],
        "rules": [],
    }


@each
def test_the_figures_are_written_as_they_are(make: Make, what: str, language: str) -> None:
    """What the paper says of an indicator is the number that the workbook holds."""
    w = words(language)

    def text(value: float | None, f: Figure) -> str:
        if value is None:
            return "–"
        return w.money(value, f.currency) if f.currency else w.number(value, f.digits)

    for section in make(what, language).sections:
        for f in (f for one in section.blocks if isinstance(one, Readings) for f in one.figures):
            assert (f.value_text, f.previous_text) == (text(f.value, f), text(f.previous, f)), f.key


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
                    *map("".join, lines_of(one.chart, w, one.most if isinstance(one, TableBlock) else 40)),
                ]
            elif isinstance(one, MapBlock):
                lines = [one.drawn.title, one.drawn.sentence, one.drawn.rule]
            elif isinstance(one, Rules):
                lines = [f"{rule.name}{rule.text}{rule.source}" for rule in one.rules]
            else:
                lines = [one.text]
            missing += [(section.key, line) for line in lines if reading.bare(line) not in text]
    assert missing == []


def lines_of(chart: Chart, w: Any, most: int = 40) -> list[list[str]]:
    """The cells of each line of the table, put together from the frame itself."""
    if chart.kind == "heat" and chart.frame[chart.x].nunique() <= 9:
        return [[name, *(written(value, w) for value in line)] for name, line in cells_of(chart)]
    twice = chart.series is not None and chart.frame.duplicated([chart.x, chart.series]).any()
    if chart.series is None or chart.kind == "heat" or twice or chart.frame[chart.y].isna().any():
        frame = chart.frame
        columns = [name for name in chart.headings if name in frame]
        shown = frame.head(most)[columns]
        digits = [decimals(shown[name]) for name in columns]
        return [
            [
                written(chart.name(c, v) if c in chart.names else v, w, n)
                for c, v, n in zip(columns, line, digits, strict=True)
            ]
            for line in shown.itertuples(index=False)
        ]
    lines = []
    for place, rows in chart.frame.groupby(chart.x, sort=False):
        values = rows.set_index(chart.series)[chart.y]
        figures = {one: chart.frame.loc[chart.frame[chart.series] == one, chart.y] for one in native.order(chart)}
        cells = (written(values.get(one, 0), w, decimals(figures[one])) for one in native.order(chart))
        lines.append([chart.name(chart.x, place), *cells])
    return lines


def cells_of(chart: Chart) -> list[tuple[str, list[float]]]:
    """A line for each row of the heat map: its name, and the figure of each column, 0 where nothing is."""
    rows, columns = dict.fromkeys(chart.frame[chart.y]), dict.fromkeys(chart.frame[chart.x])
    found: dict[Any, float] = {}
    for row, column, figure in chart.frame[[chart.y, chart.x, str(chart.series)]].itertuples(index=False):
        found[row, column] = found.get((row, column), 0) + figure
    return [(chart.name(chart.y, row), [found.get((row, column), 0) for column in columns]) for row in rows]


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
    blocks = drawn_of(found)
    assert set(drawn) == {one.chart.title for one in blocks}
    for one in blocks:
        chart = one.chart
        native.same(chart, *drawn[chart.title], words(language))
        assert chart.rule in said[chart.title]
        (section,) = (each for each in found.sections if one in each.blocks)
        assert section.sources
        named = words(language)("Where the rows come from: {sources}.", sources="; ".join(section.sources))
        assert named in said[chart.title]


@pytest.mark.parametrize(
    ("what", "language"), [(what, language) for what in (*WHATS, "running") for language in languages()]
)
def test_the_slides_write_the_tables_of_the_frames(make: Make, what: str, language: str) -> None:
    """Indicators, lists, heat maps: every cell of the lines that a slide has room for, and how many more there are."""
    found, w = make(what, language), words(language)
    data = file_of(found, "pptx")
    shown, beside = reading.tables(data), reading.said(data)
    one_more, more_of = "{n} more line stands in the workbook.", "{n} more lines stand in the workbook."
    more = {n: w.n(one_more, more_of, n) for n in range(1, 200)}
    wanted = {}
    for section in found.sections:
        for one in section.blocks:
            if isinstance(one, Readings):
                lines, title, left = figures_of(one), one.title, 0
                heads = [title, *heads_of(one, w)]
            elif isinstance(one, TableBlock) and one.chart.series:
                # One bar alone: its parts stand side by side.
                (heads, *lines), title, left = parted(one.chart, w), one.chart.title, 0
            elif isinstance(one, TableBlock):
                lines, title = lines_of(one.chart, w, ON_A_SLIDE), one.chart.title
                left = len(one.chart.frame) - len(lines)
                heads = list(map(str, one.chart.table().columns))
            elif isinstance(one, ChartBlock) and one.chart.kind == "heat":
                chart, title, left = one.chart, one.chart.title, 0
                lines = [[name, *(written(v, w) if v else "" for v in line)] for name, line in cells_of(chart)]
                heads = ["", *(chart.name(chart.x, value) for value in dict.fromkeys(chart.frame[chart.x]))]
            else:
                continue
            assert title not in wanted
            wanted[title] = [heads, *map(list, lines)]
            assert whole(shown[title]) == wanted[title], (one, title)
            assert [n for n, text in more.items() if text in beside[title]] == ([left] if left else [])
    assert set(shown) == set(wanted)


def parted(chart: Chart, w: Any) -> list[list[str]]:
    """The headings and the one line of a chart with one bar: its place, the figure of each part, and what is left."""
    (place,), series = set(chart.frame[chart.x]), str(chart.series)
    parts = [key for key in chart.names[series] if key in set(chart.frame[series])]
    rest = [name for name in chart.headings if name not in (chart.x, series, chart.y)]
    figures = [chart.frame.loc[chart.frame[series] == part, chart.y].sum() for part in parts]
    return [
        [chart.headings[chart.x], *(chart.name(series, part) for part in parts), *(chart.headings[n] for n in rest)],
        [
            chart.name(chart.x, place),
            *(written(v, w, 0 if v == round(v) else 2) for v in [*figures, *(chart.frame[n].iloc[0] for n in rest)]),
        ],
    ]


def heads_of(one: Readings, w: Any) -> list[str]:
    aim = [w("Target")] if one.aimed else []
    return [w("Figure"), w("A year earlier"), w("Change"), *aim, w("When")]


def figures_of(one: Readings) -> list[list[str]]:
    return [
        [f.name, f.value_text, f.previous_text, f.change_text, *([f.target_text] if one.aimed else []), f.when]
        for f in one.figures
    ]


def whole(found: dict[tuple[str, ...], list[list[str]]]) -> list[list[str]]:
    """One table of the parts that stand on several slides: the first column stands in each of them."""
    (first, *others) = [[list(heads), *lines] for heads, lines in found.items()]
    for other in others:
        assert [line[0] for line in other] == [line[0] for line in first]
        first = [[*own, *line[1:]] for own, line in zip(first, other, strict=True)]
    return first


@mapped
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
        if not list(section.charts):
            said = [one.text for one in section.blocks if isinstance(one, Sentence)]
            assert [text for text in said if text not in cells.values()] == []
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
