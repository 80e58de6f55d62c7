"""What a guest is shown, by the obvious way: plain rows in, people by their labels out, and sums over them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from lib.filters import Filters
from tests.oracle.mobility import Tables, selected, unit_of

Label = tuple[str, str, int, str, str]  # direction, role, year, faculty, institution
Population = dict[Label, int]


def population(tables: Tables, country: str, day: date) -> Population:
    """People of one country by everything that a partition may tell apart."""
    keys = {partner["id"]: str(institution(tables, partner)["key"]) for partner in tables["partner"]}
    found: Population = {}
    for move in selected(tables, Filters(as_of=day, country=(country,))):
        role = "student" if move["role"] == "student" else "staff"
        partner = keys.get(move["partner_id"], "")
        label = (move["direction"], role, move["calendar_year"], unit_of(tables, move), partner)
        found[label] = found.get(label, 0) + move["participants"]
    return found


def institution(tables: Tables, partner: dict[str, Any]) -> dict[str, Any]:
    """What a partner is today, after every merger."""
    while partner["merged_into_id"] is not None:
        partner = next(each for each in tables["partner"] if each["id"] == partner["merged_into_id"])
    return partner


def count(people: Population, inside: Callable[[Label], bool]) -> int:
    return sum(n for label, n in people.items() if inside(label))


def shown(tables: Tables, visitors: list[Any]) -> list[tuple[str, Callable[[Label], bool], int]]:
    """Every sum of people that the presentations for these guests of one country tell: its name, its people, itself."""
    units = {unit["key"] for unit in tables["unit"]}
    found: list[tuple[str, Callable[[Label], bool], int]] = []
    for visitor, people in visitors:
        for way, n in people.country.items():
            if n is not None:
                found.append((f"country {way}", lambda x, way=way: x[0] == way, n))
        for way, n in people.totals.items():
            if n is not None and visitor.partner:
                found.append(
                    (f"{visitor.partner} {way}", lambda x, way=way, p=visitor.partner: (x[0], x[4]) == (way, p), n)
                )
        for way, roles in people.roles.items():
            for role, n in roles.items():
                found.append((f"{role} {way}", lambda x, way=way, role=role: x[:2] == (way, role), n))
        for period in people.years:
            for way, n in zip(people.ways, period.counts, strict=True):
                found.append(
                    (f"{period} {way}", lambda x, way=way, p=period: x[0] == way and p.first <= x[2] <= p.last, n)
                )
        alone = set(people.units) - {""}
        for unit, counts in people.units.items():
            members = {unit} if unit else (units | {""}) - alone
            for way, n in zip(people.ways, counts, strict=True):
                found.append((f"{unit or 'others'} {way}", lambda x, way=way, m=members: x[0] == way and x[3] in m, n))
    return found
