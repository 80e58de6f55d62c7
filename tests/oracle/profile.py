"""What is known of one partner by the obvious way: plain rows and its key in, one part after the other out."""

from collections import Counter
from typing import Any

from lib.filters import Filters
from tests.oracle import memberships, mobility
from tests.oracle.grant_projects import state
from tests.oracle.mobility import Line, Row, Tables, is_illustrative
from tests.oracle.naming import said

FUNDED = ("awarded", "running", "completed", "suspended")
# What the answer says in other words than the row does.
RETOLD = {"id", "source_id", "merged_into_id", "latitude", "longitude", "campus_latitude", "campus_longitude"}


def by_id(tables: Tables, table: str, number: int | None) -> Row:
    """The row with that number; one that holds nothing where there is none."""
    return next((row for row in tables[table] if row["id"] == number), {})


def own(tables: Tables, table: str, key: str) -> list[Row]:
    """The rows of a table that name the partner, in the order in which they came in."""
    numbers = [partner["id"] for partner in tables["partner"] if partner["key"] == key]
    return sorted((row for row in tables[table] if row["partner_id"] in numbers), key=lambda row: row["id"])


def about(tables: Tables, key: str) -> Row | None:
    """Everything of the partner's own row, its place, what it became and what became it, and its source."""
    for partner in tables["partner"]:
        if partner["key"] == key:
            campus = "campus_" if partner["campus_latitude"] is not None else ""
            after = by_id(tables, "partner", partner["merged_into_id"])
            source = by_id(tables, "source", partner["source_id"])
            older = [p for p in tables["partner"] if p["merged_into_id"] == partner["id"]]
            return {name: value for name, value in partner.items() if name not in RETOLD} | {
                "latitude": partner[f"{campus}latitude"],
                "longitude": partner[f"{campus}longitude"],
                "merged_into": after.get("key"),
                "merged_into_name": after.get("name"),
                "predecessors": tuple((p["key"], p["name"]) for p in sorted(older, key=lambda p: p["name"])),
                "source": source["title"],
                "source_link": source["link"],
                "source_as_of": source["as_of"],
                "illustrative": is_illustrative(tables, partner),
            }
    return None


def names(tables: Tables, key: str) -> list[Line]:
    """name, language, kind, source, illustrative."""
    return [
        (
            row["name"],
            row["language"],
            row["kind"],
            by_id(tables, "source", row["source_id"])["title"],
            is_illustrative(tables, row),
        )
        for row in own(tables, "partner_name", key)
    ]


def moves_by_year(tables: Tables, asked: Filters, key: str) -> list[Line]:
    """year, direction, moves, illustrative, running; each year has those who left before those who came."""
    mine = own(tables, "mobility", key)
    moves = [move for move in mobility.selected(tables, asked) if move in mine]
    lines = []
    for year in sorted({mobility.year_of(move, asked) or 0 for move in moves}):
        for way in mobility.DIRECTIONS:
            here = [m for m in moves if (mobility.year_of(m, asked), m["direction"]) == (year, way)]
            people = sum(move["participants"] for move in here)
            marked = sum(is_illustrative(tables, move) for move in here)
            if here:
                lines.append((year, way, people, marked, mobility.is_running(tables, asked, year)))
    return lines


def in_projects(tables: Tables, key: str) -> list[Row]:
    """The grants that the partner is in, each once, however often it is named there."""
    named = {row["grant_id"] for row in own(tables, "grant_partner", key)}
    return [grant for grant in tables["grant"] if grant["id"] in named]


def projects(tables: Tables, asked: Filters, key: str, language: str) -> list[Line]:
    """key, title, acronym, funder, role, status, call_year, start_date, end_date, illustrative, state; the newest
    first."""
    found = in_projects(tables, key)
    dated = [grant for grant in found if grant["start_date"] is not None]
    undated = [grant for grant in found if grant["start_date"] is None]
    dated.sort(key=lambda grant: (-grant["start_date"].toordinal(), grant["id"]))
    undated.sort(key=lambda grant: grant["id"])
    shown = ("key", "title", "acronym", "funder", "role", "status", "call_year", "start_date", "end_date")
    return [
        (*(said(grant, name, language) for name in shown), is_illustrative(tables, grant), state(grant, asked.as_of))
        for grant in dated + undated
    ]


def activities(tables: Tables, asked: Filters, key: str, language: str) -> list[Line]:
    """key, kind, title, start_date, end_date, place, mode, the participants, illustrative; the newest first."""
    begun = [row for row in own(tables, "activity", key) if row["start_date"] <= asked.as_of]
    begun.sort(key=lambda row: (-row["start_date"].toordinal(), row["id"]))
    shown = ("key", "kind", "title", "start_date", "end_date", "place", "mode")
    people = ("home_participants", "foreign_participants")
    return [(*(said(row, name, language) for name in shown + people), is_illustrative(tables, row)) for row in begun]


def latest(lines: list[Row]) -> list[Row]:
    """Of the lists of an association that name the partner as a member, what the newest says."""
    found: dict[int, Row] = {}
    counted = [line for line in lines if line["status"] in memberships.COUNTED]
    for line in sorted(counted, key=lambda line: (line["as_of"] or "", line["id"])):
        found[line["association_id"]] = line
    return list(found.values())


def associations(tables: Tables, asked: Filters, key: str, language: str) -> list[Line]:
    """key, name, status, as_of, illustrative: where the partner is a member and so is the university on the day."""
    found: list[tuple[str, int, Line]] = []
    for listed in latest(own(tables, "association_member", key)):
        association = by_id(tables, "association", listed["association_id"])
        tie = memberships.tie(tables, association, asked.as_of)
        if tie and tie["status"] in memberships.COUNTED and listed["status"] in memberships.COUNTED:
            marks = sum(is_illustrative(tables, row) for row in (association, tie, listed))
            name = said(association, "name", language)
            line = (association["key"], name, listed["status"], listed["as_of"], marks)
            found.append((association["name"], listed["id"], line))
    return [line for _, _, line in sorted(found)]


def joint_programmes(tables: Tables, key: str, language: str) -> list[Line]:
    """key, title, kind, level, unit, since, until, illustrative; by title."""
    lines = []
    for row in sorted(own(tables, "joint_programme", key), key=lambda row: row["title"]):
        unit = by_id(tables, "unit", row["unit_id"])
        name = said(unit, "name", language)
        plain = [said(row, column, language) for column in ("key", "title", "kind", "level")]
        lines.append((*plain, name, row["since"], row["until"], is_illustrative(tables, row)))
    return lines


def papers_by_year(tables: Tables, key: str) -> list[Line]:
    """year, papers, illustrative."""
    papers: Counter[int] = Counter()
    marks: Counter[int] = Counter()
    for row in own(tables, "copublication", key):
        papers[row["year"]] += row["papers"]
        marks[row["year"]] += is_illustrative(tables, row)
    return [(year, papers[year], marks[year]) for year in sorted(papers)]


def begun(tables: Tables, asked: Filters, key: str) -> dict[str, list[tuple[int | None, int, Row]]]:
    """Per part its rows that have begun by the day, each with its year, where one is known, and what it counts for."""
    day = asked.as_of
    moves = [move for move in mobility.selected(tables, Filters(as_of=day)) if move in own(tables, "mobility", key)]
    papers = [row for row in own(tables, "agreement", key) if row["valid_from"] <= day]
    events = [row for row in own(tables, "activity", key) if row["start_date"] <= day]
    degrees = [row for row in own(tables, "joint_programme", key) if row["since"] is None or row["since"] <= day]
    written = [row for row in own(tables, "copublication", key) if row["year"] <= day.year]
    grants = []
    for grant in (each for each in in_projects(tables, key) if each["status"] in FUNDED):
        first, call = grant["start_date"], grant["call_year"]
        if first <= day if first else call is None or call <= day.year:
            grants.append((first.year if first else call, 1, grant))
    return {
        "agreements": [(row["valid_from"].year, 1, row) for row in papers],
        "moves": [(row["calendar_year"], row["participants"], row) for row in moves],
        "activities": [(row["start_date"].year, 1, row) for row in events],
        "projects": grants,
        "joint_programmes": [(row["since"].year if row["since"] else None, 1, row) for row in degrees],
        "papers": [(row["year"], row["papers"], row) for row in written],
    }


def known_since(tables: Tables, asked: Filters, key: str) -> list[Line]:
    """part, number, first, last, illustrative; what is known for longest first, what has no year last."""
    lines: list[Any] = []
    for part, rows in begun(tables, asked, key).items():
        years = sorted(year for year, _, _ in rows if year is not None)
        marked = sum(is_illustrative(tables, row) for _, _, row in rows)
        if rows:
            first, last = (years[0], years[-1]) if years else (None, None)
            lines.append((part, sum(number for _, number, _ in rows), first, last, marked))
    return sorted(lines, key=lambda line: 9999 if line[2] is None else line[2])
