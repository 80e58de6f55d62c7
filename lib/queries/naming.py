"""A language in; what partners, projects and others are called in it out, and frames that name them so."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Final

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select

from lib.i18n import SOURCE_LANGUAGE
from lib.schema import Base, Grant, Partner, PartnerName


def spoken(table: type[Base], column: str, language: str) -> ColumnElement[str]:
    """What a column says in a language (from the column that translates it); as it stands where nobody wrote that."""
    own = getattr(table, column)
    other = getattr(table, f"{column}_{language}", None)
    return func.coalesce(own if other is None else other, own).label(column)


@lru_cache
def in_language(query: Callable[..., pd.DataFrame], language: str) -> Callable[..., pd.DataFrame]:
    """The query with its language filled in; the same object each time, so that its answers can be kept."""
    return partial(query, language=language)


def numbered(connection: Connection, language: str) -> dict[int, str]:
    """The names of partners in one language, the native one before others, by the number of the partner.

    The name itself is English: there another one is only another one.
    """
    kinds = ("native",) if language == SOURCE_LANGUAGE else ("native", "alias")
    statement = (
        select(PartnerName.partner_id, PartnerName.name)
        .where(PartnerName.language == language, PartnerName.kind.in_(kinds))
        .order_by((PartnerName.kind == "native").asc(), PartnerName.id.desc())
    )
    return {int(number): str(name) for number, name in connection.execute(statement)}


def by_key(connection: Connection, language: str) -> dict[str, str]:
    """The same by the key of the partner."""
    found = numbered(connection, language)
    keys = connection.execute(select(Partner.id, Partner.key))
    return {str(key): found[number] for number, key in keys if number in found}


def projects(connection: Connection, language: str) -> dict[str, str]:
    """The titles of projects in a language, by the key of the project."""
    return {
        str(key): str(title) for key, title in connection.execute(select(Grant.key, spoken(Grant, "title", language)))
    }


def every(connection: Connection) -> dict[str, list[str]]:
    """All names of each partner, in whatever language and of whatever kind, by its key."""
    found: dict[str, list[str]] = {key: [name] for key, name in connection.execute(select(Partner.key, Partner.name))}
    other = select(Partner.key, PartnerName.name).join_from(PartnerName, Partner).order_by(PartnerName.id)
    for key, name in connection.execute(other):
        found[key].append(name)
    return found


def renamed(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """A frame with these names: by keys in `partner`, `grant` or else `key`; in `partner_name`, `name` or `title`."""
    keys = frame[next(one for one in ("partner", "grant", "key") if one in frame)]
    column = next(one for one in ("partner_name", "name", "title") if one in frame)
    found = [names.get(key, name) for key, name in zip(keys, frame[column], strict=True)]
    return frame.assign(**{column: pd.Series(found, frame.index, frame[column].dtype)})


# What tells the names of the parts that a change of an indicator consists of, by what the indicator calls them.
CALLED: Final[dict[str, Callable[[Connection, str], dict[str, str]]]] = {"name": by_key, "title": projects}
