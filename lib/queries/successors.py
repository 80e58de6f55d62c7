"""The database in; the organisations that each merged partner is now part of out."""

from sqlalchemy import Connection, select

from lib.schema import Partner


def successors(connection: Connection) -> dict[int, tuple[int, ...]]:
    """Per merged partner (id) those that came after it, the last at the end; a ring is gone round once."""
    merged = select(Partner.id, Partner.merged_into_id).where(Partner.merged_into_id.is_not(None))
    into = {old: new for old, new in connection.execute(merged) if new is not None}
    return {old: _after(old, into) for old in into}


def present(connection: Connection) -> dict[int, int]:
    """Per merged partner (id) the one that it is part of today."""
    return {old: after[-1] for old, after in successors(connection).items() if after}


def _after(old: int, into: dict[int, int]) -> tuple[int, ...]:
    found: list[int] = []
    at = into.get(old)
    while at is not None and at != old and at not in found:
        found.append(at)
        at = into.get(at)
    return tuple(found)
