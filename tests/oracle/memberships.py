"""Memberships by the obvious way: plain rows in, plain answers out, one association and one day after the other."""

from datetime import date, timedelta
from typing import Any

from lib.filters import Filters

Row = dict[str, Any]
Tables = dict[str, list[Row]]
COUNTED = {"member", "observer", "founding"}
NAMES = ("name", "name_az", "name_tr", "name_ru", "name_uz")


def country_of(tables: Tables, member: Row) -> str | None:
    if member["country"]:
        return str(member["country"])
    return next((str(p["country"]) for p in tables["partner"] if p["id"] == member["partner_id"]), None)


def members_of(tables: Tables, association: Row) -> list[Row]:
    return [m for m in tables["association_member"] if m["association_id"] == association["id"]]


def selected(tables: Tables, asked: Filters) -> list[Row]:
    """Associations with their seat or a known member in the countries."""
    if asked.countries() is None:
        return tables["association"]
    found = []
    for association in tables["association"]:
        there = {association["seat_country"]}
        there |= {country_of(tables, m) for m in members_of(tables, association) if m["status"] in COUNTED}
        if there & set(asked.countries() or ()):
            found.append(association)
    return found


def tie(tables: Tables, association: Row, day: date) -> Row | None:
    """The newest of those that hold on the day; one without a date only where no dated one holds."""
    held = [
        row
        for row in tables["membership"]
        if row["association_id"] == association["id"]
        and (row["since"] is None or row["since"] <= day)
        and (row["until"] is None or row["until"] >= day)
    ]
    dated = [row for row in held if row["since"] is not None]
    if dated:
        newest = max(row["since"] for row in dated)
        return max((row for row in dated if row["since"] == newest), key=lambda row: row["id"])
    return max(held, key=lambda row: row["id"]) if held else None


def on_day(tables: Tables, asked: Filters) -> list[tuple[Any, ...]]:
    """key, status, since, ended, counted."""
    lines = []
    for association in selected(tables, asked):
        held = tie(tables, association, asked.as_of)
        ends = [m["until"] for m in tables["membership"] if m["association_id"] == association["id"] and m["until"]]
        past = [day for day in ends if day < asked.as_of]
        status = held["status"] if held else None
        ended = max(past) if past and held is None else None
        lines.append((association["key"], status, held["since"] if held else None, ended, status in COUNTED))
    return lines


def known_from(row: Row, asked: Filters) -> date | None:
    if row["since"]:
        return row["since"]  # type: ignore[no-any-return]
    if not row["as_of"]:
        return None
    year, month, day = [*(int(part) for part in row["as_of"].split("-")), 0, 0][:3]
    return min(date(year, month, day) if day else end_of(year, month or 12), asked.as_of)


def end_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def by_year(tables: Tables, asked: Filters) -> list[tuple[int, int | None, int, int, int]]:
    """year, memberships, known, unknown_since, confirmed."""
    if not tables["membership"]:
        return []
    chosen = selected(tables, asked)
    ids = {association["id"] for association in chosen}
    begun = [
        row
        for row in tables["membership"]
        if row["association_id"] in ids and (row["since"] is None or row["since"] <= asked.as_of)
    ]
    years = [known_from(row, asked) for row in begun]
    last = min(asked.last or asked.as_of.year, asked.as_of.year)
    first = asked.first or min([day.year for day in years if day] + [last])
    lines = []
    for year in range(first, last + 1):
        day = min(end_of(year, 3 * asked.quarter if asked.quarter else 12), asked.as_of)
        known = maybe = confirmed = 0
        for association in chosen:
            held = tie(tables, association, day)
            if held and held["status"] in COUNTED:
                start = known_from(held, asked)
                if day == asked.as_of or (start and start <= day):
                    known += 1
                    confirmed += held["verified"] == "yes"
                elif association["founded"] is None or association["founded"] <= year:
                    maybe += 1
        lines.append((year, None if maybe else known, known, maybe, confirmed))
    return lines


def by_country(tables: Tables, asked: Filters) -> list[tuple[str, str, int, int, int]]:
    """country, status, associations, members, partners."""
    places: dict[tuple[str, str], tuple[set[int], list[int], set[int]]] = {}
    for association in tables["association"]:
        held = tie(tables, association, asked.as_of)
        if held is None or held["status"] == "left":
            continue
        listed = [m for m in members_of(tables, association) if m["status"] in COUNTED]
        for country in {association["seat_country"], *(country_of(tables, m) for m in listed)} - {None}:
            if asked.countries() is not None and country not in (asked.countries() or ()):
                continue
            here = [m for m in listed if country_of(tables, m) == country]
            found = places.setdefault((country, held["status"]), (set(), [], set()))
            found[0].add(association["id"])
            found[1].extend(m["id"] for m in here)
            found[2].update(m["partner_id"] for m in here if m["partner_id"])
    return sorted((c, s, len(a), len(m), len(p)) for (c, s), (a, m, p) in places.items())


def is_illustrative(tables: Tables, row: Row) -> int:
    return int(any(s["id"] == row["source_id"] and s["quality"] == "illustrative" for s in tables["source"]))


def time_line(tables: Tables, asked: Filters) -> list[tuple[Any, ...]]:
    """key, the names, short_name, founded, status, since, until, illustrative: dated ties first, as they began."""
    lines = []
    for association in selected(tables, asked):
        ties = [row for row in tables["membership"] if row["association_id"] == association["id"]]
        dated = [row for row in ties if row["since"] is not None and row["since"] <= asked.as_of]
        dated.sort(key=lambda row: (row["since"], row["id"]))
        undated = [row for row in ties if row["since"] is None]
        for place, row in enumerate(dated + undated):
            # A tie without an end is over when the next begins, unless it is the one that holds on the day; one without
            # a first day is over when any other begins.
            after = dated[place + 1]["since"] if place + 1 < len(dated) else None
            if row["since"] is None and dated:
                after = dated[0]["since"]
            if row == tie(tables, association, asked.as_of):
                after = None
            ended = row["until"] or after
            told = [association[name] for name in ("key", *NAMES, "short_name", "founded")]
            marks = is_illustrative(tables, association) + is_illustrative(tables, row)
            over = ended if ended and ended < asked.as_of else None
            lines.append((*told, row["status"], row["since"], over, marks))
    return lines


def members(tables: Tables, asked: Filters) -> list[tuple[Any, ...]]:
    """association, partner, partner_name, name, country, status, as_of, source, quality, link, illustrative."""
    lines = []
    for association in selected(tables, asked):
        for member in members_of(tables, association):
            partner = next((p for p in tables["partner"] if p["id"] == member["partner_id"]), {})
            (source,) = [s for s in tables["source"] if s["id"] == member["source_id"]]
            who = (association["key"], partner.get("key"), partner.get("name"), member["name"])
            what = (country_of(tables, member), member["status"], member["as_of"])
            where = (source["title"], source["quality"], source["link"])
            lines.append((*who, *what, *where, is_illustrative(tables, member)))
    return lines
