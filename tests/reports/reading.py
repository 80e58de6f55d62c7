"""The files of reports read back: the text of a PDF, the charts of slides, the cells of a workbook.

Many tests look at the same file: it is read once in a process, and nobody changes what was read.
"""

import re
import zipfile
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from pptx import Presentation
from pypdfium2 import PdfDocument

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@lru_cache(maxsize=64)
def text(data: bytes) -> str:
    """Everything that stands in a PDF, without blanks: a line may break anywhere."""
    with PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    # PDFium writes this where a line breaks after a hyphen.
    return bare("".join(pages).replace("\x02", "-"))


def bare(said: str) -> str:
    return re.sub(r"[\s\u00ad]", "", said)


def show(data: bytes) -> Any:
    return Presentation(BytesIO(data))


def slides(data: bytes) -> list[Any]:
    return list(show(data).slides)


@lru_cache(maxsize=64)
def charts(data: bytes) -> dict[str, tuple[list[str], dict[str, list[float | None]]]]:
    """By its title, the categories and the series of each native chart."""
    found = {}
    for slide in slides(data):
        for shape in slide.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                found[shape.name] = (
                    list(plot.categories),
                    {series.name: list(series.values) for series in plot.series},
                )
    return found


@lru_cache(maxsize=64)
def tables(data: bytes) -> dict[str, dict[tuple[str, ...], list[list[str]]]]:
    """By its title and its headings, the lines of each table: those that stand on several slides are one again."""
    found: dict[str, dict[tuple[str, ...], list[list[str]]]] = {}
    for slide in slides(data):
        for shape in slide.shapes:
            if shape.has_table:
                above, *below = [[cell.text for cell in row.cells] for row in shape.table.rows]
                found.setdefault(slide.shapes.title.text, {}).setdefault(tuple(above), []).extend(below)
    return found


@lru_cache(maxsize=64)
def said(data: bytes) -> dict[str, list[str]]:
    """By its title, the texts that stand on the slides outside tables."""
    found: dict[str, list[str]] = {}
    for slide in slides(data):
        if slide.shapes.title is not None:
            texts = (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            found.setdefault(slide.shapes.title.text, []).extend(texts)
    return found


@lru_cache(maxsize=64)
def notes(data: bytes) -> dict[str, str]:
    """By its title, what the speaker of each slide reads."""
    return {s.shapes.title.text: s.notes_slide.notes_text_frame.text for s in slides(data) if s.has_notes_slide}


@lru_cache(maxsize=64)
def workbook(data: bytes) -> dict[str, dict[tuple[int, int], Any]]:
    """By its name, the cells of each sheet."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        strings = [
            "".join(t.text or "" for t in one.iter(f"{{{NS['m']}}}t"))
            for one in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        sheets = [sheet.get("name") or "" for sheet in book.iter(f"{{{NS['m']}}}sheet")]
        return {
            name: dict(_cells(ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")), strings))
            for number, name in enumerate(sheets, 1)
        }


def _cells(sheet: ElementTree.Element, strings: list[str]) -> Any:
    for cell in sheet.iter(f"{{{NS['m']}}}c"):
        value = cell.find("m:v", NS)
        if value is not None:
            held = strings[int(value.text or 0)] if cell.get("t") == "s" else float(value.text or 0)
            yield _place(cell.get("r") or "A1"), held


def _place(name: str) -> tuple[int, int]:
    letters, number = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(number) - 1, column - 1
