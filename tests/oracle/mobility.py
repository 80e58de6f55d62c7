"""Moves by the obvious way: plain rows in, one after the other; plain figures out."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from lib.filters import Filters

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Line = tuple[Any, ...]
DIRECTIONS = ("outgoing", "incoming")


def year_of(move: Row, asked: Filters) -> int | None:
    year: int | None = move["academic_year" if asked.year_basis == "academic" else "calendar_year"]
    return year


def unit_of(tables: Tables, move: Row) -> str:
    return next((str(unit["key"]) for unit in tables["unit"] if unit["id"] == move["unit_id"]), "")


def is_illustrative(tables: Tables, move: Row) -> int:
    return int(any(s["id"] == move["source_id"] and s["quality"] == "illustrative" for s in tables["source"]))


def selected(tables: Tables, asked: Filters) -> list[Row]:
    """Moves that have begun, that every filter lets pass, and whose year is known."""
    found = []
    for move in tables["mobility"]:
        year, countries = year_of(move, asked), asked.countries()
        begun = move["status"] in ("live", "completed") and (
            move["start_date"] <= asked.as_of if move["start_date"] else move["calendar_year"] <= asked.as_of.year
        )
        passes = [
            begun,
            year is not None,
            asked.first is None or (year or 0) >= asked.first,
            asked.last is None or (year or 0) <= asked.last,
            countries is None or move["country"] in countries,
            not asked.unit or unit_of(tables, move) in asked.unit,
            not asked.programme or move["programme"] in asked.programme,
            not asked.direction or move["direction"] in asked.direction,
            not asked.role or move["role"] in asked.role,
            asked.quarter is None or in_quarter(move["start_date"], asked.quarter),
        ]
        if all(passes):
            found.append(move)
    return found


def first_month(tables: Tables, asked: Filters) -> int:
    return int(tables["institution"][0]["academic_year_start"]) if asked.year_basis == "academic" else 1


def months_in(day: date, start: int) -> tuple[int, int]:
    """Whole months since the year began, and the day of the month."""
    months = [(start - 1 + step) % 12 + 1 for step in range(12)]
    return months.index(day.month), day.day


def running_year(tables: Tables, asked: Filters) -> int:
    start = first_month(tables, asked)
    return asked.as_of.year if asked.as_of.month >= start else asked.as_of.year - 1


def in_quarter(day: date | None, quarter: int) -> bool:
    return day is not None and (day.month - 1) // 3 + 1 == quarter


def is_running(tables: Tables, asked: Filters, year: int) -> bool:
    """Whether a day of the year, or of its quarter, is still to come when the day of the question is over."""
    ahead = asked.as_of + timedelta(days=1)
    if asked.quarter is None:
        start = first_month(tables, asked)
        return year >= (ahead.year if ahead.month >= start else ahead.year - 1)
    return (ahead.year, (ahead.month - 1) // 3 + 1) <= (year, asked.quarter)


def by_year(tables: Tables, asked: Filters) -> list[Line]:
    """year, direction, role, moves, so_far, running, illustrative."""
    moves, start = selected(tables, asked), first_month(tables, asked)
    every = Filters(as_of=asked.as_of, year_basis=asked.year_basis)
    years = [year_of(move, asked) or 0 for move in selected(tables, every)]
    lines = []
    for year in range(min(years), max(years) + 1) if years else ():
        if (asked.first and year < asked.first) or (asked.last and year > asked.last):
            continue
        for direction, role in {(move["direction"], move["role"]) for move in moves}:
            here = [m for m in moves if (year_of(m, asked), m["direction"], m["role"]) == (year, direction, role)]
            reached = months_in(asked.as_of, start)
            so_far: float | None = 0.0
            for move in here:
                if move["start_date"] is None or so_far is None:
                    so_far = None
                elif months_in(move["start_date"], start) <= reached:
                    so_far += move["participants"]
            people = sum(m["participants"] for m in here)
            marked = sum(is_illustrative(tables, m) for m in here)
            lines.append((year, direction, role, people, so_far, is_running(tables, asked, year), marked))
    return sorted(lines, key=lambda line: line[:3])


def by(tables: Tables, asked: Filters, *keys: str) -> list[Line]:
    """The keys, moves, illustrative."""
    moves: Counter[Line] = Counter()
    marks: Counter[Line] = Counter()
    for move in selected(tables, asked):
        known = {**move, "year": year_of(move, asked), "unit": unit_of(tables, move)}
        line = tuple(known[key] for key in keys)
        moves[line] += move["participants"]
        marks[line] += is_illustrative(tables, move)
    return sorted((*line, moves[line], marks[line]) for line in moves)


def changes(tables: Tables, asked: Filters) -> list[Line]:
    """direction, role, country, programme, unit, now, before, illustrative: a line for each year of each kind."""
    year = min(asked.last or 9999, asked.as_of.year)
    lines: dict[Line, list[Any]] = {}
    for move in selected(tables, Filters(**{**vars(asked.without("years")), "year_basis": "calendar"})):
        if move["calendar_year"] not in (year - 1, year):
            continue
        kind = (move["direction"], move["role"], move["country"], move["programme"], unit_of(tables, move))
        line = lines.setdefault((move["calendar_year"], *kind), [*kind, 0, 0, 0])
        day = move["start_date"]
        if move["calendar_year"] == year:
            line[5] += move["participants"]
        elif not is_running(tables, Filters(as_of=asked.as_of, quarter=asked.quarter), year):
            line[6] += move["participants"]
        elif day is None or line[6] is None:
            line[6] = None
        elif (day.month, day.day) <= (asked.as_of.month, asked.as_of.day):
            line[6] += move["participants"]
        line[7] += is_illustrative(tables, move)
    return [tuple(lines[key]) for key in sorted(lines)]


def _balance(amounts: dict[Line, float], unknown: Counter[Line], marks: Counter[Line]) -> list[Line]:
    lines = []
    for country in sorted({line[0] for line in (*amounts, *marks)}):
        out, back = (amounts.get((country, way), 0) for way in DIRECTIONS)
        reciprocity = 2 * min(out, back) / (out + back) if out + back else None
        for way in DIRECTIONS:
            key = (country, way)
            lines.append((*key, amounts.get(key, 0), back - out, reciprocity, unknown[key], marks[key]))
    return lines


def balance(tables: Tables, asked: Filters) -> list[Line]:
    """country, direction, amount, balance, reciprocity, unknown, illustrative."""
    amounts: dict[Line, float] = defaultdict(int)
    marks: Counter[Line] = Counter()
    for move in selected(tables, asked):
        amounts[move["country"], move["direction"]] += move["participants"]
        marks[move["country"], move["direction"]] += is_illustrative(tables, move)
    return _balance(amounts, Counter(), marks)


def semesters(tables: Tables, asked: Filters, years: int) -> list[Line]:
    """country, direction, amount, balance, reciprocity, unknown, illustrative; amounts in units of 150 days."""
    last = min(asked.last or 9999, running_year(tables, asked))
    amounts: dict[Line, float] = defaultdict(float)
    unknown: Counter[Line] = Counter()
    marks: Counter[Line] = Counter()
    opened = asked.without("years")
    for move in selected(tables, opened):
        if move["role"] != "student" or not last - years < (year_of(move, asked) or 0) <= last:
            continue
        key = (move["country"], move["direction"])
        if move["days"] is None:
            unknown[key] += move["participants"]
        else:
            amounts[key] += move["participants"] * move["days"] / 150
        marks[key] += is_illustrative(tables, move)
    return _balance(amounts, unknown, marks)


def undated(tables: Tables, asked: Filters) -> int:
    """People without an academic year in the calendar years that the academic ones touch."""
    last = None if asked.last is None else asked.last + 1
    calendar = Filters(**{**vars(asked), "year_basis": "calendar", "last": last})
    return sum(m["participants"] for m in selected(tables, calendar) if m["academic_year"] is None)


def still_awaited(tables: Tables, asked: Filters) -> int:
    """People of moves that should have begun: as if they had, and not counted as they are."""
    begun = {"nominated": "live", "planned": "live", "live": "", "completed": ""}
    moves = [{**move, "status": begun.get(move["status"], move["status"])} for move in tables["mobility"]]
    return sum(move["participants"] for move in selected({**tables, "mobility": moves}, asked))


def without_a_day(tables: Tables, asked: Filters) -> int:
    """People of the whole years, of whose move no day is known."""
    whole = Filters(**{**vars(asked), "quarter": None})
    return sum(move["participants"] for move in selected(tables, whole) if move["start_date"] is None)
