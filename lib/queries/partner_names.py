"""A language in; what the partners are called in it out, and frames that name them so."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, select

from lib.i18n import SOURCE_LANGUAGE
from lib.schema import Partner, PartnerName


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


def every(connection: Connection) -> dict[str, list[str]]:
    """All names of each partner, in whatever language and of whatever kind, by its key."""
    found: dict[str, list[str]] = {key: [name] for key, name in connection.execute(select(Partner.key, Partner.name))}
    other = select(Partner.key, PartnerName.name).join_from(PartnerName, Partner).order_by(PartnerName.id)
    for key, name in connection.execute(other):
        found[key].append(name)
    return found


def renamed(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """A frame with these names: by the keys in `partner`, or else in `key`; in `partner_name`, or else in `name`."""
    keys = frame["partner" if "partner" in frame else "key"]
    column = "partner_name" if "partner_name" in frame else "name"
    found = [names.get(key, name) for key, name in zip(keys, frame[column], strict=True)]
    return frame.assign(**{column: pd.Series(found, frame.index, frame[column].dtype)})
