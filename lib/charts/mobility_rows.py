"""Rows of moves in; the table that a reader sees and downloads out, every code in words."""

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.mobility_sentences import counted_by
from lib.filters import Filters
from lib.i18n import Words


def rows(frame: pd.DataFrame, asked: Filters, w: Words, units: tuple[tuple[str, str], ...], total: int) -> Chart:
    """The rows behind the page, to be read and downloaded; no picture is drawn of them."""
    left = total - len(frame)
    note = w.n(
        "{n} older row is not in this list; choose fewer years or countries to see it.",
        "{n} older rows are not in this list; choose fewer years or countries to see them.",
        left,
    )
    closed = {
        "direction": codes.DIRECTION,
        "role": codes.ROLE,
        "activity": codes.MOBILITY_ACTIVITY,
        "programme": codes.PROGRAMME,
        "mode": codes.MODE,
        "status": codes.MOBILITY_STATUS,
    }
    return Chart(
        kind="columns",
        frame=frame,
        title=w("Moves, row by row"),
        rule=counted_by(asked, w),
        x="year",
        y="participants",
        headings=_row_headings(w),
        names={
            "year": {year: w.year(year, asked.year_basis) for year in set(frame["year"])},
            "country": {code: w.country(code) for code in set(frame["country"])},
            "unit": {**dict(units), None: w("Faculty not recorded")},
            "level": {level: w(name) for level, name in codes.LEVEL.items()},
            **{column: {code: w(name) for code, name in names.items()} for column, names in closed.items()},
        },
        notes=(note,) if left > 0 else (),
    )


def _row_headings(w: Words) -> dict[str, str]:
    return {
        "year": w("Year"),
        "start_date": w("First day"),
        "end_date": w("Last day"),
        "days": w("Days"),
        "direction": w("Direction"),
        "role": w("Role"),
        "activity": w("Kind of activity"),
        "programme": w("Programme"),
        "country": w("Country"),
        "partner_name": w("Partner"),
        "unit": w("Faculty"),
        "level": w("Level of study"),
        "field": w("Field of education (ISCED-F)"),
        "mode": w("Mode"),
        "status": w("Status"),
        "participants": w("Participants"),
    }
