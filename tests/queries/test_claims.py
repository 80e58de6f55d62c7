"""What the university states about itself: by hand and against the oracle."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib import codes, db
from lib.queries import claims as claims_queries
from lib.queries.claims import claims
from tests.databases import Rows
from tests.oracle import claims as oracle
from tests.queries.plain import plain, tables

Load = Callable[[Rows], Connection]

SOME: Rows = {
    "source": [
        {"title": "The report", "link": "https://example.org", "as_of": "2024-03", "quality": "claim"},
        {"title": "Made up", "quality": "illustrative"},
    ],
    "claim": [
        {"key": "b", "text": "More than ten", "indicator": "students_out", "operator": "more_than", "value": 10.5},
        {"key": "a", "indicator": "students", "source_id": 2, "period_from": 2020, "period_to": 2022, "unit": "people"},
        {"key": "c", "indicator": "student_ratio", "countries": "TR PL"},
        {"key": "d", "indicator": "studentsXout"},
        {"key": "e", "indicator": None},
        {"key": "f", "indicator": "foreign_students"},
        {"key": "g", "indicator": "Students"},
    ],
}


def test_statements_stand_as_they_came_in(load: Load) -> None:
    found = claims(load(SOME), ("students",))
    assert plain(found, "key", "operator", "value", "period_from", "unit", "source", "as_of", "illustrative") == [
        ("b", "more_than", 10.5, None, None, "The report", "2024-03", 0),
        ("a", None, None, 2020, "people", "Made up", None, 1),
        ("d", None, None, None, None, "The report", "2024-03", 0),
    ]


@pytest.mark.parametrize(
    ("subjects", "keys"),
    [
        (("students_",), ["b"]),  # a line below is no sign for any letter
        (("student",), ["b", "a", "c", "d"]),
        (("student_", "foreign"), ["c", "f"]),
        (("%",), []),
        (("",), ["b", "a", "c", "d", "f", "g"]),
        (("students_out_of",), []),
        (("STUDENTS",), []),  # a capital is another letter, in both databases
        ((), ["e"]),  # those that speak of no indicator
    ],
)
def test_a_subject_is_the_beginning_of_an_indicator(load: Load, subjects: tuple[str, ...], keys: list[str]) -> None:
    connection = load(SOME)
    assert list(claims(connection, subjects)["key"]) == keys
    assert plain(claims(connection, subjects)) == oracle.claims(tables(connection), subjects)


@pytest.mark.parametrize("subjects", [("",), ("partner",), ("grant", "mobility"), ("outgoing", "incoming")])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, subjects: tuple[str, ...]) -> None:
    with db.connect(lsu_url) as connection:
        assert plain(claims(connection, subjects)) == oracle.claims(tables(connection), subjects)


@pytest.mark.parametrize("table", ["partner", "agreement", "mobility", "grant", "activity", "membership"])
def test_whether_a_university_only_states(load: Load, table: str) -> None:
    assert claims_queries.only_stated(load(SOME))
    assert not claims_queries.only_stated(load({}))
    others = {"partner": [{}]} if table == "agreement" else {"association": [{}]} if table == "membership" else {}
    assert not claims_queries.only_stated(load({**SOME, **others, table: [{}]}))


YEAR = st.none() | st.integers(2000, 2030)
SUBJECT = st.text("abA_%/", min_size=1, max_size=3)
ROWS = st.fixed_dictionaries(
    {
        "indicator": st.none() | st.text("abA_%/", min_size=1, max_size=4),
        "period_from": YEAR,
        "period_to": YEAR,
        "operator": st.none() | st.sampled_from(list(codes.OPERATOR)),
        "value": st.none() | st.integers(0, 10**9).map(lambda cents: cents / 100),
        "unit": st.none() | st.sampled_from(["people", "USD"]),
        "countries": st.none() | st.just("TR PL"),
        "source_id": st.integers(1, 3),
    }
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, max_size=8), subjects=st.lists(SUBJECT, min_size=1, max_size=2).map(tuple))
def test_any_statements_agree_with_the_oracle(load: Load, rows: list[Any], subjects: tuple[str, ...]) -> None:
    connection = load({"claim": rows})
    assert plain(claims(connection, subjects)) == oracle.claims(tables(connection), subjects)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    filled=st.sets(
        # The last three are none that a figure is counted from.
        st.sampled_from(["claim", "grant", "mobility", "activity", "partner", "unit", "association", "population"]),
        max_size=2,
    )
)
def test_whether_any_university_only_states(load: Load, filled: set[str]) -> None:
    connection = load({name: [{}] for name in filled})
    assert claims_queries.only_stated(connection) == oracle.only_stated(tables(connection))


def test_lankaran_does_not_only_state(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        assert (claims_queries.only_stated(connection), oracle.only_stated(tables(connection))) == (False, False)
