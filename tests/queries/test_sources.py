"""Sources: how many rows each gave, and of which quality, by hand and against the oracle."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lib import codes, db
from lib.queries import sources
from lib.schema import Base
from tests.databases import Rows
from tests.oracle import sources as oracle
from tests.queries.plain import plain, tables


def agrees(connection: Connection) -> None:
    """Line by line and column by column."""
    rows = tables(connection)
    assert plain(sources.rows(connection)) == oracle.rows(rows)
    assert plain(sources.listed(connection)) == oracle.listed(rows)


def test_rows_of_each_source_in_each_table(load: Callable[[Rows], Connection]) -> None:
    connection = load(
        {
            "source": [{"key": "a"}, {"key": "b", "quality": "illustrative"}, {"key": "c", "quality": "claim"}],
            "partner": [{}, {"source_id": 2}],
            "mobility": [{"source_id": 2}, {"source_id": 2}],
        }
    )
    assert list(sources.rows(connection).itertuples(index=False, name=None)) == [
        ("a", "real", "institution", 1, 0),
        ("a", "real", "partner", 1, 0),
        ("b", "illustrative", "mobility", 2, 2),
        ("b", "illustrative", "partner", 1, 1),
    ]
    frame = sources.listed(connection)
    assert list(zip(frame["key"], frame["quality"], frame["rows"], frame["illustrative"], strict=True)) == [
        ("a", "real", 2, 0),
        ("c", "claim", 0, 0),
        ("b", "illustrative", 3, 3),
    ]
    agrees(connection)


def test_a_database_without_sources(load: Callable[[Rows], Connection]) -> None:
    connection = load({"source": [], "institution": []})
    assert sources.rows(connection).empty
    assert sources.listed(connection).empty


def test_lankaran_every_row_has_its_source(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        frame = sources.rows(connection)
        keys = dict(connection.execute(select(Base.metadata.tables["source"].c["id", "key"])).all())
        counted = Counter(
            (keys[number], table.name)
            for table in Base.metadata.sorted_tables
            if "source_id" in table.columns
            for number in connection.execute(select(table.c.source_id)).scalars()
        )
        listed = sources.listed(connection)
        agrees(connection)
    found = dict(zip(zip(frame["source"], frame["table"], strict=True), frame["rows"], strict=True))
    assert found == counted
    assert listed["rows"].sum() == counted.total()
    assert list(listed["quality"]) == sorted(listed["quality"], key=["real", "claim", "illustrative"].index)


SOURCES = st.fixed_dictionaries(
    {
        "quality": st.sampled_from(list(codes.SOURCE_QUALITY)),
        "link": st.none() | st.just("https://example.org"),
        "licence": st.none() | st.just("CC BY 4.0"),
        "as_of": st.none() | st.sampled_from(["2024", "2025-03-14"]),
        "note": st.none() | st.just("As printed."),
    }
)
FROM = st.fixed_dictionaries({"source_id": st.integers(1, 3)})
FACTS = ("unit", "partner_name", "agreement", "mobility", "activity", "grant", "claim", "association")
WORLDS = st.fixed_dictionaries(
    {
        "source": st.lists(SOURCES, min_size=3, max_size=5),
        "partner": st.lists(FROM, min_size=1, max_size=2),
        **{name: st.lists(FROM, max_size=3) for name in FACTS},
        "target": st.lists(FROM, max_size=1),  # another would be of the same indicator and year
    }
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS)
def test_any_rows_agree_with_the_oracle(load: Callable[[Rows], Connection], world: dict[str, Any]) -> None:
    agrees(load(world))
