"""Agreements by the obvious way: plain rows in, plain lines out, one paper, one day after another."""

from datetime import date, timedelta
from typing import Any

from lib.filters import Filters
from tests.oracle.mobility import Line, Row, Tables, is_illustrative, selected

STANDING = ("in_force", "expiring")
FUNDED = ("awarded", "running", "completed", "suspended")


def back(day: date, months: int) -> date:
    """Month by month to the same day, the last of the month where it is shorter."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def state(paper: Row, day: date) -> str:
    """Day by day: whether it holds today, and whether some day of the next 180 is the first without it."""
    if day < paper["valid_from"]:
        return "not_yet"
    endless = paper["renews"] or paper["valid_until"] is None
    if not endless and day > paper["valid_until"]:
        return "expired"
    after = day + timedelta(days=181)
    return "expiring" if not endless and after > paper["valid_until"] else "in_force"


def first_day(year: int, quarter: int | None) -> date:
    """Of the year, or of three months of it."""
    return date(year, {None: 1, 1: 1, 2: 4, 3: 7, 4: 10}[quarter], 1)


def last_day(year: int, quarter: int | None) -> date:
    """Of the year, or of three months of it."""
    months = {None: (12, 31), 1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}
    return date(year, *months[quarter])


def partner_of(tables: Tables, row: Row) -> Row:
    (partner,) = [p for p in tables["partner"] if p["id"] == row["partner_id"]]
    return partner


def units_of(tables: Tables, paper: Row) -> list[str]:
    """The faculties (keys) that a paper names, in the order of the faculties; none where it is for all."""
    named = [row["unit_id"] for row in tables["agreement_unit"] if row["agreement_id"] == paper["id"]]
    return [unit["key"] for unit in tables["unit"] if unit["id"] in named]


def chosen(tables: Tables, asked: Filters) -> list[Row]:
    """Papers by country, programme and faculty; years, direction and role are nothing that a paper has."""
    found = []
    for paper in tables["agreement"]:
        units, countries = units_of(tables, paper), asked.countries()
        passes = [
            countries is None or partner_of(tables, paper)["country"] in countries,
            not asked.programme or paper["programme"] in asked.programme,
            not asked.unit or not units or any(unit in asked.unit for unit in units),
        ]
        if all(passes):
            found.append(paper)
    return found


def with_successors(tables: Tables, partner: Row) -> set[int]:
    """A partner and all that it became part of, one after the other."""
    group, by_id = {partner["id"]}, {p["id"]: p for p in tables["partner"]}
    at = partner
    while at["merged_into_id"] and at["merged_into_id"] not in group:
        at = by_id[at["merged_into_id"]]
        group.add(at["id"])
    return group


def of_project(grant: Row, day: date) -> date | None:
    """When something last happened in a project: none where nothing has by the day."""
    if grant["status"] in FUNDED and grant["start_date"] and grant["start_date"] <= day:
        return grant["end_date"] or day
    for known in (grant["decision_date"], grant["submitted_on"]):
        if known and known <= day:
            return known  # type: ignore[no-any-return]
    dates = [grant[name] for name in ("start_date", "decision_date", "submitted_on")]
    if dates == [None, None, None] and grant["call_year"] and grant["call_year"] <= day.year:
        return date(grant["call_year"], 12, 31)
    return None


def events(tables: Tables, partner: Row, day: date) -> list[date]:
    """The last day of everything that happened with a partner or its successors."""
    group, found = with_successors(tables, partner), []
    for move in tables["mobility"]:
        if move["partner_id"] in group and move["status"] in ("live", "completed"):
            if move["start_date"] is None and move["calendar_year"] <= day.year:
                found.append(date(move["calendar_year"], 12, 31))
            elif move["start_date"] and move["start_date"] <= day:
                found.append(move["end_date"] or move["start_date"])
    for activity in tables["activity"]:
        if activity["partner_id"] in group and activity["start_date"] <= day:
            found.append(activity["end_date"] or activity["start_date"])
    for written in tables["copublication"]:
        if written["partner_id"] in group and written["year"] <= day.year:
            found.append(date(written["year"], 12, 31))
    for grant in tables["grant"]:
        inside = [row["partner_id"] for row in tables["grant_partner"] if row["grant_id"] == grant["id"]]
        last = of_project(grant, day)
        if last and any(one in group for one in inside):
            found.append(last)
    return [min(d, day) for d in found]


def life(tables: Tables, paper: Row, day: date) -> str:
    """alive, dormant or too_young; empty where it is not in force."""
    if state(paper, day) not in STANDING:
        return ""
    if since(tables, paper) > back(day, 12):
        return "too_young"
    return "alive" if any(e >= back(day, 24) for e in events(tables, partner_of(tables, paper), day)) else "dormant"


def since(tables: Tables, paper: Row) -> date:
    """The first day of the oldest of the papers that continue each other, each within 180 days."""
    first, seen = paper["valid_from"], [paper["id"]]
    while True:
        older = [one for one in tables["agreement"] if one["id"] == paper["predecessor_id"] and one["id"] not in seen]
        if not older:
            return first  # type: ignore[no-any-return]
        # One that renews itself has no end.
        ended = None if older[0]["renews"] else older[0]["valid_until"]
        if ended and (paper["valid_from"] - ended).days > 180:
            return first  # type: ignore[no-any-return]
        paper = older[0]
        seen.append(paper["id"])
        first = min(first, paper["valid_from"])


def on_day(tables: Tables, asked: Filters, partners: tuple[str, ...] = ()) -> list[Line]:
    """Every column of the answer; the newest first, and of one day the last key first."""
    keys = {paper["id"]: paper["key"] for paper in tables["agreement"]}
    lines: list[Line] = []
    for paper in sorted(chosen(tables, asked), key=lambda paper: (paper["valid_from"], paper["key"]), reverse=True):
        partner = partner_of(tables, paper)
        if partners and partner["key"] not in partners:
            continue
        after = [
            p["key"]
            for p in tables["agreement"]
            if p["predecessor_id"] == paper["id"] and not (p["signed"] and p["signed"] > asked.as_of)
        ]
        lines.append(
            (
                *(paper["key"], partner["key"], partner["name"], partner["country"]),
                *(paper[name] for name in ("kind", "programme", "title", "signed")),
                *(paper[name] for name in ("valid_from", "valid_until", "renews")),
                since(tables, paper),
                keys.get(paper["predecessor_id"]),
                tuple(after),
                *(paper[name] for name in ("document", "note")),
                tuple(units_of(tables, paper)),
                state(paper, asked.as_of),
                life(tables, paper, asked.as_of),
                max(events(tables, partner, asked.as_of), default=None),
                is_illustrative(tables, paper),
            )
        )
    return lines


def held_at_end(tables: Tables, asked: Filters, year: int) -> list[Row]:
    """In force when the year, or its quarter, is over, or on the day where it is not."""
    on = min(last_day(year, asked.quarter), asked.as_of)
    return [paper for paper in chosen(tables, asked) if state(paper, on) in STANDING]


def in_force_by_year(tables: Tables, asked: Filters) -> list[Line]:
    """year, agreements, illustrative: from the first day of the first paper to the day, within the years."""
    begun = [paper["valid_from"].year for paper in chosen(tables, asked)]
    lines = []
    for year in range(min(begun), asked.as_of.year + 1) if begun else ():
        if (asked.first is None or year >= asked.first) and (asked.last is None or year <= asked.last):
            held = held_at_end(tables, asked, year)
            lines.append((year, len(held), sum(is_illustrative(tables, paper) for paper in held)))
    return lines


def changes(tables: Tables, asked: Filters) -> list[Line]:
    """key, partner, name, country, kind, change, on, illustrative: of the last year asked for beside the one before."""
    year = min(asked.last or 9999, asked.as_of.year)
    before, now = (held_at_end(tables, asked, each) for each in (year - 1, year))
    came = sorted((paper["valid_from"], paper["key"], paper) for paper in now if paper not in before)
    gone = sorted((paper["valid_until"], paper["key"], paper) for paper in before if paper not in now)
    lines = []
    for change, some in ((1, came), (-1, gone)):
        for on, key, paper in some:
            partner = partner_of(tables, paper)
            names = (key, *(partner[name] for name in ("key", "name", "country")), paper["kind"])
            lines.append((*names, change, on, is_illustrative(tables, paper)))
    return lines


def used(tables: Tables, asked: Filters, paper: Row, quota: Row, year: int) -> int:
    """People of the partner who have begun such a stay, under the programme of the paper where it has one."""
    people = 0
    for move in selected(tables, Filters(as_of=asked.as_of)):
        same = all(move[name] == quota[name] for name in ("direction", "role", "activity"))
        served = paper["programme"] is None or move["programme"] == paper["programme"]
        if same and served and (move["partner_id"], move["academic_year"]) == (paper["partner_id"], year):
            people += move["participants"]
    return people


def quotas(tables: Tables, asked: Filters, key: str) -> list[tuple[Any, ...]]:
    """agreement, programme, direction, role, activity, places, months, year, used, illustrative."""
    (home,) = tables["institution"]
    year = asked.as_of.year if asked.as_of.month >= home["academic_year_start"] else asked.as_of.year - 1
    own = [partner["id"] for partner in tables["partner"] if partner["key"] == key]
    lines: list[tuple[Any, ...]] = []
    for paper in sorted(tables["agreement"], key=lambda paper: str(paper["key"])):
        for quota in tables["quota"]:
            held = state(paper, asked.as_of) in ("in_force", "expiring")
            if held and paper["partner_id"] in own and quota["agreement_id"] == paper["id"]:
                given = [quota[name] for name in ("direction", "role", "activity", "places", "months")]
                taken = used(tables, asked, paper, quota, year)
                lines.append((paper["key"], paper["programme"], *given, year, taken, is_illustrative(tables, quota)))
    return lines
