"""What a merged partner is now part of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from lib import db
from lib.queries.successors import present, successors
from lib.schema import Partner
from tests.databases import put
from tests.oracle import partners as oracle
from tests.queries.plain import tables


@pytest.mark.parametrize(
    ("merged", "chains"),
    [
        ([None, None], {}),
        ([2, 3, None], {1: (2, 3), 2: (3,)}),
        ([3, 3, None], {1: (3,), 2: (3,)}),
        # A slip that no reader shall wait for: each is part of the other, one is part of itself.
        ([2, 1], {1: (2,), 2: (1,)}),
        ([2, 3, 2], {1: (2, 3), 2: (3,), 3: (2,)}),
        ([1], {1: ()}),
    ],
)
def test_those_that_came_after(database_url: str, merged: list[int | None], chains: dict[int, tuple[int, ...]]) -> None:
    with db.transaction(database_url) as connection:
        put(connection, {"partner": [{} for _ in merged]})
        for number, into in enumerate(merged, 1):
            connection.execute(update(Partner).where(Partner.id == number).values(merged_into_id=into))
        assert successors(connection) == chains


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(merged=st.lists(st.none() | st.integers(1, 5), min_size=5, max_size=5))
def test_any_mergers_agree_with_the_oracle(database_url: str, merged: list[int | None]) -> None:
    with db.transaction(database_url) as connection:
        put(connection, {"partner": [{} for _ in merged]})
        for number, into in enumerate(merged, 1):
            connection.execute(update(Partner).where(Partner.id == number).values(merged_into_id=into))
        chains = oracle.merged(tables(connection))
        assert successors(connection) == chains
        assert present(connection) == {old: after[-1] for old, after in chains.items() if after}


def test_lankaran_agrees_with_the_oracle(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        assert successors(connection) == oracle.merged(tables(connection)) != {}
