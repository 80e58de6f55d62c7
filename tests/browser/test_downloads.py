"""Files of a card: what a reader takes home of a chart and of a map is a picture, a workbook and its rows."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from pptx import Presentation
from pypdfium2 import PdfDocument

from lib.imports.spreadsheets import Spreadsheet
from tests.browser.conftest import Open, wait

CARDS = [
    ("mobility", "mobility-by-country", 16),
    ("mobility", "map-mobility-map", 16),
    ("partners", "map-partners", 46),
    ("memberships", "map-seats", 16),
]


@pytest.mark.parametrize(("path", "key", "least"), CARDS)
def test_a_card_gives_its_four_files(open_page: Open, tmp_path: Path, path: str, key: str, least: int) -> None:
    page = open_page(path, lang="en")
    page.locator(f".st-key-more-{key} button").first.click()
    files: dict[str, bytes] = {}
    for kind in ("png", "svg", "xlsx", "csv"):
        button = page.locator(f".st-key-{kind}-{key} button")
        button.wait_for(timeout=30_000)
        with page.expect_download(timeout=60_000) as coming:
            button.click()
        wait(page)
        coming.value.save_as(tmp_path / coming.value.suggested_filename)
        assert coming.value.suggested_filename == f"{key}.{kind}"
        files[kind] = (tmp_path / f"{key}.{kind}").read_bytes()
    assert Image.open(BytesIO(files["png"])).width >= 1200
    assert ElementTree.fromstring(files["svg"]).tag == "{http://www.w3.org/2000/svg}svg"
    rows = list(csv.reader(StringIO(files["csv"].decode("utf-8-sig"))))
    assert len(rows) >= least
    assert "Türkiye" in {cell for row in rows for cell in row}
    book = Spreadsheet(tmp_path / f"{key}.xlsx")
    (sheet,) = book.sheets.values()
    assert not book.faults
    assert any("Türkiye" in cells for _, cells in sheet.lines)


def test_a_guest_takes_the_brief_and_the_slides_home(open_page: Open, tmp_path: Path) -> None:
    """One click each, without the page running again."""
    page = open_page("delegation", lang="en")
    chooser = page.locator(".st-key-guest-country input")
    chooser.fill("Türkiye")
    chooser.press("Enter")
    files: dict[str, bytes] = {}
    for kind in ("pdf", "pptx"):
        button = page.locator(f".st-key-guest-{kind} button")
        button.wait_for(timeout=30_000)
        wait(page)
        with page.expect_download(timeout=60_000) as coming:
            button.click()
        assert coming.value.suggested_filename == f"TR-en.{kind}"
        coming.value.save_as(tmp_path / coming.value.suggested_filename)
        files[kind] = (tmp_path / coming.value.suggested_filename).read_bytes()
    assert files["pdf"].startswith(b"%PDF")
    with PdfDocument(files["pdf"]) as document:
        assert len(document) == 2
    deck = Presentation(BytesIO(files["pptx"])).slides
    assert len(deck) == 6
    assert deck[0].shapes.title.text == "Türkiye"
