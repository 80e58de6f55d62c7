"""The PDF as a document: its standard, language, fonts and contents; and whatever a name may hold, printed as it is."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lib.charts.chart import Chart
from lib.i18n import languages, words
from lib.reports.blocks import (
    ChartBlock,
    Heading,
    MapBlock,
    Readings,
    Report,
    Rule,
    Rules,
    Section,
    Sentence,
    TableBlock,
)
from lib.reports.pdf import pdf
from lib.reports.pptx import pptx
from lib.reports.xlsx import xlsx
from tests.reports import reading
from tests.reports.conftest import Make, file_of

MARK = "Some figures are illustrative: no source gives them, and they are not the university's own."


@pytest.mark.parametrize("language", languages())
def test_it_is_an_archive_that_says_its_language(make: Make, language: str) -> None:
    data = file_of(make("annual", language), "pdf")
    found = PdfReader(BytesIO(data))
    root = found.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part\W+2\b", metadata)
    assert re.search(r"pdfaid:conformance\W+B\b", metadata)
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert found.metadata is not None
    assert found.metadata.author == make("annual", language).university


def test_pictures_have_words(make: Make) -> None:
    found = make("annual", "en")
    alternatives = alternatives_of(file_of(found, "pdf"))
    blocks = [one for section in found.sections for one in section.blocks]
    drawn = [b.drawn if isinstance(b, MapBlock) else b.chart for b in blocks if isinstance(b, ChartBlock | MapBlock)]
    assert [f"{one.title}. {one.sentence}".strip() for one in drawn] == alternatives
    assert sum(isinstance(b, MapBlock) for b in blocks) == 1


def alternatives_of(data: bytes) -> list[str]:
    """The alternative texts of figures, in the order of the document."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            if node.get("/S") == "/Figure" and "/Alt" in node:
                found.append(str(node["/Alt"]))
            walk(node.get("/K"))
        elif isinstance(node, list):
            for one in node:
                walk(one)

    walk(PdfReader(BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_contents_pages_and_marks(make: Make) -> None:
    found = make("annual", "en")
    pages = PdfReader(BytesIO(file_of(found, "pdf"))).pages
    cover, contents = " ".join(pages[0].extract_text().split()), pages[1].extract_text()
    assert all(part in cover for part in (found.university, "Annual report", "2025", "As at 31 December 2025"))
    assert " ".join(MARK.split()) in cover
    assert all(section.title in contents for section in found.sections)
    assert f"2 / {len(pages)}" in contents
    whole = reading.text(file_of(found, "pdf"))
    marked = sum(bool(section.illustrative) for section in found.sections)
    assert whole.count(reading.bare(MARK)) == marked + 1


def test_a_report_without_illustrative_rows_has_no_mark(make: Make) -> None:
    assert reading.bare(MARK) not in reading.text(file_of(make("empty", "en"), "pdf"))


def test_a_report_whose_notes_hold_the_mark_says_it_once(make: Make) -> None:
    found = make("annual", "en")
    cover = reading.slides(pptx(replace(found, notes=(MARK,))))[0]
    assert " ".join(shape.text_frame.text for shape in cover.shapes if shape.has_text_frame).count(MARK) == 1


@pytest.mark.parametrize("language", languages())
def test_a_period_without_rows_says_so_and_is_a_whole_document(make: Make, language: str) -> None:
    found, w = make("empty", language), words(language)
    nothing = w("Nothing with a date is recorded for {period}; what has no date is listed all the same.", period="1950")
    assert found.notes == (nothing,)
    assert [section.key for section in found.sections] == [s.key for s in make("annual", language).sections]
    assert reading.bare(nothing) in reading.text(file_of(found, "pdf"))
    assert any(nothing in shape.text_frame.text for shape in reading.slides(file_of(found, "pptx"))[0].shapes)
    assert nothing in next(iter(reading.workbook(file_of(found, "xlsx")).values())).values()
    # Nothing is not 0: no figure of a year before the first row is known.
    (figures,) = [block.figures for block in found.sections[0].blocks if isinstance(block, Readings)]
    assert {figure.value for figure in figures} == {None}


def test_the_same_report_gives_the_same_bytes(make: Make) -> None:
    found = make("quarterly", "az")
    assert pdf(found) == pdf(found)


def test_fonts_are_in_it(make: Make) -> None:
    data = file_of(make("annual", "ru"), "pdf")
    fonts = set()
    for page in PdfReader(BytesIO(data)).pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            fonts.add(str(inner["/BaseFont"]))
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    assert any(name.endswith("Inter-Regular") for name in fonts)


def hostile(name: str) -> Report:
    """A report in which everything that comes from the data is this name."""
    frame = pd.DataFrame({"key": [name], "title": [name], "illustrative": [0]})
    chart = Chart("ranked", frame, name, "key", "key", {"title": name}, sentence=name, rule=name)
    blocks = (Heading(name), Sentence(name), TableBlock("t", chart), Rules(name, (Rule(name, name, name),)))
    return Report("x", name, name, name, date(2025, 12, 31), "en", (Section("s", name, blocks),))


LETTERS = "#$@\\[]{}<>*_`~'\"=+-/.,:;!?()%&|^ abcXYZ019əğıİöüşçАЯёқў"
names = st.text(alphabet=LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip())


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(names)
@example("#evil[")
@example("$x$ @label <tag> *bold* _it_")
@example('\\ " ` // /* #panic()')
@example("=SUM(A1) +1 -1 @x")
@example("--- ... -> 1x2 'quoted'")
def test_hostile_names_are_printed_as_they_are(name: str) -> None:
    found = hostile(name)
    text = reading.text(pdf(found))
    # Cover, contents, header, heading, table, rule: never less often than it was said.
    assert text.count(reading.bare(name)) >= 8
    cells = list(reading.workbook(xlsx(found)).values())[1]
    assert [value for value in cells.values() if value == name]
    assert any(name.strip() in shape.text_frame.text for shape in reading.slides(pptx(found))[0].shapes)
