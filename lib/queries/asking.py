"""A connection in; the way to ask it queries out, each question answered once."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

# A query and what it takes beside the connection; its answer must not be changed.
Ask = Callable[..., Any]


def asking(connection: Connection) -> Ask:
    """Answers from this connection, kept as long as the way to ask is."""
    kept: dict[tuple[Any, ...], Any] = {}

    def ask(query: Callable[..., Any], *arguments: Any) -> Any:
        key = (query, *arguments)
        if key not in kept:
            kept[key] = query(connection, *arguments)
        return kept[key]

    return ask
