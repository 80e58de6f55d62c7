"""Filters in; conferences, webinars, summer schools, delegations and expert visits out, counted and as rows."""

import pandas as pd
from sqlalchemy import Connection, Integer, cast, func, select

from lib.filters import Filters
from lib.queries import selection
from lib.queries.frames import frame
from lib.queries.naming import spoken
from lib.schema import Activity, Partner, Unit


def by_year(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Activities by calendar year of their first day and by kind: year, kind, activities, illustrative."""
    year = cast(func.extract("year", Activity.start_date), Integer).label("year")
    statement = (
        select(
            year,
            Activity.kind,
            func.count().label("activities"),
            func.sum(selection.illustrative(Activity.source_id)).label("illustrative"),
        )
        .where(*selection.activities(asked))
        .group_by(year, Activity.kind)
        .order_by(year, Activity.kind)
    )
    return frame(connection, statement).astype(dict.fromkeys(("year", "activities", "illustrative"), int))


def rows(connection: Connection, asked: Filters, language: str = "en") -> pd.DataFrame:
    """The activities themselves, the newest first.

    key, kind, title (in the language), start_date, end_date, partner (key), partner_name, country, unit (key), mode,
    place, home_participants, foreign_participants (None: not known), illustrative.
    """
    statement = (
        select(
            Activity.key,
            Activity.kind,
            spoken(Activity, "title", language),
            Activity.start_date,
            Activity.end_date,
            Partner.key.label("partner"),
            Partner.name.label("partner_name"),
            Activity.country,
            Unit.key.label("unit"),
            *(getattr(Activity, name) for name in ("mode", "place", "home_participants", "foreign_participants")),
            selection.illustrative(Activity.source_id).label("illustrative"),
        )
        .select_from(Activity)
        .outerjoin(Partner, Partner.id == Activity.partner_id)
        .outerjoin(Unit, Unit.id == Activity.unit_id)
        .where(*selection.activities(asked))
        .order_by(Activity.start_date.desc(), Activity.id)
    )
    return frame(connection, statement)
