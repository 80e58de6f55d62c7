"""The page Grants for readers: bases, currencies, tables behind a click, and the two universities that know little."""

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib import db, i18n
from lib.filters import Filters
from lib.i18n import words
from lib.imports.loading import load
from lib.imports.workbook import workbook
from lib.queries import grant_amounts
from tests.live import ROOT
from tests.pages.conftest import PAGES, Reader


def text(at: AppTest) -> str:
    """What the page says, without its tags and with plain blanks."""
    body = " ".join(str(element.proto.body) for element in at.main.get("html"))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def address(at: AppTest, name: str) -> list[str]:
    """The values of one name in the address; the tester gives a single one as text."""
    found = at.query_params[name]
    return [found] if isinstance(found, str) else list(found)


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("basis", ["awarded", "received", "recognised"])
def test_each_basis_in_each_language(reader: Reader, basis: str, language: str):
    at = reader("grants", language=language, basis=basis, currency="EUR")
    assert not at.exception
    assert not at.error
    assert len(at.get("plotly_chart")) == 4
    assert at.session_state["question"].money_basis == basis


def test_the_page_says_which_basis_the_switch_chose(reader: Reader):
    at = reader("grants")
    assert "Grants awarded, by year of the decision" in text(at)
    at.button_group(key="filter-money_basis").set_value("recognised").run()
    assert not at.exception
    assert "Grant income recognised, by year" in text(at)
    assert address(at, "basis") == ["recognised"]
    assert "Provisional: 4 projects are converted at the latest known rate, that of 2025." in text(at)


def test_the_currency_is_the_universitys_own_until_one_is_chosen(reader: Reader):
    at = reader("grants")
    assert "currency" not in at.query_params
    assert "1 EUR = 1.840047 AZN" in text(at)
    at.button_group(key="switch-currency").set_value("USD").run()
    assert not at.exception
    assert address(at, "currency") == ["USD"]
    assert "1 EUR = 1.08238 USD" in text(at)
    assert "US$" in text(at)
    at.button_group(key="switch-currency").set_value("AZN").run()
    assert "currency" not in at.query_params


def test_a_link_opens_in_its_currency_and_the_menu_keeps_it(reader: Reader):
    at = reader("grants", currency="EUR")
    assert "€" in text(at)
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / PAGES["memberships"])).run()
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / PAGES["grants"])).run()
    assert address(at, "currency") == ["EUR"]


def test_an_unknown_currency_is_named_and_dropped(reader: Reader):
    at = reader("grants", currency="XAU")
    assert [str(warning.value) for warning in at.warning] == [
        "The address asked for “XAU” under Currency of the sums, which does not exist here; it was left out."
    ]
    assert "currency" not in at.query_params


def test_unknown_amounts_are_counted(reader: Reader):
    said = text(reader("grants"))
    assert "3 projects have no known amount and are in no sum." in said
    assert "1 project has no known date of decision and is in no year." in said
    assert "1 application is pending and left out." in said


def test_calls_ahead_stand_on_the_page_and_past_ones_behind_a_click(reader: Reader):
    at = reader("grants")
    assert "27 days left" in text(at)
    assert "closed 220 days ago" not in text(at)
    assert "1 past call" in [one.label for one in at.expander]
    at.session_state["past-calls"] = True
    at.run()
    assert not at.exception
    assert "closed 220 days ago" in text(at)


def test_the_amounts_behind_the_income_come_when_they_are_asked_for(reader: Reader, data_url: str):
    at, w = reader("grants", language="en"), words("en")
    assert not at.dataframe
    at.session_state["grants-behind"] = at.session_state["every-grants-amounts"] = True
    at.run()
    assert not at.exception
    with db.connect(data_url) as connection:
        found = grant_amounts.amounts(connection, Filters(as_of=date(2026, 11, 21)), "AZN")
    assert len(found) == 15
    said = text(at)
    assert all(w.number(amount, 2) in said for amount in found["amount"].dropna())


def test_nothing_that_is_left_by_the_filters_is_said_kindly(reader: Reader):
    at = reader("grants", country="NZ")
    said = text(at)
    assert "No project is recorded for this choice." in said
    assert at.button(key="clear-nothing").label == "Clear filters"
    assert "Choose more years or countries, or clear the filters." in said


@pytest.fixture
def university(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest) -> AppTest:
    """The page on the database of another university."""
    url = f"sqlite:///{tmp_path / 'cooperation.db'}"
    with db.created(url) as connection:
        book = workbook(ROOT / "data" / request.param)
        assert not book.faults, "\n".join(fault.sentence(words("en")) for fault in book.faults)
        load(connection, book)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("MERIDIAN_TODAY", "2026-11-21")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(str(ROOT / "pages" / PAGES["grants"])).run()
    assert not at.exception
    assert not at.error
    return at


@pytest.mark.parametrize("university", ["bsu"], indirect=True)
def test_baku_knows_whole_budgets_and_no_income(university: AppTest):
    said = text(university)
    assert len(university.get("plotly_chart")) == 0
    assert "No income is known on this basis. 5 projects have no known amount and are in no sum." in said
    assert "653,908.71 EUR" in said
    assert "5 projects have no known own share." in said


@pytest.mark.parametrize("university", ["kokand"], indirect=True)
def test_kokand_has_its_own_statement_apart_from_the_rows(university: AppTest):
    said = text(university)
    assert "What the university states itself" in said
    assert (
        "US$200,000 2022–2024 “In 2022-2024, participation in more than 10 grant projects brought in $200,000.”" in said
    )
    assert "No project is on record yet." in said
    assert len(university.get("plotly_chart")) == 0


def test_figures_of_a_statement_keep_their_operator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    url = tmp_path / "cooperation.db"
    with db.created(f"sqlite:///{url}") as connection:
        load(connection, workbook(ROOT / "data" / "kokand"))
    with sqlite3.connect(url) as raw:
        raw.execute("update claim set operator = 'more_than' where indicator = 'grant_income'")
        raw.execute("update claim set indicator = 'grants', operator = 'about' where key = 'kokand-grants-10'")
    raw.close()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{url}")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(str(ROOT / "pages" / PAGES["grants"])).run()
    assert "more than US$200,000" in text(at)
    assert "about 10 grant projects" in text(at)
