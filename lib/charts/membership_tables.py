"""Frames of memberships in; the associations with the university's tie to each out, as a table."""

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.memberships import belongs, lines, name
from lib.filters import Filters
from lib.i18n import Words


def on_day(frame: pd.DataFrame, asked: Filters, w: Words, today: bool = True) -> Chart:
    """Associations that the university belongs to, applied to or left, with what is known of each.

    Of a day that is past, a tie without a first day may have held or not: what is known of today says nothing of it.
    """
    sure = [today or pd.notna(row.since) for row in lines(frame)]
    shown = frame.assign(
        association=[name(row, w) for row in lines(frame)],
        seat=[_seat(row, w) for row in lines(frame)],
        status=[
            _status(w(codes.MEMBERSHIP_STATUS[row.status]), known, w) if row.status else "–"
            for row, known in zip(lines(frame), sure, strict=True)
        ],
        verified=[w(codes.VERIFIED[row.verified]) if row.verified else "–" for row in lines(frame)],
    )
    held = int(frame["counted"].sum())
    return Chart(
        kind="ranked",
        frame=shown,
        title=w("Associations"),
        sentence=belongs(held, asked, w)
        if all(sure)
        else w(
            "First day of our status: known for {known}, not known for {unknown}.",
            known=w.number(sum(sure)),
            unknown=w.number(len(sure) - sum(sure)),
        ),
        rule=w(
            "Members, founding members and observers are memberships; an application is none. As at {day}.",
            day=w.date(asked.as_of),
        ),
        x="key",
        y="member_count",
        headings={
            "association": w("Association"),
            "short_name": w("Acronym"),
            "seat": w("Seat"),
            "status": w("Our status"),
            "since": w("Since"),
            "verified": w("Confirmed"),
            "member_count": w("Members in all"),
        },
    )


def _status(status: str, known: bool, w: Words) -> str:
    """The status on the day; where only that of today is known, this one as such."""
    return status if known else w("Today: {status}; since when is not known", status=status)


def _seat(row: object, w: Words) -> str:
    city, country = getattr(row, "seat_city", None), getattr(row, "seat_country", None)
    return ", ".join(part for part in (w.city(city, country), w.country(country) if country else "") if part) or "–"
