"""What opens and stays open: the rest of a list, a table behind its button, what is to be frozen."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from lib import db
from lib.i18n import languages, words
from lib.screen.partners import SHOWN
from tests.pages import hands
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html
from tests.pages.test_reports import own  # noqa: F401

Load = Callable[[Any], Any]


def lines(at: AppTest) -> list[str]:
    """The names in the list of partners."""
    return re.findall(r"<a href='[^']*partner=[^']*'><b>(.*?)</b>", html(at))


def partners(listed: int, others: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """So many partners of the list, and so many that are only met in moves."""
    every = range(1, listed + others + 1)
    return {
        "partner": [{"key": f"p-{n}", "name": f"Partner {200 + n}", "listed": n <= listed} for n in every],
        "mobility": [{"partner_id": n, "start_date": date(2024, 3, 1)} for n in every],
    }


@pytest.mark.parametrize("language", languages())
def test_the_rest_of_each_list_of_partners_comes_at_a_press(
    reader: Reader, load: Load, monkeypatch: pytest.MonkeyPatch, database_url: str, language: str
) -> None:
    load(partners(SHOWN + 3, SHOWN + 1))
    monkeypatch.setenv("DATABASE_URL", database_url)
    at, w = reader("partners", language=language), words(language)
    assert len(lines(at)) == 2 * SHOWN
    assert at.button(key="more-listed").label == w.n("Show {n} more", "Show {n} more", 3)
    assert at.button(key="more-others").label == w.n("Show {n} more", "Show {n} more", 1)
    at.button(key="more-listed").click().run()
    assert not at.exception
    assert len(lines(at)) == 2 * SHOWN + 3
    assert [button.key for button in at.button if str(button.key).startswith("more-")] == ["more-others"]
    at.button(key="more-others").click().run()
    assert not at.exception
    assert len(set(lines(at))) == len(lines(at)) == 2 * SHOWN + 4
    assert [button.key for button in at.button if str(button.key).startswith("more-")] == []
    # They stay while the reader does something else, and a short list has no button.
    at.text_input(key="search").set_value("Partner 237").run()
    assert lines(at) == ["Partner 237"]
    assert [button.key for button in at.button if str(button.key).startswith("more-")] == []
    at.text_input(key="search").set_value("").run()
    assert len(lines(at)) == 2 * SHOWN + 4


def test_a_list_of_just_so_many_has_no_button(
    reader: Reader, load: Load, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    load(partners(SHOWN, 0))
    monkeypatch.setenv("DATABASE_URL", database_url)
    at = reader("partners", language="en")
    assert len(lines(at)) == SHOWN
    assert [button.key for button in at.button if str(button.key).startswith("more-")] == []


@pytest.mark.parametrize(
    ("page", "key", "total"),
    [
        ("mobility", "mobility-by-year", 24),
        ("mobility", "mobility-by-country", 30),
        ("summary", "map-summary", 45),
        ("memberships", "map-seats", 15),
    ],
)
def test_a_table_behind_its_button(reader: Reader, page: str, key: str, total: int) -> None:
    at = reader(page, language="en")
    before = html(at)
    assert hands.popovers(at)[f"more-{key}"] is False
    at.session_state[f"more-{key}"] = True
    at.run()
    assert not at.exception
    assert {name for name, opened in hands.popovers(at).items() if opened} == {f"more-{key}"}
    assert hands.buttons(at) == {f"{kind}-{key}" for kind in ("png", "svg", "xlsx", "csv")}
    added = html(at).count("<tr>") - before.count("<tr>")
    assert f"10 of {total} rows" in html(at)
    assert added == 11  # with the head
    at.button(key=f"all-{key}").click().run()
    assert not at.exception
    assert hands.popovers(at)[f"more-{key}"] is True
    assert html(at).count("<tr>") - before.count("<tr>") == total + 1
    at.session_state[f"more-{key}"] = False
    at.run()
    assert html(at) == before


def test_a_very_long_table_scrolls(reader: Reader) -> None:
    at = reader("mobility", language="en")
    at.session_state["more-mobility-programmes-by-year"] = True
    at.run()
    assert not at.exception
    (table,) = at.dataframe
    assert len(table.value) == 84
    assert list(table.value.columns) == ["Year", "Programme", "Moves"]
    assert "84 rows" in html(at)


@pytest.mark.parametrize("language", languages())
def test_what_is_to_be_frozen_is_said_first(reader: Reader, language: str) -> None:
    at, w = reader("reports", language=language), words(language)
    at.session_state["open-freeze"] = True
    at.run()
    assert not at.exception
    assert hands.popovers(at)["open-freeze"] is True
    facts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html(at).split("m-facts m-apart")[-1].split("</dl>")[0]))
    assert list(facts) == [w("Report"), w("As at"), w("Sections"), w("Languages")]
    assert facts[w("Report")].startswith(w("Annual report"))
    assert w("Mobility") in facts[w("Sections")]
    assert facts[w("Languages")] == w.listed(words(one).endonym for one in languages())


def test_a_freeze_closes_and_the_next_one_names_it(own: Reader) -> None:  # noqa: F811
    at = own("reports", language="en")
    at.button_group(key="report-sections").set_value(["grants"]).run()
    at.session_state["open-freeze"] = True
    at.run()
    assert "<dt>Frozen before</dt>" not in html(at)
    assert "<dt>Sections</dt><dd>Grants</dd>" in html(at)
    at.button(key="freeze").click().run()
    assert not at.exception
    assert hands.popovers(at)["open-freeze"] is False
    at.session_state["open-freeze"] = True
    at.run()
    assert re.search(r"<dt>Frozen before</dt><dd>\d+\s\w+\s\d{4}", html(at))
    with db.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM frozen_report")).scalar_one() == 1
