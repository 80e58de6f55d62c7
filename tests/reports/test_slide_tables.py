"""Tables on slides: no word breaks, nothing leaves its slide, and what is too much for one slide stands on two."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import pytest
from pptx.util import Inches, Pt

from lib.charts.chart import Chart
from lib.drawing.slide_letters import lines, wide
from lib.i18n import languages, words
from lib.reports.blocks import Report, TableBlock
from lib.reports.columns import fitted, needed
from lib.reports.pptx import UNDER
from lib.reports.slide_grids import BESIDE, SIZES, Grid, grids
from lib.reports.tables import table
from tests.reports import reading
from tests.reports.conftest import Make, file_of


def letters(text: str, size: float, bold: bool) -> float:
    return len(text) * (2.0 if bold else 1.0)


def test_a_column_has_its_longest_word_and_short_texts_whole() -> None:
    heads, lines = ["Name", "Participants"], [["a long name of something", "12"], ["In force", "7"]]
    least, most = needed(heads, lines, 10, 3, letters)
    assert least == [9 + 3, 24 + 3]  # "something" is longer than "In force", which stands whole; a heading is bold
    assert most == [24 + 3, 24 + 3]
    assert fitted(heads, lines, 10, 3, letters, 100) == [27 + 23, 27 + 23]
    assert fitted(heads, lines, 10, 3, letters, 38) is None


def test_the_room_goes_where_it_saves_lines() -> None:
    heads, lines = ["Title", "Place"], [["aaaa bbbb cccc dddd", "xxxxxxxx yyyyyyyyy"]]
    assert needed(heads, lines, 10, 0, letters) == ([10, 10], [19, 18])
    # Eight more put the place into one line; the title stays in two, and takes what is left.
    assert fitted(heads, lines, 10, 0, letters, 28) == [10, 18]
    assert fitted(heads, lines, 10, 0, letters, 30) == [12, 18]
    # One text in four lines goes before one in two.
    tall = [["aaaaaaaaaa bbbbbbbbbb cccccccccc", "xxxxxxxx yyyyyyyyy"]]
    assert needed(heads, tall, 10, 0, letters) == ([10, 10], [32, 18])
    assert fitted(heads, tall, 10, 0, letters, 32) == [22, 10]


def found(heads: Sequence[str], body: Sequence[Sequence[str]], room: float = 870, high: float = 340) -> list[Grid]:
    return list(grids(heads, body, [False] * len(heads), room, high))


def test_a_small_table_has_the_largest_letters() -> None:
    (one,) = found(["A", "B"], [["1", "2"]])
    assert (one.size, sum(one.widths)) == (14.0, pytest.approx(870))


def test_long_cells_make_the_letters_smaller() -> None:
    (one,) = found(["A", "B"], [["word " * 40, "2"]] * 6)
    assert one.size == SIZES[1]


def test_too_many_lines_stand_on_two_slides() -> None:
    one, two = found(["A", "B"], [[str(n), "word " * 60] for n in range(9)])
    assert [line[0] for line in one.lines] == ["0", "1", "2", "3", "4"]
    assert [line[0] for line in two.lines] == ["5", "6", "7", "8"]
    assert one.heads == two.heads


def test_too_many_columns_stand_on_two_slides_with_the_first_in_both() -> None:
    one, two = found([f"Heading{n}" * 2 for n in range(9)], [["x"] * 9])
    assert [len(one.heads), len(two.heads)] == [5, 5]
    assert one.heads[0] == two.heads[0] == "Heading0Heading0"


@pytest.mark.parametrize("language", languages())
def test_no_word_of_the_annual_report_breaks_and_every_table_stays_on_its_slide(make: Make, language: str) -> None:
    found = make("annual", language)
    titles = set()
    for slide in reading.slides(file_of(found, "pptx")):
        for shape in slide.shapes:
            if not shape.has_table or slide.shapes.title.text in heat_maps(found):
                continue
            titles.add(slide.shapes.title.text)
            for number, row in enumerate(shape.table.rows):
                for cell, column in zip(row.cells, shape.table.columns, strict=True):
                    size = cell.text_frame.paragraphs[0].runs[0].font.size
                    assert size >= Pt(10.5)
                    for word in cell.text.split(" "):
                        assert wide(word, size / Pt(1), number == 0) + BESIDE <= column.width / Pt(1) + 0.1, word
            assert shape.top + sum(row.height for row in shape.table.rows) < Inches(6.7)
    tables = [one.chart.title for section in found.sections for one in section.blocks if isinstance(one, TableBlock)]
    assert titles == {*tables, words(language)("Indicators")}


def test_the_file_names_the_university_and_not_the_library_that_wrote_it(make: Make) -> None:
    kept = reading.show(file_of(make("annual", "az"), "pptx")).core_properties
    assert (kept.author, kept.last_modified_by) == ("Lənkəran Dövlət Universiteti", "Lənkəran Dövlət Universiteti")
    assert kept.comments == ""


TALLEST = 1.36  # lines of Noto Sans by the size of its letters


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("what", ["annual", "quarterly"])
def test_what_is_said_ends_above_what_is_shown_also_in_a_taller_font(make: Make, what: str, language: str) -> None:
    longest = 0
    for slide in reading.slides(file_of(make(what, language), "pptx")):
        below = [shape.top for shape in slide.shapes if shape.has_table or shape.has_chart]
        for shape in slide.shapes:
            if below and shape.has_text_frame and shape.top == UNDER and shape.text_frame.text:
                size = shape.text_frame.paragraphs[0].runs[0].font.size / Pt(1)
                count = lines(shape.text_frame.text, shape.width / Pt(1), size)
                longest = max(longest, count)
                assert shape.top + Pt(count * size * TALLEST) <= min(below), shape.text_frame.text
    assert longest > 1


def heat_maps(report: Report) -> set[str]:
    return {one.chart.title for section in report.sections for one in section.charts if one.chart.kind == "heat"}


def test_days_never_break() -> None:
    w = words("ru")
    assert w.date(date(2025, 2, 13)) == "13\u00a0февр.\u00a02025\u00a0г."
    assert w.date(None) == "–"
    frame = pd.DataFrame({"name": ["A", "B"], "day": [date(2025, 2, 13), None]}, dtype=object)
    chart = Chart("ranked", frame, "t", "name", "day", {"name": "Name", "day": "Day"})
    assert table(chart, w).lines == (("A", "13\u00a0февр.\u00a02025\u00a0г."), ("B", "–"))


def test_the_end_of_an_agreement_never_breaks_in_its_day(make: Make) -> None:
    found = make("annual", "ru")
    (papers,) = (one.chart for part in found.sections for one in part.charts if one.key == "agreement-list")
    assert "10\u00a0мар.\u00a02029\u00a0г., продлевается автоматически" in set(papers.frame["until"])
