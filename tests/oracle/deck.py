"""What a guest is shown beside people, by the obvious way: plain rows and a guest in, plain lines out."""

from datetime import date, timedelta
from typing import Any

from lib.queries.guests import Guest
from tests.oracle import memberships
from tests.oracle.agreements import FUNDED, STANDING, partner_of, since, state
from tests.oracle.mobility import Line, Row, Tables, is_illustrative
from tests.oracle.naming import said
from tests.oracle.partners import merged


def called(tables: Tables, partner: Row, language: str) -> str:
    """The native name in the language, else another one of it; what is English by itself needs no other one."""
    for kind in ("native",) if language == "en" else ("native", "alias"):
        for name in sorted(tables["partner_name"], key=lambda row: row["id"]):
            if (name["partner_id"], name["language"], name["kind"]) == (partner["id"], language, kind):
                return str(name["name"])
    return str(partner["name"])


def of_today(tables: Tables, partner: Row) -> Row:
    """What an organisation is part of today."""
    chain = merged(tables).get(partner["id"]) or (partner["id"],)
    return next(each for each in tables["partner"] if each["id"] == chain[-1])


def point(partner: Row) -> tuple[float | None, float | None]:
    """The campus, else the city."""
    campus = "campus_" if partner["campus_latitude"] is not None else ""
    return partner[f"{campus}latitude"], partner[f"{campus}longitude"]


def guest(tables: Tables, key: str, language: str) -> Guest | None:
    """The institution of that key, or what it is part of today, and all that was merged into it."""
    for partner in tables["partner"]:
        if partner["key"] == key:
            now = of_today(tables, partner)
            parts = [p["key"] for p in tables["partner"] if p["id"] != now["id"] and of_today(tables, p) == now]
            name = called(tables, now, language)
            return Guest(now["country"], now["key"], name, now["city"] or "", *point(now), tuple(parts))
    return None


def guests(tables: Tables, language: str) -> list[Line]:
    """key, name, city, country of those that were merged into nothing."""
    return [
        (partner["key"], called(tables, partner, language), partner["city"], partner["country"])
        for partner in tables["partner"]
        if partner["merged_into_id"] is None
    ]


def theirs(tables: Tables, visitor: Guest, row: Row, own_country: bool = False) -> bool:
    """Whether a row is of the institution, or of the country: of its partner, or said by itself where it says one."""
    partner: Row = next((p for p in tables["partner"] if p["id"] == row["partner_id"]), {})
    if visitor.partner:
        return partner.get("key") in (visitor.partner, *visitor.parts)
    return bool(visitor.country == ((row["country"] if own_country else None) or partner.get("country")))


def agreements(tables: Tables, visitor: Guest, day: date, language: str) -> list[Line]:
    """key, partner, partner_name, kind, programme, since, valid_from, valid_until, renews, ending, illustrative."""
    papers = [paper for paper in tables["agreement"] if theirs(tables, visitor, paper)]
    lines: list[Line] = []
    for paper in papers:
        if state(paper, day) in STANDING:
            partner, begun = partner_of(tables, paper), since(tables, paper)
            ending = not paper["renews"] and paper["valid_until"] is not None
            ending = ending and paper["valid_until"] <= day + timedelta(days=180)
            names = (partner["key"], called(tables, partner, language))
            until = (paper["valid_from"], paper["valid_until"], paper["renews"], ending)
            line = (paper["key"], *names, paper["kind"], paper["programme"], begun, *until)
            lines.append((*line, is_illustrative(tables, paper)))
    return sorted(lines, key=lambda line: (line[5], line[0]))


def partners(tables: Tables, day: date, language: str) -> list[Line]:
    """key, name, city, country, listed, latitude, longitude, agreements, illustrative: each with all merged into it."""
    lines: list[Line] = []
    for partner in (p for p in tables["partner"] if of_today(tables, p) == p):
        group = [p for p in tables["partner"] if of_today(tables, p) == partner]
        numbers = [p["id"] for p in group]
        held = [a for a in tables["agreement"] if a["partner_id"] in numbers and state(a, day) in STANDING]
        listed = sum(p["listed"] for p in group)
        marks = sum(is_illustrative(tables, row) for row in (*group, *held))
        if listed or held:
            names = (partner["key"], called(tables, partner, language), partner["city"], partner["country"])
            lines.append((*names, listed, *point(partner), len(held), marks))
    return lines


def projects(tables: Tables, visitor: Guest, day: date, amounts: bool, language: str) -> list[Line]:
    """key, title, short, funder, start_date, end_date, year, the money if asked for, illustrative."""
    money = ("budget", "own_share", "currency") if amounts else ()
    columns = ("key", "title", "acronym", "funder", "start_date", "end_date", "call_year", *money)
    found = []
    for grant in tables["grant"]:
        inside = [row for row in tables["grant_partner"] if row["grant_id"] == grant["id"]]
        told = grant["status"] in FUNDED and (grant["decision_date"] or day) <= day
        if told and any(theirs(tables, visitor, row, own_country=True) for row in inside):
            found.append(grant)
    found.sort(key=lambda grant: (grant["start_date"] or date.max, grant["key"]))
    return [(*(said(grant, name, language) for name in columns), is_illustrative(tables, grant)) for grant in found]


def activities(tables: Tables, visitor: Guest, day: date, language: str) -> list[Line]:
    """key, kind, title, start_date, end_date, place, illustrative."""
    columns = ("key", "kind", "title", "start_date", "end_date", "place")
    found = [row for row in tables["activity"] if row["start_date"] <= day]
    found = [row for row in found if theirs(tables, visitor, row, own_country=True)]
    found.sort(key=lambda row: (row["start_date"], row["key"]))
    return [(*(said(row, name, language) for name in columns), is_illustrative(tables, row)) for row in found]


def joint(tables: Tables, visitor: Guest, day: date, language: str) -> list[Line]:
    """key, title, kind, partner, partner_name, since, illustrative of the degrees that run."""
    lines: list[Line] = []
    for row in sorted(tables["joint_programme"], key=lambda row: str(row["key"])):
        runs = (row["since"] or date.min) <= day <= (row["until"] or date.max)
        if runs and theirs(tables, visitor, row):
            partner = partner_of(tables, row)
            names = (partner["key"], called(tables, partner, language))
            plain = (row["key"], said(row, "title", language), row["kind"])
            lines.append((*plain, *names, row["since"], is_illustrative(tables, row)))
    return lines


def associations(tables: Tables, visitor: Guest, day: date, language: str) -> list[Line]:
    """key, name, and whether any row behind it is illustrative; by the English name."""
    lines: list[Line] = []
    for association in sorted(tables["association"], key=lambda row: str(row["name"])):
        tie = memberships.tie(tables, association, day)
        listed = [m for m in memberships.members_of(tables, association) if m["status"] in memberships.COUNTED]
        listed = [m for m in listed if theirs(tables, visitor, m, own_country=True)]
        if listed and tie and tie["status"] in memberships.COUNTED:
            name = said(association, "name", language)
            marked = any(is_illustrative(tables, row) for row in (association, tie, *listed))
            lines.append((association["key"], name, marked))
    return lines


def places(tables: Tables, visitor: Guest, day: date, language: str) -> list[Line]:
    """partner, partner_name, direction, role, activity, places, illustrative; most places first, then by name."""
    found: dict[Line, list[int]] = {}
    for quota in tables["quota"]:
        (paper,) = [paper for paper in tables["agreement"] if paper["id"] == quota["agreement_id"]]
        if quota["places"] and state(paper, day) in STANDING and theirs(tables, visitor, paper):
            partner = partner_of(tables, paper)
            what = (quota["direction"], quota["role"], quota["activity"])
            line = found.setdefault((partner["name"], *what, partner["key"], called(tables, partner, language)), [0, 0])
            line[0] += quota["places"]
            line[1] += is_illustrative(tables, quota)
    ordered = sorted(found.items(), key=lambda each: (-each[1][0], each[0]))
    return [(key, name, *what, n, marks) for (_, *what, key, name), (n, marks) in ordered]


def about(tables: Tables, visitor: Guest) -> dict[str, Any]:
    """name, city, founded, website, native of an institution; nothing of a country."""
    for partner in tables["partner"]:
        if partner["key"] == visitor.partner:
            own = [n for n in tables["partner_name"] if (n["partner_id"], n["kind"]) == (partner["id"], "native")]
            native = min(own, key=lambda name: int(name["id"]), default={"name": None})
            return {n: partner[n] for n in ("name", "city", "founded", "website")} | {"native": native["name"]}
    return {}
