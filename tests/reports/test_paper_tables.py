"""Tables on paper: one number of decimals in a column, columns as wide as words, and no lines that stand alone."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from pypdf import PdfReader

from lib.charts.chart import Chart, Kind
from lib.drawing.canvas import width
from lib.i18n import languages, words
from lib.reports.blocks import ChartBlock, Report, Section, Sentence, TableBlock
from lib.reports.pdf import FEW, GUTTER, INSET, LETTERS, PAGE, _abreast, _columns, pdf
from lib.reports.sections import drawn
from lib.reports.tables import table
from tests.reports.conftest import Make


def chart(lines: int, title: str = "Lines") -> Chart:
    frame = pd.DataFrame(
        {"name": [f"line-{n:02d}" for n in range(lines)], "n": list(range(lines)), "illustrative": [0] * lines}
    )
    return Chart("ranked", frame, title, "name", "n", {"name": "Name", "n": "Number"})


def report(*blocks: Sentence | TableBlock) -> Report:
    return Report("x", "Report", "University", "2025", date(2025, 12, 31), "en", (Section("s", "Part", blocks),))


@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ([84699.14, 58000.0, None], ["84,699.14", "58,000.00", "–"]),
        ([0.5, 0.25, 1.0], ["0.50", "0.25", "1.00"]),
        ([0.5, 1.0], ["0.5", "1.0"]),
        ([3.0, 1200.0], ["3", "1,200"]),
    ],
)
def test_a_column_has_one_number_of_decimals(figures: list[float | None], shown: list[str]) -> None:
    frame = pd.DataFrame({"name": [str(n) for n in range(len(figures))], "n": figures})
    found = table(Chart("ranked", frame, "t", "name", "n", {"name": "Name", "n": "Number"}), words("en"))
    assert [line[1] for line in found.lines] == shown
    turkish = table(Chart("ranked", frame, "t", "name", "n", {"name": "Name", "n": "Number"}), words("tr"))
    assert [line[1] for line in turkish.lines] == [
        text.replace(",", " ").replace(".", ",").replace(" ", ".") for text in shown
    ]


def test_columns_are_as_wide_as_their_words() -> None:
    found = _columns(["Name", "Day"], [["x", "13\u00a0feb\u00a02023"]])
    assert found["size"] == LETTERS[0]
    assert found["widths"] == [width("Name", 7.8, True) + INSET, width("13\u00a0feb\u00a02023", 7.8) + INSET]
    many = _columns([f"Participants{n}" for n in range(9)], [["x"] * 9])
    assert many["size"] == LETTERS[2]
    assert sum(many["widths"]) == pytest.approx(481)


@pytest.mark.parametrize("kind", ["columns", "ranked", "balance", "lines"])
def test_one_bar_alone_is_read_and_not_drawn(kind: Kind) -> None:
    one, two = (replace(chart(lines + 1), kind=kind, frame=chart(lines + 1).frame.tail(lines)) for lines in (1, 2))
    assert isinstance(drawn("c", one), TableBlock)
    assert isinstance(drawn("c", two), ChartBlock)
    assert isinstance(drawn("c", replace(two, frame=two.frame.assign(name="both parts of one bar"))), TableBlock)


def test_a_brief_on_a_country_draws_no_picture_of_one_bar(make: Make) -> None:
    blocks = {block.key: block for section in make("brief", "en").sections for block in section.charts}
    assert not {"partners-by-country", "moves-by-country"} & set(blocks)
    assert {key for key, block in blocks.items() if isinstance(block, ChartBlock) and block.chart.alone} == set()
    assert "deadlines" not in blocks, "calls are open to all"
    (indicators,) = (
        one for section in make("brief", "en").sections for one in section.blocks if hasattr(one, "figures")
    )
    assert not {"countries", "effective_countries"} & {figure.key for figure in indicators.figures}
    assert isinstance(blocks["balance"], TableBlock)
    assert isinstance(blocks["moves-by-faculty"], ChartBlock)
    assert blocks["moves-by-faculty"].chart.kind == "ranked"


@pytest.mark.parametrize("before", range(0, 40, 3))
def test_a_short_table_stands_on_one_page(before: int) -> None:
    found = report(*[Sentence("Something happened.")] * before, TableBlock("t", chart(14)))
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf(found))).pages]
    assert {sum(f"line-{n:02d}" in page for n in range(14)) for page in pages} <= {0, 14}


@pytest.mark.parametrize("before", range(0, 40, 3))
def test_of_a_long_table_three_lines_stand_together(before: int) -> None:
    for left in (0, 5):
        found = report(*[Sentence("Something happened.")] * before, TableBlock("t", chart(30 + left), 30))
        pages = [page.extract_text() for page in PdfReader(BytesIO(pdf(found))).pages]
        counts = [sum(f"line-{n:02d}" in page for n in range(30)) for page in pages]
        assert sum(counts) == 30
        said = ["stand in the workbook" in page for page in pages]
        assert [n for n, more in zip(counts, said, strict=True) if n and n < 3 - more] == []
        assert all(n >= 2 for n, more in zip(counts, said, strict=True) if more)
        assert sum("Number" in page for page in pages) == sum(map(bool, counts)), "the headings are repeated"


@pytest.mark.parametrize("language", languages())
def test_the_sum_of_all_years_is_not_told_of_itself(make: Make, language: str) -> None:
    found = make("annual", language)
    (income,) = (one.chart for part in found.sections for one in part.charts if one.key == "grants-by-year")
    said = income.sentence.replace("\u00a0", " ")
    if language == "en":
        assert said == (
            "2025: the amount of 1 project is not known. 2024: AZN 66.2K; 2023: AZN 325.7K. "
            "2015 to 2024: AZN 1.2M in all."
        )
    assert said.count("1.2M" if language == "en" else "1,2") == 1


def test_a_chart_block_is_a_table_too() -> None:
    """The table below a picture is held together like any other."""
    found = replace(report(), sections=(Section("s", "Part", (ChartBlock("c", chart(14)),)),))
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf(found))).pages]
    assert [all(f"line-{n:02d}" in page for n in range(14)) for page in pages].count(True) == 1


@pytest.mark.parametrize(
    ("lines", "wide", "parts"),
    [
        (FEW, 100.0, [4]),
        (12, 100.0, [4, 4, 4]),
        (24, 100.0, [6, 6, 6, 6]),
        (7, 300.0, [7]),
        (9, (PAGE - GUTTER) / 2, [5, 4]),
        (0, 0.0, [0]),
    ],
)
def test_a_long_narrow_table_stands_in_parts_side_by_side(lines: int, wide: float, parts: list[int]) -> None:
    body = [[str(n)] for n in range(lines)]
    found = _abreast(body, wide)
    assert [len(part) for part in found] == parts
    assert [line for part in found for line in part] == body


def test_a_heat_map_is_a_line_for_each_row_on_paper() -> None:
    frame = pd.DataFrame({"unit": ["law", "law", "art"], "country": ["TR", "PL", "TR"], "moves": [3, 1, 2]})
    heads = {"unit": "Faculty", "country": "Country", "moves": "Moves"}
    drawn = Chart("heat", frame.assign(illustrative=0), "t", "country", "unit", heads, series="moves")
    found = table(drawn, words("en"))
    assert (found.heads, found.lines) == (("Faculty", "TR", "PL"), (("law", "3", "1"), ("art", "2", "0")))
    assert found.figures == (False, True, True)
