"""What a figure speaks of in; what the university states about it itself, as stated, out."""

from typing import Final

import pandas as pd
from sqlalchemy import Connection, exists, func, or_, select

from lib.queries import selection
from lib.schema import Activity, Agreement, Claim, Grant, Membership, Mobility, Partner, Source

# What a figure can be counted from.
RECORDS: Final = (Activity, Agreement, Grant, Membership, Mobility, Partner)


def only_stated(connection: Connection) -> bool:
    """Whether the university states something about itself, and nothing that could be counted is recorded."""
    there = [connection.execute(select(exists(select(table.id)))).scalar_one() for table in (Claim, *RECORDS)]
    return bool(there[0]) and not any(there[1:])


def claims(connection: Connection, indicators: tuple[str, ...]) -> pd.DataFrame:
    """Statements whose indicator begins with one of the given keys, or those of no indicator where none is given; never
    added to the rows.

    Columns: key, text (word for word), indicator, period_from and period_to (years, may be missing), operator, value,
    unit (what the value counts; a currency code for money), countries, source (its title), link, as_of (of the source,
    as exactly as known), illustrative.
    """
    # LIKE would take capitals for small letters on SQLite, and on PostgreSQL not.
    about = [func.substr(Claim.indicator, 1, len(key)) == key for key in indicators] or [Claim.indicator.is_(None)]
    statement = (
        select(
            Claim.key,
            Claim.text,
            Claim.indicator,
            Claim.period_from,
            Claim.period_to,
            Claim.operator,
            Claim.value,
            Claim.unit,
            Claim.countries,
            Source.title.label("source"),
            Source.link,
            Source.as_of,
            selection.illustrative(Claim.source_id).label("illustrative"),
        )
        .join(Source, Source.id == Claim.source_id)
        .where(or_(*about))
        .order_by(Claim.id)
    )
    found = connection.execute(statement)
    frame = pd.DataFrame(found.mappings().all(), columns=list(found.keys()))
    return frame.astype({"period_from": "Int64", "period_to": "Int64", "value": "float64", "illustrative": "int64"})
