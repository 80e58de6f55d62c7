"""Frames of memberships in; what is drawn of them out: countries, years, a timeline, and the map of the seats."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.world import POINTS, SHADES, Home, WorldMap
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

LABEL = 34  # letters that a line of the timeline has room for
# What stands on the timeline beside the university's tie: no part of it.
FOUNDED = "founded"


def lines(frame: pd.DataFrame) -> Iterable[Any]:
    """The rows of a frame, their columns as attributes."""
    return frame.itertuples(index=False)


def name(row: Any, w: Words) -> str:
    """The name of an association in the reader's language, where the database has it; the English one otherwise."""
    return str(getattr(row, f"name_{w.language}", None) or row.name)


def label(row: Any, w: Words) -> str:
    """The acronym; a name cut short where there is none."""
    if row.short_name:
        return str(row.short_name)
    whole = name(row, w)
    return whole if len(whole) <= LABEL else f"{whole[:LABEL].rsplit(' ', 1)[0]} …"


def by_country(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Countries by the number of associations that have their seat or a known member there."""
    total = frame.groupby("country")["associations"].transform("sum")
    order = {code: place for place, code in enumerate(w.sorted(set(frame["country"]), by=w.country))}
    shown = frame.assign(total=total, word=frame["country"].map(order))
    shown = shown.sort_values(["total", "word", "status"], ascending=[False, True, True]).drop(
        columns=["total", "word"]
    )
    countries = frame["country"].nunique()
    sentence = w.n(
        "The associations have their seat or a known member in {n} country.",
        "The associations have their seat or a known member in {n} countries.",
        countries,
    )
    return Chart(
        kind="ranked",
        frame=shown.reset_index(drop=True),
        title=w("Countries that the associations reach"),
        sentence=_chosen(shown, asked, w) or (sentence if countries else ""),
        rule=w(
            "Associations by country of their seat and of their known members, as at {day}. Lists of members are never "
            "complete: a country that is missing here may have members.",
            day=w.date(asked.as_of),
        ),
        x="country",
        y="associations",
        series="status",
        headings={
            "country": w("Country"),
            "status": w("Our status"),
            "associations": w("Associations"),
            "members": w("Known members"),
            "partners": w("Partners of ours among them"),
        },
        names={"country": {code: w.country(code) for code in frame["country"]}, "status": _statuses(w)},
        picks="country",
        chosen=frozenset(asked.country),
    ).marked(w("Chosen"), w("yes"))


def _chosen(shown: pd.DataFrame, asked: Filters, w: Words) -> str:
    """How many associations reach the chosen countries, where any is chosen."""
    if not asked.country:
        return ""
    reached = shown[shown["country"].isin(asked.country)].groupby("country")["associations"].sum()
    return (
        w.n(
            "{country}: {n} association has its seat or a known member there.",
            "{country}: {n} associations have their seat or a known member there.",
            int(reached.max() if len(reached) else 0),
            country=w.listed(map(w.country, asked.country)),
        )
        if len(asked.country) == 1
        else w(
            "Associations with their seat or a known member there: {countries}.",
            countries=w.listed(f"{w.country(code)} {w.number(int(reached.get(code, 0)))}" for code in asked.country),
        )
    )


def by_year(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Memberships on the last day of each year: those that are known to have held, and those that may have."""
    parts = [
        frame.assign(part=part, associations=frame[column])[["year", "part", "associations", "illustrative"]]
        for part, column in (("known", "known"), ("unknown", "unknown_since"))
    ]
    long = pd.concat(parts, ignore_index=True)
    # A row behind both parts of one year is one row.
    long.loc[long["part"] == "unknown", "illustrative"] = 0
    long = long.sort_values(["year", "part"], kind="stable").reset_index(drop=True)
    last = frame.iloc[-1] if len(frame) else None
    sentence = ""
    if last is not None:
        sentence = w.n(
            "{year}: {n} membership is known to hold.",
            "{year}: {n} memberships are known to hold.",
            int(last["known"]),
            year=w.named_year(int(last["year"]), quarter=asked.quarter),
        )
    return Chart(
        kind="columns",
        frame=long,
        title=w("Memberships by year"),
        sentence=sentence,
        rule=w(
            "Members, founding members and observers on the last day of the year, in the running year on {day}; "
            "applications and associations that were left do not count."
            if asked.quarter is None
            else "Members, founding members and observers on the last day of the quarter, in the running one on {day}; "
            "applications and associations that were left do not count.",
            day=w.date(asked.as_of),
        ),
        x="year",
        y="associations",
        series="part",
        headings={"year": w("Year"), "part": w("What is known"), "associations": w("Memberships")},
        names={
            **(
                {"year": {year: w.year(year, quarter=asked.quarter) for year in frame["year"]}} if asked.quarter else {}
            ),
            "part": {"known": w("Known to hold"), "unknown": w("Began at an unknown time, may have held already")},
        },
        colours={"known": "member", "unknown": "quiet"},
    )


def belongs(held: int, asked: Filters, w: Words) -> str:
    """To how many associations the university belongs: all, or those with something to do with the chosen countries."""
    if asked.countries() is None:
        return w.n("The university belongs to {n} association.", "The university belongs to {n} associations.", held)
    return w.n(
        "The university belongs to {n} association with its seat or a known member there.",
        "The university belongs to {n} associations with their seat or a known member there.",
        held,
    )


def time_line(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """From which day to which each tie held; a dot at the year in which the association was founded."""
    marks = [mark for row in lines(frame) for mark in _marks(row, asked, w)]
    columns = ["association", "what", "start", "end", "illustrative"]
    drawn = pd.DataFrame(marks, columns=columns).drop_duplicates(columns[:-1], ignore_index=True)
    shown = _within_years(drawn, asked)
    return Chart(
        kind="spans",
        frame=shown,
        title=w("Timeline"),
        sentence=_since(frame, w),
        rule=w(
            "A dot is the year in which the association was founded, which is not the beginning of our membership; a "
            "bar begins with the first day of our status; as at {day}. A status without a first day has no bar.",
            day=w.date(asked.as_of),
        ),
        x="association",
        y="start",
        end="end",
        series="what",
        headings={"association": w("Association"), "what": w("What"), "start": w("From"), "end": w("Until")},
        names={
            "what": {FOUNDED: w("Association founded"), **_statuses(w)},
            # Of a foundation only the year is known, and a day would claim more.
            "start": {date(int(year), 1, 1): str(int(year)) for year in frame["founded"].dropna()},
        },
        colours={FOUNDED: "quiet"},
        notes=_unknown(frame, w),
        today=asked.as_of if shown["end"].notna().any() else None,
    )


def _since(frame: pd.DataFrame, w: Words) -> str:
    """Of how many associations the first day of a tie is known."""
    dated = frame["since"].notna().groupby(frame["key"]).any()
    known = int(dated.sum())
    if not len(dated):
        return ""
    if not known:
        return w("Since when the university belongs to these associations is not on record.")
    return w.n(
        "The first day is on record for {known} of {n} association.",
        "The first day is on record for {known} of {n} associations.",
        len(dated),
        known=w.number(known),
    )


def _statuses(w: Words) -> dict[str, str]:
    return {code: w(word) for code, word in codes.MEMBERSHIP_STATUS.items()}


def _marks(row: Any, asked: Filters, w: Words) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    if pd.notna(row.founded) and int(row.founded) <= asked.as_of.year:
        found.append((label(row, w), FOUNDED, date(int(row.founded), 1, 1), None, int(row.illustrative)))
    if pd.notna(row.since) and row.status != "left":
        end = row.until if pd.notna(row.until) else asked.as_of
        found.append((label(row, w), row.status, row.since, end, int(row.illustrative)))
    return found


def _within_years(drawn: pd.DataFrame, asked: Filters) -> pd.DataFrame:
    """Bars that touch the years of the question, with their true ends; the founding years of these and of the unknown.

    A founding year is no event of a year: it stands beside what is shown, whenever it was.
    """
    first, last = date(asked.first or 1, 1, 1), date(asked.last or 9999, 12, 31)
    ends = [start if pd.isna(end) else end for start, end in zip(drawn["start"], drawn["end"], strict=True)]
    inside = [start <= last and end >= first for start, end in zip(drawn["start"], ends, strict=True)]
    dots = (drawn["what"] == FOUNDED) & (drawn["start"] <= last)
    return drawn[dots | pd.Series(inside, drawn.index, dtype=bool)].reset_index(drop=True)


UNKNOWN = N_("First day not known: {associations}")


def _unknown(frame: pd.DataFrame, w: Words) -> tuple[str, ...]:
    names = [str(row.short_name or name(row, w)) for row in lines(frame) if pd.isna(row.since)]
    return (w(UNKNOWN, associations=", ".join(dict.fromkeys(names))),) if names else ()


def seats(reach: pd.DataFrame, ties: pd.DataFrame, home: Home | None, asked: Filters, w: Words) -> WorldMap:
    """Where the associations sit that there is a tie with, and the countries that they reach."""
    tied = ties["status"].notna() & (ties["status"] != "left")
    placed = ties[ties["latitude"].notna() & ties["longitude"].notna() & tied]
    points = [
        (
            "",  # a click on a seat asks for its country; only partners have a profile
            name(row, w),
            w.city(row.seat_city, row.seat_country),
            row.seat_country or "",
            float(row.latitude),
            float(row.longitude),
            1,
            "\n".join(
                part
                for part in (w.city(row.seat_city, row.seat_country), w(codes.MEMBERSHIP_STATUS[row.status]))
                if part
            ),
            int(row.illustrative),
        )
        for row in lines(placed)
    ]
    shown = int(placed["seat_country"].isin(asked.country).sum()) if asked.country else len(points)
    grouped = reach.groupby("country", as_index=False)[["associations", "members", "partners", "illustrative"]].sum()
    said = [
        "\n".join(
            [
                w.n("{n} association", "{n} associations", int(row.associations)),
                w.n("{n} known member", "{n} known members", int(row.members)),
                w.n("{n} partner of ours among them", "{n} partners of ours among them", int(row.partners)),
            ]
        )
        for row in lines(grouped)
    ]
    shades = grouped.assign(value=grouped["associations"], said=said)[list(SHADES)]
    return WorldMap(
        title=w("Where the associations sit"),
        sentence=w.n("{n} seat is on the map.", "{n} seats are on the map.", shown),
        home=home,
        shades=shades,
        points=pd.DataFrame(points, columns=list(POINTS)),
        names={code: w.country(code) for code in grouped["country"]},
        counted=w("Associations with a seat or a known member, applications included"),
        sized=w("Seat of an association"),
        rule=w(
            "As at {day}. Lists of members are never complete; for some associations none was found.",
            day=w.date(asked.as_of),
        ),
        chosen=frozenset(asked.country),
    )
