"""A timeline as shapes: its legend has the room that it needs, and nothing leaves the area."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from pptx import Presentation
from pptx.util import Inches

from lib.charts.chart import Chart
from lib.drawing import slide_spans
from lib.i18n import words


@pytest.mark.parametrize("kinds", [1, 3, 5, 9])
def test_no_kind_of_a_time_line_leaves_its_slide(kinds: int) -> None:
    names = {str(n): f"A kind with a rather long name {n}" for n in range(kinds)}
    lines = [(f"Line {n}", kind, date(2020, 1, 1), date(2022, 1, 1), 0) for n, kind in enumerate(names)]
    chart = Chart(
        kind="spans",
        frame=pd.DataFrame(lines, columns=["name", "what", "start", "end", "illustrative"]),
        title="Timeline",
        sentence="",
        rule="",
        x="name",
        y="start",
        end="end",
        series="what",
        headings={},
        colours=dict.fromkeys(names, "accent"),
        names={"what": names},
    )
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    left, top, room, high = Inches(0.6), Inches(1), Inches(12), Inches(5)
    group = slide_spans.put(slide, (left, top, room, high), chart, words("en"))
    boxes = [(shape.left, shape.left + shape.width, shape.top, shape.top + shape.height) for shape in group.shapes]
    assert min(box[0] for box in boxes) >= left
    assert max(box[1] for box in boxes) <= left + room
    assert max(box[3] for box in boxes) <= top + high
    said = {shape.text_frame.text: shape for shape in group.shapes if shape.has_text_frame and shape.text_frame.text}
    shown = [said[name] for name in names.values()]
    assert all(a.top < b.top or a.left + a.width <= b.left for a, b in pairwise(shown))
    assert shown[-1].top + shown[-1].height <= said["Line 0"].top
