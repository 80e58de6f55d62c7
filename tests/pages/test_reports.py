"""The page Reports: every choice, the files, the freeze, and what would be different today."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from lib import db, i18n
from lib.i18n import words
from tests.databases import put
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html, warnings

EVERY = ["indicators", "cooperation", "mobility", "grants", "memberships", "activities", "attention"]
PARTNER = ["partner", "agreements", "mobility", "grants", "activities", "joint", "memberships"]
TITLES = [
    "Indicators",
    "Partners and agreements",
    "Mobility",
    "Grants",
    "Memberships",
    "Activities",
    "Needs attention",
    "Rules and sources",
]


@pytest.fixture
def own(lsu_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Iterator[Callable[..., Any]]:
    """A reader of a database that may be written to; on a server the shared one is cleaned up behind the test."""
    url = lsu_url
    if lsu_url.startswith("sqlite"):
        shutil.copy(lsu_url.removeprefix("sqlite:///"), tmp_path / "own.db")
        url = f"sqlite:///{tmp_path / 'own.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    yield reader
    with db.transaction(url) as connection:
        for table in ("frozen_number", "frozen_source", "frozen_document", "frozen_report"):
            connection.execute(text(f"DELETE FROM {table}"))
    if url != lsu_url:
        db.forget(url)


class Bar:
    """In the place of the bar on the page: what it showed."""

    def __init__(self) -> None:
        self.shown: list[tuple[float, str]] = []

    def progress(self, part: float, text: str) -> None:
        self.shown.append((round(part, 2), text))

    def empty(self) -> None:
        self.shown.append((1.0, ""))


def test_a_long_job_shows_its_steps(monkeypatch: pytest.MonkeyPatch, own: Callable[..., Any]) -> None:
    bar = Bar()
    monkeypatch.setattr("lib.screen.progress.st", SimpleNamespace(empty=lambda: bar))
    at = own("reports", language="en")
    at.button_group(key="report-sections").set_value(["mobility", "grants"]).run()
    assert bar.shown[-3:] == [(0.0, "Mobility"), (0.5, "Grants"), (1.0, "")]
    bar.shown.clear()
    at.button(key="freeze").click().run()
    assert not at.exception
    steps = [one for one in bar.shown if one[1]]
    assert steps[:3] == [(0.0, "English · Mobility"), (0.1, "English · Grants"), (0.2, "Azərbaycanca · Mobillik")]
    assert len(steps) == 10
    assert (1.0, "") in bar.shown


def look_at(at: AppTest, section: str, sections: tuple[str, ...] = (*EVERY, "rules")) -> None:
    """Open the section of the preview that has this title."""
    at.session_state[f"preview-{'-'.join(sections)}-en"] = section
    at.run()


@pytest.mark.parametrize("language", i18n.languages())
def test_the_report_of_last_year_is_shown_at_first(reader: Reader, language: str) -> None:
    at, w = reader("reports", language=language), words(language)
    assert not at.exception
    assert not at.error
    assert at.selectbox(key="switch-year").value == "2025"
    assert at.selectbox(key=f"report-language-{language}").value == language
    assert w("Annual report") in html(at)
    assert w("No report has been frozen yet.") in html(at)
    assert at.button_group(key="report-sections").value == EVERY


@pytest.mark.parametrize("section", TITLES)
def test_every_section_is_shown(reader: Reader, section: str) -> None:
    at = reader("reports")
    assert [tab.label for tab in at.tabs] == TITLES
    look_at(at, section)
    assert not at.exception
    assert f"<h2>{section}<" in html(at)
    charts = len(at.get("plotly_chart"))
    assert (charts > 0) == (section in ("Partners and agreements", "Mobility", "Grants", "Activities"))


def test_figures_stand_at_the_right(reader: Reader) -> None:
    said = html(reader("reports"))
    assert "<th scope='col' class=m-figure>Figure</th>" in said
    assert "<td class=m-figure data-h='A year earlier'>AZN\u00a066,242</td>" in said
    assert "<td class=m-figure data-h='Change'>–</td>" in said


def test_a_quarter(reader: Reader) -> None:
    at = reader("reports", report="quarterly")
    assert at.button_group(key="switch-quarter").value == "3"
    assert "Quarterly report · Q3 2026" in html(at)
    at.selectbox(key="switch-year").set_value("2025").run()
    at.button_group(key="switch-quarter").set_value("1").run()
    assert not at.exception
    assert "Quarterly report · Q1 2025" in html(at)


def test_a_country(reader: Reader) -> None:
    at = reader("reports")
    at.button_group(key="switch-report").set_value("brief").run()
    at.selectbox(key="switch-about").set_value("TR").run()
    assert not at.exception
    assert "Country brief · Türkiye" in html(at)
    assert at.query_params["report"] in ("brief", ["brief"])


def test_a_partner_of_a_country(reader: Reader) -> None:
    at = reader("reports")
    assert [box.key for box in at.selectbox if "partner" in str(box.key)] == []
    at.button_group(key="switch-report").set_value("brief").run()
    at.selectbox(key="switch-about").set_value("HU").run()
    picker = at.selectbox(key="switch-partner")
    # Kaposvár University is now a part of the other one.
    assert picker.value is None
    assert picker.options == ["Hungarian University of Agriculture and Life Sciences", "University of Debrecen"]
    assert "Country brief · Hungary" in html(at)
    picker.set_value("mate").run()
    assert not at.exception
    assert "Partner brief · Hungarian University of Agriculture and Life Sciences" in html(at)
    assert at.button_group(key="report-sections-partner").value == PARTNER
    assert [button.key for button in at.button if button.key == "freeze"] == []
    at.selectbox(key="switch-about").set_value("TR").run()
    assert "Country brief · Türkiye" in html(at)
    at.button_group(key="switch-report").set_value("quarterly").run()
    assert [box.key for box in at.selectbox if "partner" in str(box.key)] == []


def test_a_country_without_partners_has_none_to_choose(reader: Reader) -> None:
    at = reader("reports", report="brief")
    at.selectbox(key="switch-about").set_value("DE").run()
    assert not at.exception
    assert at.selectbox(key="switch-partner").disabled
    assert "Country brief · Germany" in html(at)


def test_every_section_of_a_partner_is_shown(reader: Reader) -> None:
    at = reader("reports", report="brief")
    at.selectbox(key="switch-about").set_value("TR").run()
    at.selectbox(key="switch-partner").set_value("marmara-university").run()
    titles = [tab.label for tab in at.tabs]
    assert len(titles) == 8
    assert "Mobility" in titles
    for title in titles:
        look_at(at, title, (*PARTNER, "rules"))
        assert not at.exception
        assert f"<h2>{title}<" in html(at)
        assert (len(at.get("plotly_chart")) > 0) == (title == "Mobility")


def test_the_language_of_the_report_is_not_that_of_the_page(reader: Reader) -> None:
    at = reader("reports")
    at.selectbox(key="report-language-en").set_value("az").run()
    assert not at.exception
    assert "İllik hesabat" in html(at)
    assert "<h1>Reports</h1>" in html(at)


def test_sections_are_chosen(reader: Reader) -> None:
    at = reader("reports")
    at.button_group(key="report-sections").set_value(["grants"]).run()
    assert not at.exception
    assert [tab.label for tab in at.tabs] == ["Grants", "Rules and sources"]
    at.button_group(key="report-sections").set_value([]).run()
    assert not at.exception
    assert "Choose at least one section." in html(at)


def test_nonsense_in_the_address_is_named(reader: Reader) -> None:
    at = reader("reports", report="monthly")
    assert not at.exception
    assert warnings(at) == ["The address asked for “monthly” under Report, which does not exist here; it was left out."]


@pytest.mark.parametrize("form", ["pdf", "pptx", "xlsx"])
def test_one_button_gives_the_file(reader: Reader, form: str) -> None:
    at = reader("reports")
    at.button_group(key="report-format").set_value(form).run()
    assert not at.exception
    (button,) = at.get("download_button")
    assert button.label == f"Download {form.upper()}"
    assert button.proto.type == "primary"
    assert [b.key for b in at.button if b.proto.type == "primary"] == []
    assert at.button(key="freeze").proto.type == "secondary"


def test_a_report_is_frozen_and_compared(own: Reader) -> None:
    at = own("reports")
    at.button(key="freeze").click().run()
    assert not at.exception
    assert [toast.value for toast in at.toast] == ["The report is frozen."]
    assert [button.label for button in at.get("download_button")] == ["Download PDF", "PDF", "PPTX", "XLSX"]
    assert "No report has been frozen yet." not in html(at)
    with db.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM frozen_report")).scalar_one() == 1
        number = connection.execute(text("SELECT max(id) FROM frozen_report")).scalar_one()
    one = "(SELECT min(id) FROM mobility WHERE calendar_year = 2025 AND status = 'completed')"
    with db.transaction() as connection:
        connection.execute(text(f"UPDATE mobility SET participants = participants + 1 WHERE id = {one}"))
    at.session_state[f"differences-{number}"] = True
    at.run()
    assert not at.exception
    assert "rows in the table mobility were changed" in html(at)
    assert "Moves by year and direction" in html(at)
    with db.transaction() as connection:
        connection.execute(text(f"UPDATE mobility SET participants = participants - 1 WHERE id = {one}"))
    at.run()
    assert "Nothing: every number would be the same." in html(at)


def test_a_brief_of_no_country_is_an_empty_state(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reader: Reader
) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    with db.created(url) as connection:
        put(connection, {"mobility": []})
    monkeypatch.setenv("DATABASE_URL", url)
    at = reader("reports", report="brief")
    assert not at.exception
    assert (warnings(at), "Nothing is recorded for this choice." in html(at)) == ([], True)
    db.forget(url)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ({"year": "2023"}, "Annual report · 2023"),
        ({"report": "quarterly", "year": "2024", "quarter": "2"}, "Quarterly report · Q2 2024"),
        ({"report": "brief", "about": "KZ"}, "Country brief · Kazakhstan"),
        ({"report": "brief", "about": "TR", "partner": "marmara-university"}, "Partner brief · Marmara University"),
    ],
)
def test_a_link_shows_the_same_report(reader: Reader, address: dict[str, str], title: str) -> None:
    at = reader("reports", **address)
    assert not at.exception
    assert title in html(at)
    assert not warnings(at)
    assert {name: at.query_params[name] for name in address} in ({**address}, {k: [v] for k, v in address.items()})


def test_another_country_lets_go_of_the_partner(reader: Reader) -> None:
    at = reader("reports", report="brief", about="TR", partner="marmara-university")
    at.selectbox(key="switch-about").set_value("KZ").run()
    assert not at.exception
    assert not warnings(at)
    assert "Country brief · Kazakhstan" in html(at)
    assert "partner" not in at.query_params


def test_a_brief_waits_for_its_country(reader: Reader) -> None:
    at = reader("reports", report="brief")
    assert not at.exception
    assert "Choose a country first." in html(at)
    assert not at.get("download_button")


@pytest.mark.parametrize("address", [{"year": "1800"}, {"report": "brief", "about": "XX"}, {"year": "abc"}])
def test_what_an_address_asks_for_in_vain_is_named(reader: Reader, address: dict[str, str]) -> None:
    at = reader("reports", **address)
    assert not at.exception
    assert len(warnings(at)) == 1
