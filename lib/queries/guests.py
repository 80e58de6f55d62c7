"""An address or a choice in; the guest of a presentation out: a country, or one institution in it."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select

from lib import geography
from lib.queries.naming import numbered
from lib.queries.successors import present
from lib.schema import Partner


@dataclass(frozen=True)
class Guest:
    """A country, or one institution in it (its key, its name in the language, its point).

    `parts` are the keys of those that were merged into it: what is known of them is known of it.
    """

    country: str
    partner: str = ""
    name: str = ""
    city: str = ""
    latitude: float | None = None
    longitude: float | None = None
    parts: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that its rows may hold; none of a country."""
        return (self.partner, *self.parts) if self.partner else ()


def guest(connection: Connection, text: str, language: str) -> Guest | None:
    """The guest that an address names: an ISO 3166-1 code, or the key of a partner; None for neither.

    Nobody comes from an institution that was merged into another: the guest is the one that there is today.
    """
    if text.upper() in geography.country_codes():
        return Guest(text.upper())
    latitude = func.coalesce(Partner.campus_latitude, Partner.latitude)
    longitude = func.coalesce(Partner.campus_longitude, Partner.longitude)
    statement = select(Partner.id, Partner.country, Partner.key, Partner.name, Partner.city, latitude, longitude)
    found = connection.execute(select(Partner.id).where(Partner.key == text)).scalar()
    if found is None:
        return None
    today = present(connection)
    number, country, key, name, city, north, east = connection.execute(
        statement.where(Partner.id == today.get(found, found))
    ).one()
    named = numbered(connection, language).get(number, name)
    former = select(Partner.key).where(Partner.id.in_([old for old, new in today.items() if new == number]))
    parts = tuple(connection.execute(former.where(Partner.id != number).order_by(Partner.id)).scalars())
    return Guest(country, key, named, city or "", north, east, parts)


def guests(connection: Connection, language: str) -> pd.DataFrame:
    """Institutions that may be chosen as guests: key, name (in the language where it has one), city, country."""
    statement = select(Partner.id, Partner.key, Partner.name, Partner.city, Partner.country).where(
        Partner.merged_into_id.is_(None)
    )
    named = numbered(connection, language)
    lines = [(key, named.get(n, name), city, country) for n, key, name, city, country in connection.execute(statement)]
    return pd.DataFrame(lines, columns=["key", "name", "city", "country"], dtype=object)


def here(visitor: Guest) -> ColumnElement[bool]:
    """Rows that join Partner and are the guest's."""
    return Partner.key.in_(visitor.keys) if visitor.partner else Partner.country == visitor.country
