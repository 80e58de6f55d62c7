"""The database in; what the strategy wants of each indicator in each year out."""

import pandas as pd
from sqlalchemy import Connection, select

from lib.queries import selection
from lib.schema import Target


def listed(connection: Connection) -> pd.DataFrame:
    """indicator (key), year, value (in the unit of the indicator), illustrative."""
    statement = (
        select(Target.indicator, Target.year, Target.value)
        .add_columns(selection.illustrative(Target.source_id).label("illustrative"))
        .order_by(Target.indicator, Target.year)
    )
    found = pd.DataFrame(
        connection.execute(statement).all(), columns=["indicator", "year", "value", "illustrative"], dtype=object
    )
    return found.astype({"year": "int64", "value": "float64", "illustrative": "int64"})
