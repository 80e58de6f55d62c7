"""Cells of a table on a slide: each text in its own cell, its look on the run itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from lib.drawing.slide_cells import Cells, Look

HEAD = Look(12, "#E9F1F3", "#1B2733", bold=True)
FIGURE = Look(10.5, "#FFFFFF", "#1B2733", align=PP_ALIGN.RIGHT)


def table(texts: list[str]) -> Any:
    show: Any = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    drawn = slide.shapes.add_table(2, len(texts), 0, 0, 100, 100).table
    cells = Cells()
    for number, look in enumerate((HEAD, FIGURE)):
        for place, text in enumerate(texts):
            cells.write(drawn.cell(number, place), text, look)
    return drawn


def test_each_cell_has_its_text_and_look():
    drawn = table(["one", "two & <three>", ""])
    for number, (size, bold) in enumerate(((12, True), (10.5, False))):
        line = [drawn.cell(number, place) for place in range(3)]
        assert [cell.text for cell in line] == ["one", "two & <three>", ""]
        runs = [cell.text_frame.paragraphs[0].runs for cell in line]
        assert all(len(found) == 1 for found in runs)
        assert {found[0].font.size for found in runs} == {Pt(size)}
        assert {found[0].font.bold for found in runs} == {bold}
    assert str(drawn.cell(0, 1).fill.fore_color.rgb) == "E9F1F3"
    assert str(drawn.cell(1, 1).fill.fore_color.rgb) == "FFFFFF"
    assert drawn.cell(1, 1).text_frame.paragraphs[0].alignment == PP_ALIGN.RIGHT


@pytest.mark.parametrize("text", ["a\x0bb", "a\x00b", "a\nb"])
def test_what_no_file_can_hold_is_a_space(text: str):
    assert table([text]).cell(0, 0).text == "a b"


@given(st.text(max_size=20))
def test_any_text_can_be_saved(text: str):
    drawn = table([text])
    kept = "".join(letter if letter.isprintable() or letter in "\u00a0\u202f" else " " for letter in text)
    assert drawn.cell(0, 0).text == kept


def test_a_date_does_not_break_in_a_cell():
    assert table(["10\u00a0мар.\u00a02029\u202fг."]).cell(0, 0).text == "10\u00a0мар.\u00a02029\u202fг."
