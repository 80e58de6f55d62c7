"""Targets: by hand, and against the oracle."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib.queries import targets
from tests.databases import Rows
from tests.oracle import targets as oracle
from tests.queries.test_activities import tables

Load = Callable[[Rows], Connection]


def lines(connection: Connection) -> list[tuple[str, int, float, int]]:
    return list(targets.listed(connection).itertuples(index=False, name=None))


def test_each_indicator_and_year_has_its_line(load: Load) -> None:
    rows = [
        {"indicator": "partners", "year": 2027, "value": 34.0},
        {"indicator": "grant_income", "year": 2026, "value": 150000.5, "source_id": 2},
        {"indicator": "partners", "year": 2026, "value": 30.0},
    ]
    assert lines(load({"target": rows})) == [
        ("grant_income", 2026, 150000.5, 1),
        ("partners", 2026, 30.0, 0),
        ("partners", 2027, 34.0, 0),
    ]


def test_no_target_is_an_empty_frame(load: Load) -> None:
    frame = targets.listed(load({}))
    assert list(frame.columns) == ["indicator", "year", "value", "illustrative"]
    assert frame.empty


row = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["partners", "outgoing_students", "grant_income"]),
        "year": st.integers(2024, 2030),
        "value": st.integers(0, 10**6).map(float),
        "source_id": st.sampled_from([1, 2, 3]),
    }
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(row, max_size=8, unique_by=lambda one: (one["indicator"], one["year"])))
def test_it_agrees_with_the_oracle(load: Load, rows: list[dict[str, object]]) -> None:
    connection = load({"target": rows})
    assert lines(connection) == oracle.listed(tables(connection))
