"""The search in the names of partners: by hand and against the oracle."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib import db
from lib.queries import partners
from tests.databases import Rows
from tests.oracle import partners as oracle
from tests.queries.plain import tables

Load = Callable[[Rows], Connection]

SOME: Rows = {
    "partner": [
        {"key": "ege", "name": "Ege University", "city": "İzmir", "country": "TR", "erasmus_code": "TR IZMIR02"},
        {"key": "lodz", "name": "University of Łódź", "city": "Łódź", "country": "PL", "schac": "uni.lodz.pl"},
        {"key": "samdu", "name": "Samarkand State University", "country": "UZ"},
        {"key": "kharkiv", "name": "Kharkiv", "country": "UA"},
    ],
    "partner_name": [
        {"partner_id": 1, "name": "Ege Üniversitesi", "language": "tr", "kind": "native"},
        {"partner_id": 3, "name": "Samarqand davlat universiteti", "language": "uz", "kind": "native"},
        {"partner_id": 3, "name": "SamDU oʻquv", "kind": "acronym"},
        {"partner_id": 4, "name": "Харківський університет", "language": "uk", "kind": "native"},
    ],
}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("university", {"ege", "lodz", "samdu"}),
        ("UNIVERSITESI ege", {"ege"}),
        ("ege izmir", set()),  # one is in the name, the other in the city
        ("ızmır", {"ege"}),
        ("izmir02 tr", {"ege"}),
        ("Lodz", {"lodz"}),
        ("uni.lodz", {"lodz"}),
        ("lodz university lodz", {"lodz"}),
        ("türkiye", {"ege"}),
        ("TURCIA", set()),
        ("польша", {"lodz"}),
        ("Oʻzbekiston", {"samdu"}),
        ("o'zbekiston", {"samdu"}),
        ("o’quv", {"samdu"}),
        ("харкивський", set()),  # і and и are two letters
        ("ХАРКІВСЬКИИ", {"kharkiv"}),
        ("", {"ege", "lodz", "samdu", "kharkiv"}),
        ("  \t ", {"ege", "lodz", "samdu", "kharkiv"}),
    ],
)
def test_one_name_holds_every_word(load: Load, text: str, keys: set[str]) -> None:
    connection = load(SOME)
    assert partners.matching(connection, text) == keys
    assert oracle.matching(tables(connection), text) == keys


@pytest.mark.parametrize("text", ["universit", "istanbul", "ÜNİVERSİTESİ", "state u", "турция", "tr", "an", "ə"])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, text: str) -> None:
    with db.connect(lsu_url) as connection:
        found = partners.matching(connection, text)
        assert found
        assert found == oracle.matching(tables(connection), text)


WORDS = st.sampled_from(
    ["Ege", "İKSAD", "Ilıca", "Łódź", "León", "Mərmərə", "Oʻzbek", "Şəki", "Йошкар", "Plzeň", "USA"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PARTNERS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "city": st.none() | WORDS,
        "country": st.sampled_from(["TR", "UZ", "CZ"]),
        "erasmus_code": st.none() | st.just("CZ PLZEN01"),
        "schac": st.none() | st.just("ege.edu.tr"),
    }
)
OTHERS = st.fixed_dictionaries({"partner_id": st.integers(1, 2), "name": NAMES})
# Whole words and parts of them, in other capitals, with and without marks.
PARTS = WORDS | st.sampled_from(
    ["plzen", "IKSAD", "ıksad", "mermere", "o'z", "шкар", "tur", "çexiya", "edu", "Le", "ó"]
)
TEXTS = st.lists(PARTS, max_size=2).map(" ".join).flatmap(lambda text: st.sampled_from([text, text.upper()]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=st.lists(PARTNERS, min_size=2, max_size=4), others=st.lists(OTHERS, max_size=3), text=TEXTS)
def test_any_names_agree_with_the_oracle(load: Load, some: list[Any], others: list[Any], text: str) -> None:
    connection = load({"partner": some, "partner_name": others})
    assert partners.matching(connection, text) == oracle.matching(tables(connection), text)
