"""Small worlds of partners and all that can happen with them, as hypothesis draws them, and questions about them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from lib import codes
from lib.filters import Filters
from tests.databases import Rows
from tests.oracle.agreements import back
from tests.queries.plain import dated

TODAY = date(2026, 11, 21)
LANDS = ("TR", "KZ", "TR", "HU")
EDGES = [TODAY + timedelta(days=n) for n in (-366, -365, -364, -1, 0, 1, 179, 180, 181)]
EDGES += [back(TODAY, 24), back(TODAY, 24) - timedelta(days=1)]
DAYS = st.sampled_from(EDGES) | st.dates(date(2021, 1, 1), date(2028, 1, 1))
PERHAPS = st.none() | DAYS
YEARS = st.integers(2022, 2027)
SURE = st.integers(1, len(LANDS))
PARTNER = st.none() | SURE
UNIT = st.sampled_from([None, 1, 2])
SOURCE = st.sampled_from([1, 1, 2])
PROGRAMME = st.sampled_from(["mevlana", "bilateral", "erasmus_ka171"])


def some(most: int, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few rows of one table; each has a source."""
    return st.lists(st.fixed_dictionaries({**columns, "source_id": SOURCE}), max_size=most)


def ended(row: dict[str, Any], first: str, last: str) -> dict[str, Any]:
    """The last day comes as a number of days after the first one; of what has no first day none is known."""
    days = row[last]
    return {**row, last: row[first] + timedelta(days=days) if row[first] and days is not None else None}


def located(row: dict[str, Any]) -> dict[str, Any]:
    """What is done with a partner is done in its country."""
    return row if row["partner_id"] is None else {**row, "country": LANDS[row["partner_id"] - 1]}


def _papers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each continues one that was there before it, or none; no two have the keys in the order of their days."""
    for number, row in enumerate(rows):
        before = row["predecessor_id"]
        row |= {"key": f"a{97 - number * 31 % 97}", "predecessor_id": before if before and before <= number else None}
    return [ended(row, "valid_from", "valid_until") for row in rows]


LENGTH = st.none() | st.integers(0, 900)
PAPERS = some(
    6,
    partner_id=SURE,
    valid_from=DAYS,
    valid_until=LENGTH,
    renews=st.sampled_from([False, False, True]),
    kind=st.sampled_from(list(codes.AGREEMENT_KIND)),
    programme=st.none() | PROGRAMME,
    predecessor_id=st.none() | st.integers(1, 5),
).map(_papers)
MOVES = some(
    6,
    partner_id=PARTNER,
    country=st.sampled_from(LANDS),
    start_date=PERHAPS,
    end_date=LENGTH,
    calendar_year=YEARS,
    academic_year=st.none() | YEARS,
    status=st.sampled_from(["completed", "completed", "live", "nominated", "cancelled"]),
    direction=st.sampled_from(list(codes.DIRECTION)),
    role=st.sampled_from(list(codes.ROLE)),
    programme=PROGRAMME,
    unit_id=UNIT,
    participants=st.integers(1, 4),
).map(lambda rows: [located(dated(ended(row, "start_date", "end_date"))) for row in rows])
EVENTS = some(
    4,
    partner_id=PARTNER,
    country=st.none() | st.sampled_from(LANDS),
    start_date=DAYS,
    end_date=st.none() | st.integers(0, 60),
    unit_id=UNIT,
).map(lambda rows: [located(ended(row, "start_date", "end_date")) for row in rows])
GRANTS = some(
    4,
    status=st.sampled_from(list(codes.GRANT_STATUS)),
    call_year=st.none() | YEARS,
    submitted_on=PERHAPS,
    decision_date=PERHAPS,
    start_date=PERHAPS,
    end_date=LENGTH,
).map(lambda rows: [ended(row, "start_date", "end_date") for row in rows])


@st.composite
def worlds(draw: st.DrawFn) -> Rows:
    """Four partners, of which one or two may have become part of another."""
    papers, grants = draw(PAPERS), draw(GRANTS)
    merged = draw(st.sampled_from([(None, None), (None, 1), (None, 3), (1, 3)]))
    partners: list[dict[str, Any]] = [{"country": land, "source_id": draw(SOURCE)} for land in LANDS]
    partners[2] |= {"listed": False, "merged_into_id": merged[0]}
    partners[3] |= {"listed": draw(st.booleans()), "merged_into_id": merged[1]}
    covered = draw(st.sets(st.tuples(st.integers(1, max(1, len(papers))), st.integers(1, 2)), max_size=4))
    linked = draw(st.lists(st.tuples(st.integers(1, max(1, len(grants))), PARTNER), max_size=5)) if grants else []
    return {
        "unit": [{"key": "law"}, {"key": "arts"}],
        "partner": partners,
        "agreement": papers,
        "agreement_unit": [{"agreement_id": a, "unit_id": u} for a, u in sorted(covered)] if papers else [],
        "mobility": draw(MOVES),
        "activity": draw(EVENTS),
        "grant": grants,
        "grant_partner": [{"grant_id": grant, "partner_id": partner} for grant, partner in linked],
        "copublication": draw(some(3, partner_id=PARTNER, year=YEARS)),
    }


@st.composite
def questions(draw: st.DrawFn) -> Filters:
    """Every filter; of quarters only that of the day, as a report has it."""
    day = draw(st.sampled_from([TODAY, date(2026, 2, 15), date(2025, 12, 31), date(2024, 2, 29)]) | DAYS)
    basis = draw(st.sampled_from(["calendar", "calendar", "academic"]))
    quarter = draw(st.sampled_from([None, None, (day.month + 2) // 3])) if basis == "calendar" else None
    return Filters(
        as_of=day,
        first=draw(st.none() | st.integers(2021, 2025)),
        last=draw(st.none() | st.integers(2025, 2028)),
        country=draw(st.sampled_from([(), (), ("TR",), ("KZ", "HU"), ("AZ",)])),
        region=draw(st.sampled_from([(), (), (), ("turkic",), ("eu",)])),
        unit=draw(st.sampled_from([(), (), ("law",), ("law", "arts"), ("none",)])),
        programme=draw(st.sampled_from([(), (), ("mevlana",), ("bilateral", "erasmus_ka171")])),
        direction=draw(st.sampled_from([(), (), ("incoming",)])),
        role=draw(st.sampled_from([(), (), ("teacher", "staff")])),
        year_basis=basis,
        quarter=quarter,
    )
