"""Workbooks and CSV: the cells are the frame, dates and figures are such, and no text is taken for a formula."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pandas as pd
import pytest

from lib import db
from lib.charts.chart import Chart
from lib.drawing import formats, sheets
from lib.drawing.parts import unit
from lib.i18n import words
from tests.drawing import pictures
from tests.drawing.test_paper import columns

LANGUAGES = ("en", "az")
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def charts(lsu_url: str) -> dict[str, dict[str, Chart]]:
    with db.engine(lsu_url).connect() as connection:
        return {
            language: pictures.drawn(connection, words(language)) | pictures.tables(connection, words(language))
            for language in LANGUAGES
        }


def cells(book: bytes) -> dict[str, Any]:
    """The cells of the first sheet: texts as texts, figures as figures."""
    with ZipFile(BytesIO(book)) as parts:
        shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        texts = ["".join(t.text or "" for t in one.iter(f"{X}t")) for one in shared]
        sheet = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    found: dict[str, Any] = {}
    for cell in sheet.iter(f"{X}c"):
        value = cell.find(f"{X}v")
        if value is not None and value.text is not None:
            found[cell.attrib["r"]] = texts[int(value.text)] if cell.get("t") == "s" else float(value.text)
    return found


def letter(number: int) -> str:
    return chr(ord("A") + number)


def plain(value: Any) -> Any:
    """A value of the frame as the cell holds it."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, date):
        return float((value - date(1899, 12, 30)) / timedelta(days=1))
    return value if isinstance(value, str) else pytest.approx(float(value))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cells_are_the_frame(charts: dict[str, dict[str, Chart]], language: str) -> None:
    w = words(language)
    for name, chart in charts[language].items():
        found = cells((sheets.listed if name in pictures.TABLES else sheets.xlsx)(chart, w))
        assert found["A1"] == chart.title
        top = next(row for row in range(2, 20) if found.get(f"A{row}") == next(iter(chart.headings.values())))
        shown = [column for column in chart.headings if column in chart.frame]
        assert [found[f"{letter(n)}{top}"] for n in range(len(shown))] == [chart.headings[column] for column in shown]
        for number, column in enumerate(shown):
            for row, value in enumerate(chart.frame[column], start=top + 1):
                expected = plain(chart.names.get(column, {}).get(value, value))
                cell = found.get(f"{letter(number)}{row}")
                # A year is a figure also where the chart writes it as a word.
                same = cell == expected or (isinstance(cell, float) and str(int(cell)) == expected)
                assert same or (expected == "" and cell is None), (name, column, row)
        marks = [note for note in (chart.rule, *chart.notes, sheets.mark(chart.illustrative, w)) if note]
        assert [found[f"A{row}"] for row in range(3, 3 + len(marks))] == marks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_draws_the_frame(charts: dict[str, dict[str, Chart]], language: str) -> None:
    for name, chart in charts[language].items():
        if name in pictures.TABLES or chart.kind not in ("columns", "ranked", "balance", "lines"):
            continue
        with ZipFile(BytesIO(sheets.xlsx(chart, words(language)))) as book:
            drawn = ElementTree.fromstring(book.read("xl/charts/chart1.xml"))
        values = [
            [float(v.text) for v in series.iter(f"{C}v") if v.text]
            for series in (s.find(f"{C}val") for s in drawn.iter(f"{C}ser"))
            if series is not None
        ]
        expected = chart.frame[chart.y].dropna().sum()
        several = chart.series is not None and chart.frame[chart.series].nunique() > 1
        stacked = several and chart.kind in ("columns", "ranked")
        own = values[:-1] if stacked else values
        assert sum(abs(v) for part in own for v in part) == pytest.approx(expected), name
        if stacked:
            assert sum(values[-1]) == pytest.approx(expected), name


def test_what_is_read_has_no_chart() -> None:
    with ZipFile(BytesIO(sheets.listed(columns(), words("en")))) as book:
        assert not [name for name in book.namelist() if "chart" in name]


def test_texts_are_never_formulas() -> None:
    frame = columns().frame.assign(year=["=1+1", "@x", "https://example.org", "+1"], moves=[1, 2, 3, 4])
    chart = replace(columns(), frame=frame, unfinished=None)
    book = sheets.listed(chart, words("en"))
    assert [cells(book)[f"A{row}"] for row in range(8, 12)] == ["=1+1", "@x", "https://example.org", "+1"]
    with ZipFile(BytesIO(book)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    lines = sheets.csv(chart, words("en")).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["'=1+1", "'@x", "https://example.org", "'+1"]


def test_names_of_sheets_are_allowed_and_differ() -> None:
    book = sheets.workbook(
        [replace(columns(), title="A/B: [moves] by year and a very long way to say it")] * 2, words("en")
    )
    with ZipFile(BytesIO(book)) as parts:
        names = [s.attrib["name"] for s in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(f"{X}sheet")]
    assert names == ["A B   moves  by year and a very", "A B   moves  by year and a ve 2"]


def test_an_empty_chart_is_a_whole_sheet() -> None:
    found = cells(sheets.xlsx(replace(columns(), frame=columns().frame.head(0)), words("en")))
    assert list(found.values()) == [
        "Moves by year",
        "There were moves.",
        "What is counted.",
        "A note.",
        "Year",
        "Direction",
        "Moves",
        "Illustrative rows",
    ]


@pytest.mark.parametrize(
    ("language", "day", "amount"),
    [
        ("en", "dd/mm/yyyy", '"AZN\u00a0"#,##0'),
        ("az", "dd.mm.yyyy", '#,##0"\u00a0AZN"'),
        ("tr", "dd.mm.yyyy", '#,##0"\u00a0AZN"'),
    ],
)
def test_formats_follow_the_language(language: str, day: str, amount: str) -> None:
    assert formats.day(words(language)) == day
    assert formats.amount("AZN", words(language)) == amount


@pytest.mark.parametrize(
    ("times", "counted", "code"),
    [
        (1, "AZN", "#,##0"),
        (1_000, "AZN, thousand", "[>=99950]#,##0,;[>0]0.0,;0"),
        (1_000_000, "AZN, million", "[>=99950000]#,##0,,;[>0]0.0,,;0"),
    ],
)
def test_large_amounts_are_short_and_have_one_unit_in_a_chart(times: int, counted: str, code: str) -> None:
    chart, w = columns(), words("en")
    chart = replace(chart, frame=chart.frame.assign(moves=chart.frame["moves"] * times), currency="AZN")
    assert (formats.on_mark(chart, w), unit(chart, w)[1]) == (code, counted)
