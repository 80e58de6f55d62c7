"""What partners are called in a language: by hand."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Connection

from lib.queries import partner_names
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
    assert partner_names.by_key(load(SOME), language) == names


def test_every_name_of_a_partner(load: Load) -> None:
    found = partner_names.every(load(SOME))
    names = [line for line in SOME["partner_name"] if line["partner_id"] == 1]
    assert found["ege"] == ["Ege University", *(line["name"] for line in names)]
    assert found["gazi"][0] == "Gazi University"


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
    called = partner_names.by_key(load(SOME), "tr")

    def found(*names: str) -> list[tuple[Any, ...]]:
        return plain(partner_names.renamed(frame[list(names)], called))

    assert found(*columns) == [
        ("ege", "gazi", "Gazi University", "A paper"),
        ("gazi", "ege", "Ege Üniversitesi", "Another"),
        ("x", None, None, ""),
    ]
    assert found("key", "name") == [("ege", "Ege Üniversitesi"), ("gazi", "Another"), ("x", "")]
    assert found("key", "partner", "name")[1] == ("gazi", "ege", "Ege Üniversitesi")
    assert list(frame["partner_name"])[1] == "Ege University", "the answer that is kept is not changed"
