"""Baku and Kokand record less than Lankaran: every page, wall and file in every language, and nothing is marked."""

import csv
from html import escape
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lib import db
from lib.i18n import Words, words
from tests import databases, store
from tests.live import ROOT
from tests.pages import hands
from tests.pages.conftest import PAGES, Reader
from tests.pages.hands import Files
from tests.pages.test_every_page import html, warnings
from tests.pages.test_same_as_paper import TILE, plain
from tests.reports.reading import bare, slides, text, workbook

UNIVERSITIES = ("bsu", "kokand")
# Every card with something to draw, and every table that is read; pages without any are not named.
CARDS = {
    "bsu": {
        "summary": "map-summary summary-moves",
        "partners": "map-partners",
        "mobility": (
            "map-mobility-map mobility-by-year mobility-programmes-by-year mobility-by-country mobility-balance "
            "mobility-by-country-and-year mobility-by-unit mobility-by-programme"
        ),
        "memberships": "map-seats memberships-by-country memberships-time-line memberships-by-year",
    },
    "kokand": {"summary": "map-summary", "partners": "map-partners"},
}
TABLES = {"bsu": {"grants": "grants-portfolio"}, "kokand": {}}
OTHERS = {"reports": {"report-download-pdf"}, "dictionary": {"template"}}
GUESTS = {"bsu": ("TR", "NZ"), "kokand": ("TR", "KZ")}
SECTIONS = "preview-indicators-cooperation-mobility-grants-memberships-activities-attention-rules"

each = pytest.mark.parametrize("university", UNIVERSITIES, indirect=True)
# What differs from Lankaran is what is not there, and not its words: two languages are enough.
spoken = pytest.mark.parametrize("language", ["en", "uz"])


@pytest.fixture
def university(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def data_url(university: str) -> str:
    """Its database on SQLite, read in once in a run; for reading only."""

    def made(at: Path) -> None:
        databases.fill(f"sqlite:///{at}", ROOT / "data" / university)
        db.forget(f"sqlite:///{at}")

    return f"sqlite:///{store.place(f'data of {university}', made)}"


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    return Files(monkeypatch)


@pytest.mark.parametrize("university", ["bsu"], indirect=True)
def test_where_the_rows_end_years_ago_their_last_year_is_shown(reader: Reader) -> None:
    at = reader("summary", language="en")
    said = html(at)
    assert "The newest of these figures are those of 2019." in said
    assert said.count("<p class='m-moved'>There is no earlier figure to compare with yet.") == 1
    assert "No agreement is recorded here." in said
    assert "No call is recorded." in said
    assert "0 dormant partners" not in said
    tiles = {plain(name): plain(value) for name, value, _ in TILE.findall(said)}
    assert (tiles["Active partners"], tiles["Partner countries"]) == ("6", "4")
    assert (tiles["Outgoing students"], tiles["Outgoing staff"], tiles["Agreements in force"]) == ("12", "–", "–")
    # Nothing to choose from where no year before is known.
    assert "switch-moved" not in at.session_state
    then = html(reader("summary", language="en", to="2019"))
    tiles = {plain(name): plain(value) for name, value, _ in TILE.findall(then)}
    assert (tiles["Active partners"], tiles["Partner countries"], tiles["Outgoing students"]) == ("6", "4", "12")
    assert "The newest of these figures" not in then


@each
@spoken
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands(reader: Reader, page: str, language: str) -> None:
    at = reader(page, language=language)
    assert not at.exception
    assert not at.error
    assert warnings(at) == []
    assert at.session_state["language"] == language
    assert "<h1>" in html(at)
    assert "m-badge" not in html(at)


@each
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_in_the_dark(reader: Reader, page: str) -> None:
    at = reader(page, "dark", "ru")
    assert not at.exception
    assert not at.error


@each
@spoken
def test_every_card_gives_its_files_and_none_is_marked(
    reader: Reader, files: Files, university: str, language: str
) -> None:
    for page in PAGES:
        at = reader(page, language=language)
        cards = set(CARDS[university].get(page, "").split())
        tables = set(TABLES[university].get(page, "").split())
        assert {key for key in hands.popovers(at) if key.startswith("more-")} == {f"more-{key}" for key in cards}
        for key in cards:
            at.session_state[f"more-{key}"] = True
        at.run()
        assert not at.exception
        wanted = {f"{kind}-{key}" for key in cards for kind in ("png", "svg", "xlsx", "csv")}
        wanted |= {f"{kind}-{key}" for key in tables for kind in ("xlsx", "csv")}
        assert hands.buttons(at) == wanted | OTHERS.get(page, set())
        for key in sorted(wanted):
            # A picture in dots takes long, and has no letters that could be read.
            if language == "en" or not key.startswith("png-"):
                unmarked(key, files.press(at, key).content, words(language))


def unmarked(key: str, content: bytes, w: Words) -> None:
    """The file is whole, and says nowhere that a row is illustrative."""
    said = w("Illustrative rows are included.")
    match key.split("-")[0]:
        case "csv":
            head, *lines = csv.reader(StringIO(content.decode("utf-8-sig")))
            assert content.startswith(b"\xef\xbb\xbf")
            assert head[-1] == w("Illustrative rows")
            assert lines
            assert {line[-1] for line in lines} == {"0"}, key
        case "svg":
            ElementTree.fromstring(content)
            assert said not in content.decode(), key
        case "xlsx":
            (cells,) = workbook(content).values()
            assert said not in cells.values(), key
        case _:
            assert content.startswith(b"\x89PNG\r\n\x1a\n")


@each
@spoken
def test_every_section_of_the_report_stands(reader: Reader, language: str) -> None:
    at = reader("reports", language=language)
    titles = [tab.label for tab in at.tabs]
    assert len(titles) == 8
    for title in titles:
        at.session_state[f"{SECTIONS}-{language}"] = title
        at.run()
        assert not at.exception
        assert not at.error
        assert f"<h2>{escape(title)}<" in html(at)


@each
@spoken
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_guest_has_a_wall(reader: Reader, university: str, language: str, theme: str) -> None:
    for guest in GUESTS[university]:
        at = reader("delegation", theme, language, guest=guest)
        assert not at.exception
        assert not at.error
        assert html(at).count("<h1>") == 6
        assert "w-badge" not in html(at)


@each
@spoken
def test_a_guest_has_its_files(reader: Reader, files: Files, language: str) -> None:
    at, w = reader("delegation", language="en"), words(language)
    at.selectbox(key="guest-country").set_value("TR").run()
    at.selectbox(key="guest-language").set_value(language).run()
    assert not at.exception
    deck = slides(files.press(at, "guest-pptx").content)
    assert len(deck) == 6
    assert deck[0].shapes.title.text == w.country("TR")
    assert bare(w.country("TR")) in text(files.press(at, "guest-pdf").content)
