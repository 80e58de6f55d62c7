"""Agreements and partners by the obvious way: plain rows in, plain figures out, one paper, one day after another."""

from datetime import date, timedelta
from typing import Any

from lib.filters import Filters
from tests.oracle.mobility import is_illustrative, selected

Row = dict[str, Any]
Tables = dict[str, list[Row]]


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


def events(tables: Tables, partner: Row, day: date) -> list[date]:
    """The last day of everything that happened with a partner or its successors."""
    group, by_id = {partner["id"]}, {p["id"]: p for p in tables["partner"]}
    at = partner
    while at["merged_into_id"] and at["merged_into_id"] not in group:
        at = by_id[at["merged_into_id"]]
        group.add(at["id"])
    found = []
    for move in tables["mobility"]:
        if move["partner_id"] in group and move["status"] in ("live", "completed"):
            if move["start_date"] is None and move["calendar_year"] <= day.year:
                found.append(date(move["calendar_year"], 12, 31))
            elif move["start_date"] and move["start_date"] <= day:
                found.append(move["end_date"] or move["start_date"])
    for activity in tables["activity"]:
        if activity["partner_id"] in group and activity["start_date"] <= day:
            found.append(activity["end_date"] or activity["start_date"])
    for paper in tables["copublication"]:
        if paper["partner_id"] in group and paper["year"] <= day.year:
            found.append(date(paper["year"], 12, 31))
    return [min(d, day) for d in found]


def life(tables: Tables, paper: Row, day: date) -> str:
    """alive, dormant or too_young; empty where it is not in force."""
    if state(paper, day) not in ("in_force", "expiring"):
        return ""
    (partner,) = [p for p in tables["partner"] if p["id"] == paper["partner_id"]]
    if any(event >= back(day, 24) for event in events(tables, partner, day)):
        return "alive"
    return "dormant" if paper["valid_from"] <= back(day, 12) else "too_young"


def in_force_by_year(tables: Tables, day: date) -> list[tuple[int, int]]:
    papers = tables["agreement"]
    if not papers:
        return []
    found = []
    for year in range(min(p["valid_from"].year for p in papers), day.year + 1):
        on = min(date(year, 12, 31), day)
        found.append((year, sum(state(p, on) in ("in_force", "expiring") for p in papers)))
    return found


def final(tables: Tables, key: int) -> int:
    """The successor of an organisation, or itself."""
    by_id, passed = {p["id"]: p for p in tables["partner"]}, {key}
    while (after := by_id[key]["merged_into_id"]) and after not in passed:
        key = after
        passed.add(key)
    return key


def happenings(tables: Tables, day: date) -> list[tuple[int, int, date | None]]:
    """What makes an organisation (id) active in a year, and the first day of it in that year; None where unknown."""
    seen: list[tuple[int, int, date | None]] = []
    for move in tables["mobility"]:
        begun = move["start_date"] <= day if move["start_date"] else move["calendar_year"] <= day.year
        if move["partner_id"] and move["status"] in ("live", "completed") and begun:
            seen.append((move["calendar_year"], final(tables, move["partner_id"]), move["start_date"]))
    for event in tables["activity"]:
        if event["partner_id"] and event["start_date"] <= day:
            seen.append((event["start_date"].year, final(tables, event["partner_id"]), event["start_date"]))
    for paper in tables["agreement"]:
        for year in range(paper["valid_from"].year, day.year + 1):
            on = max(paper["valid_from"], date(year, 1, 1))
            if on <= day and state(paper, on) in ("in_force", "expiring"):
                seen.append((year, final(tables, paper["partner_id"]), on))
    return seen


def active(tables: Tables, day: date, year: int, by_the_day: bool = False, or_perhaps: bool = False) -> set[int]:
    """Organisations active in a year; `by_the_day`: in its days up to that day and month, `or_perhaps` by then."""
    found = set()
    for y, key, first in happenings(tables, day):
        early = or_perhaps if first is None else (first.month, first.day) <= (day.month, day.day)
        if y == year and (early or not by_the_day):
            found.add(key)
    return found


def active_by_year(tables: Tables, asked: Filters) -> list[tuple[int, int, int, int | None, int | None]]:
    """year, organisations, countries, organisations and countries by the day of that year (None: not known)."""
    by_id, day = {p["id"]: p for p in tables["partner"]}, asked.as_of
    first = min((year for year, _, _ in happenings(tables, day)), default=day.year + 1)
    lines = []
    for year in range(first, day.year + 1):
        sets = [active(tables, day, year, *how) for how in ((), (True,), (True, True))]
        places = [{by_id[p]["country"] for p in some} for some in sets]
        parts = [len(some[1]) if some[1] == some[2] else None for some in (sets, places)]
        lines.append((year, len(sets[0]), len(places[0]), *parts))
    return lines


def partner_changes(tables: Tables, asked: Filters, year: int) -> list[tuple[str, int]]:
    """Organisation (key) and 1 where it is active in this year and was not before, -1 where it is the reverse."""
    running = year == asked.as_of.year and (asked.as_of.month, asked.as_of.day) != (12, 31)
    now, before = active(tables, asked.as_of, year), active(tables, asked.as_of, year - 1, by_the_day=running)
    return sorted(
        (p["key"], (p["id"] in now) - (p["id"] in before))
        for p in tables["partner"]
        if (p["id"] in now) != (p["id"] in before)
    )


def agreement_changes(tables: Tables, day: date, year: int) -> list[tuple[str, int, date]]:
    """Agreement (key), 1 where it is in force at the end of this year and was not before, -1 the reverse, its day."""
    found = []
    for paper in tables["agreement"]:
        held = [state(paper, min(date(y, 12, 31), day)) in ("in_force", "expiring") for y in (year - 1, year)]
        if held == [False, True]:
            found.append((paper["key"], 1, paper["valid_from"]))
        if held == [True, False]:
            found.append((paper["key"], -1, paper["valid_until"]))
    return sorted(found)


def listing(tables: Tables, day: date) -> dict[str, tuple[int, int, int, int]]:
    """Per partner: agreements in force, people out, people in, activities."""
    found = {}
    for partner in tables["partner"]:
        own = partner["id"]
        moves = [
            m
            for m in tables["mobility"]
            if m["partner_id"] == own
            and m["status"] in ("live", "completed")
            and (m["start_date"] <= day if m["start_date"] else m["calendar_year"] <= day.year)
        ]
        figures = (
            sum(p["partner_id"] == own and state(p, day) in ("in_force", "expiring") for p in tables["agreement"]),
            sum(m["participants"] for m in moves if m["direction"] == "outgoing"),
            sum(m["participants"] for m in moves if m["direction"] == "incoming"),
            sum(a["partner_id"] == own and a["start_date"] <= day for a in tables["activity"]),
        )
        if partner["listed"] or any(figures):
            found[partner["key"]] = figures
    return found


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
