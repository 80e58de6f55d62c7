"""What the pages take from tables and constants: texts that reading the code alone does not find."""

import csv
import re

import pytest
from sqlalchemy import select

from lib import db, i18n
from lib.queries.naming import by_key
from lib.schema import Partner
from tests.live import ROOT
from tests.pages.conftest import PAGES, Reader
from tests.words import template


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_nothing_that_the_catalogues_do_not_have(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    ids = {message.id for message in template()}
    unknown: set[str] = set()
    spoken = i18n.Words.__call__

    def heard(self: i18n.Words, text: str, **values: object) -> str:
        if text and text not in ids:
            unknown.add(text)
        return spoken(self, text, **values)

    monkeypatch.setattr(i18n.Words, "__call__", heard)
    assert not reader(page, language=i18n.languages()[-1]).exception
    assert unknown == set()


@pytest.mark.parametrize(
    ("page", "address", "called"),
    [
        ("summary", {}, "Sinop Üniversitesi"),
        ("partners", {}, "Ege Üniversitesi"),
        ("partners", {"partner": "marmara-university"}, "Marmara Üniversitesi"),
        ("memberships", {}, "Kapadokya Üniversitesi"),
        ("mobility", {}, "Gazi Üniversitesi"),
    ],
    ids=["summary", "partners", "profile", "memberships", "mobility"],
)
def test_partners_are_called_as_in_the_language_of_the_reader(
    reader: Reader, page: str, address: dict[str, str], called: str, data_url: str
) -> None:
    with db.connect(data_url) as connection:
        names = by_key(connection, "tr")
        official = dict(connection.execute(select(Partner.key, Partner.name)).all())  # type: ignore[arg-type]
    at = reader(page, language="tr", **address)
    if page == "mobility":
        at.session_state["mobility-rows"] = True
        at.run()
    tables = [table.value.to_csv() for table in at.dataframe]
    said = " ".join([*(str(element.proto.body) for element in at.main.get("html")), *tables])
    # A profile gives the official name in English too, and says that it does.
    said = re.sub(r"<dl class='m-facts'>.*?</dl>", "", said)
    assert called in said
    assert [
        official[key]
        for key in names
        if re.search(rf"[>,]\s*{re.escape(official[key])}\s*[<,]|: {re.escape(official[key])} ", said)
    ] == []


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("summary", {}),
        ("grants", {}),
        ("grants", {"basis": "received"}),
        ("partners", {"partner": "ondokuz-mayis-university"}),
        ("partners", {"partner": "mendel-university-in-brno"}),
    ],
    ids=["summary", "grants", "received", "profile", "joint"],
)
def test_projects_activities_and_calls_are_called_as_in_the_language_of_the_reader(
    reader: Reader, page: str, address: dict[str, str]
) -> None:
    with (ROOT / "data" / "illustrative_words.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["en"]: row["ru"] for row in csv.DictReader(file)}
    at = reader(page, language="ru", **address)
    for key in ("grants-behind", "past-calls"):
        at.session_state[key] = True
    at.run()
    parts = [str(element.proto.body) for element in at.main.get("html")]
    parts += [table.value.to_csv() for table in at.dataframe]
    parts += [chart.proto.spec for chart in at.main.get("plotly_chart")]
    said = " ".join(parts)
    assert [title for title in titles if title in said] == []
    assert [title for title in titles.values() if title in said]
