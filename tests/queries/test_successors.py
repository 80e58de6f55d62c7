"""What a merged partner is now part of."""

import pytest
from sqlalchemy import update

from lib import db
from lib.queries.successors import successors
from lib.schema import Partner
from tests.databases import put


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
