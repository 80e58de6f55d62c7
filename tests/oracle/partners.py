"""Partners by the obvious way: the search in their names, what is alive with each, and who was active in a year."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from lib import i18n
from lib.filters import Filters
from tests.oracle import activities, mobility
from tests.oracle.agreements import STANDING, chosen, first_day, last_day, state
from tests.oracle.mobility import Line, Row, Tables, is_illustrative

# Letters with marks, and those that a keyboard without them gives.
LETTERS = {
    "aáàâãäåāă": "a",
    "cçćč": "c",
    "eéèêëəēěę": "e",
    "gğ": "g",
    "iíìîïıī": "i",
    "lł": "l",
    "nñńň": "n",
    "oóòôõöøō": "o",
    "sşșšś": "s",
    "tţț": "t",
    "uúùûüū": "u",
    "yýÿ": "y",
    "zžźż": "z",
    "ий": "и",
    "её": "е",
    "'’‘ʻʼ": "'",
}
PLAIN = {letter: plain for letters, plain in LETTERS.items() for letter in letters}


def plain(text: str) -> str:
    """Letter by letter, without capitals and marks; capital İ and I are the same letter here."""
    small = (letter.lower() if letter != "İ" else "i" for letter in text)
    return "".join(PLAIN.get(letter, letter) for letter in small)


def known_as(tables: Tables, number: int) -> list[str]:
    """Everything that a partner can be found by."""
    (partner,) = [partner for partner in tables["partner"] if partner["id"] == number]
    found = [partner[name] or "" for name in ("name", "city", "erasmus_code", "schac")]
    found += [row["name"] for row in tables["partner_name"] if row["partner_id"] == number]
    return found + [i18n.words(language).country(partner["country"]) for language in i18n.languages()]


def matching(tables: Tables, text: str) -> set[str]:
    """One name, city, country or code must hold every word; two that hold one each do not."""
    found = set()
    for partner in tables["partner"]:
        for name in known_as(tables, partner["id"]):
            if all(word in plain(name) for word in plain(text).split()):
                found.add(partner["key"])
    return found


def met(tables: Tables, asked: Filters) -> list[Row]:
    """Activities; none for who asks for a programme, a direction or a role, which no activity has."""
    return [] if asked.programme or asked.direction or asked.role else activities.selected(tables, asked)


def listing(tables: Tables, asked: Filters) -> list[Line]:
    """Every column of the answer; the busiest first, then those with most agreements, then by name."""
    keys = {partner["id"]: partner["key"] for partner in tables["partner"]}
    moves, events = mobility.selected(tables, asked), met(tables, asked)
    papers = [paper for paper in chosen(tables, asked) if state(paper, asked.as_of) in STANDING]
    found = []
    for partner in tables["partner"]:
        if asked.countries() is not None and partner["country"] not in (asked.countries() or ()):
            continue
        own = [[row for row in rows if row["partner_id"] == partner["id"]] for rows in (papers, moves, events)]
        ways = [sum(m["participants"] for m in own[1] if m["direction"] == way) for way in mobility.DIRECTIONS]
        figures = [len(own[0]), *ways, len(own[2]), sum(ways) + len(own[2])]
        marks = sum(is_illustrative(tables, row) for row in [partner, *own[0], *own[1], *own[2]])
        campus = "campus_" if partner["campus_latitude"] is not None else ""
        line = (
            *(partner[name] for name in ("key", "name", "kind", "city", "country")),
            *(partner[f"{campus}{name}"] for name in ("latitude", "longitude")),
            *(partner["listed"], partner["verified"], keys.get(partner["merged_into_id"])),
            *figures,
            marks,
        )
        if partner["listed"] or any(figures):
            found.append(((-figures[4], -figures[0], partner["name"]), line))
    return [line for _, line in sorted(found, key=lambda each: each[0])]


def moves_by_country(tables: Tables, asked: Filters) -> list[Line]:
    """country, moves, illustrative; also of those without a partner."""
    moves, lines = mobility.selected(tables, asked), []
    for country in sorted({move["country"] for move in moves}):
        here = [move for move in moves if move["country"] == country]
        marks = sum(is_illustrative(tables, move) for move in here)
        lines.append((country, sum(move["participants"] for move in here), marks))
    return lines


def claimed(tables: Tables) -> list[Line]:
    """key, countries, illustrative of the statements that name countries, as they came in."""
    named = [claim for claim in tables["claim"] if claim["countries"] is not None]
    named.sort(key=lambda claim: claim["id"])
    return [(claim["key"], claim["countries"], is_illustrative(tables, claim)) for claim in named]


def merged(tables: Tables) -> dict[int, tuple[int, ...]]:
    """Of each that was merged those that came after it, one step after the other."""
    into = {partner["id"]: partner["merged_into_id"] for partner in tables["partner"]}
    found = {}
    for old in (number for number, after in into.items() if after is not None):
        chain = [old]
        while into[chain[-1]] is not None and into[chain[-1]] not in chain:
            chain.append(into[chain[-1]])
        found[old] = tuple(chain[1:])
    return found


class Happening(NamedTuple):
    """What makes an organisation active in a year: the first day of it in that year, where one is known."""

    year: int
    organisation: int
    first: date | None
    mark: int


def happenings(tables: Tables, asked: Filters) -> list[Happening]:
    """Moves and activities, and of each agreement every year in which it holds on some day up to that of the question.

    An agreement has no direction or role; what was merged is what it became.
    """
    today = {old: after[-1] for old, after in merged(tables).items() if after}
    seen = []
    for move in mobility.selected(tables, replace(asked, year_basis="calendar")):
        seen.append((move["calendar_year"], move, move["start_date"]))
    for event in met(tables, asked):
        seen.append((event["start_date"].year, event, event["start_date"]))
    for paper in chosen(tables, asked) if not asked.direction and not asked.role else ():
        for year in range(paper["valid_from"].year, asked.as_of.year + 1):
            on = max(paper["valid_from"], first_day(year, asked.quarter))
            if on <= min(last_day(year, asked.quarter), asked.as_of) and state(paper, on) in STANDING:
                seen.append((year, paper, on))
    found = []
    for year, row, first in seen:
        number = row["partner_id"]
        if number is not None:
            found.append(Happening(year, today.get(number, number), first, is_illustrative(tables, row)))
    return found


def active(seen: list[Happening], year: int, by: date | None = None, or_perhaps: bool = False) -> set[int]:
    """Organisations active in a year; `by` a day: in its days up to that day and month, `or_perhaps` by then."""
    found = set()
    for one in seen:
        if by is None:
            early = True
        else:
            early = or_perhaps if one.first is None else (one.first.month, one.first.day) <= (by.month, by.day)
        if one.year == year and early:
            found.add(one.organisation)
    return found


def active_by_year(tables: Tables, asked: Filters) -> list[Line]:
    """year, partners, countries, the same by the day of that year (None: not known), illustrative."""
    country = {partner["id"]: partner["country"] for partner in tables["partner"]}
    seen, lines = happenings(tables, asked), []
    every = happenings(tables, Filters(as_of=asked.as_of))
    moved = [move["calendar_year"] for move in mobility.selected(tables, Filters(as_of=asked.as_of))]
    met_in = [event["start_date"].year for event in met(tables, Filters(as_of=asked.as_of))]
    known = asked.as_of.year if tables["agreement"] else max([*moved, *met_in], default=0)
    assert known >= max((one.year for one in every), default=0)
    for year in range(min((one.year for one in seen), default=9999), known + 1):
        if (asked.first is None or year >= asked.first) and (asked.last is None or year <= asked.last):
            sets = [active(seen, year, *how) for how in ((), (asked.as_of,), (asked.as_of, True))]
            places = [{country[one] for one in some} for some in sets]
            parts = [len(some[1]) if some[1] == some[2] else None for some in (sets, places)]
            marks = sum(one.mark for one in seen if one.year == year)
            lines.append((year, len(sets[0]), len(places[0]), *parts, marks))
    return lines


def changes(tables: Tables, asked: Filters) -> list[Line]:
    """key, name, country, change: active in the last year asked for and not before, or the reverse; by name."""
    year, seen = min(asked.last or 9999, asked.as_of.year), happenings(tables, asked.without("years"))
    running = asked.as_of < last_day(year, asked.quarter)
    now, before = active(seen, year), active(seen, year - 1, asked.as_of if running else None)
    named = sorted(tables["partner"], key=lambda partner: (partner["name"], partner["key"]))
    came = [(*(p[n] for n in ("key", "name", "country")), 1) for p in named if p["id"] in now - before]
    return came + [(*(p[n] for n in ("key", "name", "country")), -1) for p in named if p["id"] in before - now]
