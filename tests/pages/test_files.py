"""Every card of every page gives its own files, and what rests on illustrative rows says so on the card and in each."""

import csv
import re
from html import escape
from io import BytesIO, StringIO
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib.i18n import Words, languages, words
from tests.pages import hands
from tests.pages.conftest import PAGES, Reader
from tests.pages.hands import Files
from tests.pages.test_every_page import html
from tests.reports.reading import workbook

SVG = "{http://www.w3.org/2000/svg}"
# Drawn by nothing: it has two tables behind its click.
ONLY_TABLES = ("what-came",)

# On the page the table of the agreements is called otherwise than in its files.
TITLES = {"agreements": "All agreements"}


class View(NamedTuple):
    """A page as an address shows it: its cards with four files, those with two; a star says: illustrative."""

    page: str
    drawn: str = ""
    listed: str = ""
    others: str = ""
    opens: tuple[str, ...] = ()
    address: tuple[tuple[str, str], ...] = ()
    section: str = ""


MOBILITY = (
    "map-mobility-map* mobility-by-year* mobility-programmes-by-year* mobility-by-country* mobility-balance* "
    "mobility-by-country-and-year* mobility-by-unit* mobility-by-programme*"
)
VIEWS = {
    "summary": View("summary", "map-summary* what-moved* summary-moves* summary-grants*", "what-came*"),
    "partners": View("partners", "map-partners* agreements-by-year*", "agreements*"),
    "profile": View(
        "partners",
        "map-place-marmara-university profile-moves*",
        address=(("partner", "marmara-university"),),
    ),
    "mobility": View("mobility", MOBILITY, "mobility-rows*", opens=("mobility-rows",)),
    "mobility by figures": View("mobility", MOBILITY, address=(("faculties", "cells"), ("balance", "five"))),
    "grants": View(
        "grants",
        "grants-by-year* grants-by-funder* grants-timeline* grants-success*",
        "grants-portfolio* grants-rates grants-amounts*",
        opens=("grants-behind",),
    ),
    "memberships": View("memberships", "map-seats memberships-by-country memberships-time-line"),
    "delegation": View("delegation"),
    "reports": View("reports", others="report-download-pdf"),
    "preview": View(
        "reports", "map-preview-cooperation-1*", others="report-download-pdf", section="Partners and agreements"
    ),
    "dictionary": View("dictionary", others="template"),
}
SECTIONS = "preview-indicators-cooperation-mobility-grants-memberships-activities-attention-rules"


def keys(cards: str) -> dict[str, bool]:
    """The keys of cards, and whether each is illustrative."""
    return {card.rstrip("*"): card.endswith("*") for card in cards.split()}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    return Files(monkeypatch)


def shown(reader: Reader, view: View, language: str) -> AppTest:
    """The page with every table open."""
    at = reader(view.page, language=language, **dict(view.address))
    for key in view.opens:
        at.session_state[key] = True
    if view.section:
        at.session_state[f"{SECTIONS}-{language}"] = words(language)(view.section)
        at.run()
    for key in hands.popovers(at):
        at.session_state[key] = key.startswith("more-")
    at.run()
    assert not at.exception
    return at


def test_no_page_is_forgotten() -> None:
    assert {view.page for view in VIEWS.values()} == set(PAGES)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_card_gives_its_files_and_says_what_is_illustrative(
    reader: Reader, files: Files, view: View, language: str
) -> None:
    at, w = shown(reader, view, language), words(language)
    drawn, listed = keys(view.drawn), keys(view.listed)
    wanted = {f"{kind}-{key}" for key in drawn for kind in ("png", "svg", "xlsx", "csv")}
    wanted |= {f"{kind}-{key}" for key in listed for kind in ("xlsx", "csv")}
    assert hands.buttons(at) == wanted | set(view.others.split())
    # Each chart and each map has its card, and each card its chart or map.
    maps = {str(one.key) for one in at.get("deck_gl_json_chart")}
    assert {key for key in hands.charts(at) if not key.startswith("preview-")} | maps == set(drawn)
    for key, illustrative in {**drawn, **listed}.items():
        title = tables(files, at, key, illustrative, w)
        assert marked(at, key, TITLES.get(key, title), w) == illustrative, key
        if key in drawn:
            assert picture(files, at, key, w) == illustrative, key
            if language == "en":
                photograph(files, at, key)
    assert hands.popovers(at) == {
        **{f"more-{key}": True for key in (*drawn, *(key for key in listed if key in ONLY_TABLES))},
        **({"open-freeze": False} if view.page == "reports" else {}),
    }


def marked(at: AppTest, key: str, title: str, w: Words) -> bool:
    """Whether the card says at its title that it rests on illustrative rows; the rows of moves have no title."""
    said = w("Illustrative rows are included.")
    if key == "mobility-rows":
        return any(str(caption.value).endswith(said) for caption in at.expander[0].caption)
    (behind,) = re.findall(rf"<h3>{re.escape(escape(w(title)))}(|<.*?)</h3>", html(at))
    badge = f"<span class='m-gap'> </span><span class='m-badge' title='{said}'>{w('Illustrative')}</span>"
    assert behind in ("", badge)
    return bool(behind)


def photograph(files: Files, at: AppTest, key: str) -> None:
    png = files.press(at, f"png-{key}")
    assert png.name == f"{key}.png"
    assert png.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert Image.open(BytesIO(png.content)).width >= 1200


def picture(files: Files, at: AppTest, key: str, w: Words) -> bool:
    """Whether the drawing says that it rests on illustrative rows."""
    svg = files.press(at, f"svg-{key}")
    assert svg.name == f"{key}.svg"
    assert b"<svg" in svg.content[:1000]
    root = ElementTree.fromstring(svg.content)
    assert root.tag == f"{SVG}svg"
    said = " ".join(" ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).split())
    return w("Illustrative rows are included.") in said


def tables(files: Files, at: AppTest, key: str, illustrative: bool, w: Words) -> str:
    """The lines of the CSV are those of the workbook; the title that the workbook has."""
    plain, book = (files.press(at, f"{kind}-{key}") for kind in ("csv", "xlsx"))
    assert (plain.name, book.name) == (f"{key}.csv", f"{key}.xlsx")
    assert plain.content.startswith(b"\xef\xbb\xbf")
    head, *lines = list(csv.reader(StringIO(plain.content.decode("utf-8-sig"))))
    assert lines
    assert all(head)
    assert len(set(head)) == len(head)
    assert head[-1] == w("Illustrative rows")
    assert (sum(float(line[-1] or 0) for line in lines) > 0) == illustrative, key
    assert book.content.startswith(b"PK\x03\x04")
    (cells,) = workbook(book.content).values()
    rows = [
        [cells.get((row, column), "") for column in range(len(head))] for row in range(1 + max(r for r, _ in cells))
    ]
    assert head in rows
    below = rows[rows.index(head) + 1 :]
    assert len([row for row in below if any(cell != "" for cell in row)]) == len(lines), key
    assert ([w("Illustrative rows are included.")] in [[c for c in row if c] for row in rows]) == illustrative, key
    return str(rows[0][0])


@pytest.mark.parametrize(
    ("page", "key", "kind", "chosen"),
    [
        ("mobility", "mobility-by-programme", "svg", " Chosen: Years: 2020–…; Country: Türkiye and Poland."),
        ("mobility", "mobility-by-programme", "xlsx", " Chosen: Years: 2020–…; Country: Türkiye and Poland."),
        # Of what a click chooses all stays in the picture.
        ("mobility", "mobility-by-country", "svg", " Chosen: Years: 2020–…."),
        ("mobility", "mobility-by-year", "svg", " Chosen: Country: Türkiye and Poland."),
        ("mobility", "map-mobility-map", "svg", " Chosen: Years: 2020–…."),
        ("grants", "grants-portfolio", "xlsx", " Chosen: Years: 2020–…; Country: Türkiye and Poland."),
    ],
)
def test_a_file_says_of_whom_it_is_and_what_was_chosen(
    reader: Reader, files: Files, page: str, key: str, kind: str, chosen: str
) -> None:
    view = View(page, address=(("country", ["TR", "PL"]), ("from", "2020")))
    at = shown(reader, view, "en")
    content = files.press(at, f"{kind}-{key}").content
    if kind == "svg":
        said = " ".join("".join(text.itertext()) for text in ElementTree.fromstring(content).iter(f"{SVG}text"))
    else:
        said = " ".join(str(cell) for cells in workbook(content).values() for cell in cells.values())
    assert f"Lankaran State University.{chosen}" in " ".join(said.split())
