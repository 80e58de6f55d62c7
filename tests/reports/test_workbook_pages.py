"""The workbook as it is printed: rows as high as their texts, one page wide, a page break before what would be cut."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from lib.i18n import languages
from lib.reports.sheet_pages import LINE, Layout, deep, pixels
from tests.reports import reading
from tests.reports.conftest import Make, file_of


def sheets(data: bytes) -> list[ElementTree.Element]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = sorted(
            (name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)),
            key=lambda name: int(re.findall(r"\d+", name)[0]),
        )
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def heights(sheet: ElementTree.Element) -> dict[int, float]:
    return {int(row.get("r") or 0) - 1: float(row.get("ht") or 15) for row in sheet.iterfind(".//m:row", reading.NS)}


def test_a_row_is_as_high_as_its_deepest_text() -> None:
    assert deep(["one", "two"], [40, 60]) == LINE
    assert deep(["word " * 20, "two"], [40, 60]) == 4 * LINE
    assert pixels(10) == 75


def test_blocks_stand_whole_on_their_pages() -> None:
    page = Layout(blocks=[(3, 20), (22, 40), (42, 130), (132, 140), (142, 150)])
    assert page.breaks(20 * 41) == [42, 132]
    assert page.breaks(20 * 30) == [22, 42, 132]
    page.heights[5] = 60.0  # three rows more
    assert page.breaks(20 * 41) == [22, 42, 132]


def test_a_first_block_that_is_too_long_stays_below_its_title() -> None:
    assert Layout(blocks=[(3, 90), (92, 95)]).breaks(20 * 40) == [92]


@pytest.mark.parametrize("language", languages())
def test_the_rules_have_room(make: Make, language: str) -> None:
    data = file_of(make("annual", language), "xlsx")
    sheet, cells = sheets(data)[-1], list(reading.workbook(data).values())[-1]
    found = heights(sheet)
    for row in {row for row, _ in cells if row > 2}:
        longest = max(len(str(cells.get((row, column), ""))) / wide for column, wide in enumerate((40, 62, 46)))
        assert found[row] >= LINE * max(1, int(longest)), cells.get((row, 0))
    assert max(found.values()) > 2 * LINE


def test_every_sheet_is_one_page_wide_and_lies(make: Make) -> None:
    for sheet in sheets(file_of(make("annual", "en"), "xlsx"))[1:]:
        setup = sheet.find("m:pageSetup", reading.NS)
        assert setup is not None
        assert (setup.get("orientation"), setup.get("fitToHeight"), setup.get("paperSize")) == ("landscape", "0", "9")


def test_no_chart_is_cut(make: Make) -> None:
    """Each chart stands between two breaks, with no other in a long sheet."""
    data = file_of(make("annual", "en"), "xlsx")
    mobility = sheets(data)[3]
    breaks = [int(one.get("id") or 0) for one in mobility.iterfind(".//m:rowBreaks/m:brk", reading.NS)]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        drawing = ElementTree.fromstring(archive.read("xl/drawings/drawing2.xml"))
    rows = [
        tuple(int(node.text or 0) for node in anchor.iter() if node.tag.endswith("}row"))
        for anchor in drawing
        if anchor.tag.endswith("}twoCellAnchor")
    ]
    assert len(rows) == 5
    assert not [(top, bottom) for top, bottom in rows if any(top < row < bottom for row in breaks)]
    assert len(breaks) >= 4
