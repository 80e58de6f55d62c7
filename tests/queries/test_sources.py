"""Sources: how many rows each gave, and of which quality."""

from collections import Counter
from collections.abc import Callable

from sqlalchemy import Connection, select

from lib import db
from lib.queries import sources
from lib.schema import Base
from tests.databases import Rows


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
    found = dict(zip(zip(frame["source"], frame["table"], strict=True), frame["rows"], strict=True))
    assert found == counted
    assert listed["rows"].sum() == counted.total()
    assert list(listed["quality"]) == sorted(listed["quality"], key=["real", "claim", "illustrative"].index)
