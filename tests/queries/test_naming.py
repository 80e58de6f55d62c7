"""What partners are called in a language: by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Connection

from lib.filters import Filters
from lib.queries import activities, delegation, grant_amounts, grant_projects, grants, naming, profile
from lib.queries.guests import Guest
from tests.databases import Rows
from tests.queries.plain import plain

Load = Callable[[Rows], Connection]

SOME: Rows = {
    "partner": [{"key": "ege", "name": "Ege University"}, {"key": "gazi", "name": "Gazi University"}],
    "partner_name": [
        {"partner_id": 1, "name": "Ege Universiteti", "language": "az", "kind": "alias"},
        {"partner_id": 1, "name": "Ege Üniversitesi", "language": "tr", "kind": "native"},
        {"partner_id": 1, "name": "Ege", "language": "tr", "kind": "alias"},
        {"partner_id": 1, "name": "Egey", "language": "az", "kind": "alias"},
        {"partner_id": 1, "name": "Aegean University", "language": "en", "kind": "alias"},
        {"partner_id": 2, "name": "Gazi Enstitüsü", "language": "tr", "kind": "former"},
    ],
}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", {}),  # the name itself is English
        ("az", {"ege": "Ege Universiteti"}),  # of two others the first
        ("tr", {"ege": "Ege Üniversitesi"}),  # the native one before others, and never a former one
        ("ru", {}),
    ],
)
def test_the_name_in_a_language(load: Load, language: str, names: dict[str, str]) -> None:
    assert naming.by_key(load(SOME), language) == names


def test_every_name_of_a_partner(load: Load) -> None:
    found = naming.every(load(SOME))
    names = [line for line in SOME["partner_name"] if line["partner_id"] == 1]
    assert found["ege"] == ["Ege University", *(line["name"] for line in names)]
    assert found["gazi"][0] == "Gazi University"


TITLED: Rows = {
    "partner": [{"key": "ege", "country": "TR"}],
    "grant": [
        {"key": "tea", "title": "Tea", "title_az": "Çay", "title_ru": "Чай", "status": "awarded"}
        | {"decision_date": date(2026, 1, 1), "own_share": 10.0, "currency": "AZN"}
        | {"start_date": date(2026, 2, 1), "end_date": date(2026, 3, 1)},
        {"key": "soil", "title": "Soil", "title_ru": "Почва", "status": "submitted"},
    ],
    "payment": [{"grant_id": 1, "paid_on": date(2026, 2, 2), "amount": 5.0, "currency": "AZN"}],
    "grant_partner": [{"grant_id": 1, "partner_id": 1}, {"grant_id": 2, "partner_id": 1}],
    "activity": [{"title": "Lectures", "title_az": "Mühazirələr", "partner_id": 1, "country": "TR"}],
    "joint_programme": [{"title": "Agronomy", "title_az": "Aqronomluq", "partner_id": 1}],
    "call": [{"title": "Call", "title_az": "Müsabiqə", "conditions": "Teams", "conditions_ru": "Группы"}],
}
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("language", "tea", "soil", "lectures", "agronomy", "call", "terms"),
    [
        ("en", "Tea", "Soil", "Lectures", "Agronomy", "Call", "Teams"),
        ("az", "Çay", "Soil", "Mühazirələr", "Aqronomluq", "Müsabiqə", "Teams"),
        ("ru", "Чай", "Почва", "Lectures", "Agronomy", "Call", "Группы"),
        ("tr", "Tea", "Soil", "Lectures", "Agronomy", "Call", "Teams"),
    ],
)
def test_titles_are_those_of_the_language_or_as_they_stand(
    load: Load, language: str, tea: str, soil: str, lectures: str, agronomy: str, call: str, terms: str
) -> None:
    connection, asked = load(TITLED), Filters(as_of=TODAY)
    assert naming.projects(connection, language) == {"tea": tea, "soil": soil}
    listed = grant_projects.projects(connection, asked, language)
    assert sorted(plain(listed, "key", "title")) == [("soil", soil), ("tea", tea)]
    assert sorted(profile.projects(connection, asked, "ege", language)["title"]) == sorted([tea, soil])
    assert plain(profile.activities(connection, asked, "ege", language), "title") == [(lectures,)]
    assert plain(profile.joint_programmes(connection, "ege", language), "title") == [(agronomy,)]
    assert plain(activities.rows(connection, asked, language), "title") == [(lectures,)]
    assert plain(grants.calls(connection, asked, language), "title", "conditions") == [(call, terms)]
    deck = delegation.deck(connection, Guest("TR"), TODAY, 5, False, language)
    assert [list(part["title"]) for part in (deck.projects, deck.activities, deck.joint)] == [
        [tea],
        [lectures],
        [agronomy],
    ]
    for basis in ("awarded", "recognised", "received"):
        lines = grant_amounts.amounts(connection, replace(asked, money_basis=basis), "AZN", language)
        assert set(plain(lines, "grant", "title")) == {("tea", tea)}
    changes = grants.changes(connection, asked, "AZN")
    assert plain(naming.renamed(changes, naming.projects(connection, language)), "grant", "title") == [("tea", tea)]


def test_an_answer_names_partners_in_the_language(load: Load) -> None:
    columns = ["key", "partner", "partner_name", "name"]
    frame = pd.DataFrame(
        [
            ("ege", "gazi", "Gazi University", "A paper"),
            ("gazi", "ege", "Ege University", "Another"),
            ("x", None, None, ""),
        ],
        columns=columns,
        dtype=object,
    )
    called = naming.by_key(load(SOME), "tr")

    def found(*names: str) -> list[tuple[Any, ...]]:
        return plain(naming.renamed(frame[list(names)], called))

    assert found(*columns) == [
        ("ege", "gazi", "Gazi University", "A paper"),
        ("gazi", "ege", "Ege Üniversitesi", "Another"),
        ("x", None, None, ""),
    ]
    assert found("key", "name") == [("ege", "Ege Üniversitesi"), ("gazi", "Another"), ("x", "")]
    assert found("key", "partner", "name")[1] == ("gazi", "ege", "Ege Üniversitesi")
    assert list(frame["partner_name"])[1] == "Ege University", "the answer that is kept is not changed"
