"""Illustrative moves: weights of the plan in; moves by year, place, programme and length out."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

import illustrative_plan as plan

TODAY = date(2026, 11, 21)
Row = dict[str, object]


class Dice:
    """Chance with a seed; only `random()` is used, which no release of Python has changed."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed).random

    def chance(self, share: float) -> bool:
        """Yes, with that share."""
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends possible."""
        return low + int(self.random() * (high - low + 1))

    def one(self, values: Sequence[str]) -> str:
        """One of the values."""
        return values[int(self.random() * len(values))]

    def weighted(self, weights: Mapping[str, float]) -> str:
        """One of the keys, as often as its weight says."""
        left = self.random() * sum(weights.values())
        for value, weight in weights.items():
            left -= weight
            if left < 0:
                return value
        return value


def monday(day: date) -> date:
    """That day, or the Monday after it."""
    return day + timedelta(days=-day.weekday() % 7)


def stay(dice: Dice, year: int, role: str, activity: str, programme: str) -> tuple[date, date]:
    """First and last day, within the lengths that the programme allows."""
    if role != "student":
        season = date(year, 3, 2) if dice.chance(0.5) else date(year, 9, 21)
        shortest = 7 if programme in ("mevlana", "orkhun") else 5
        first = monday(season + timedelta(days=dice.between(0, 66)))
        return first, first + timedelta(days=dice.between(shortest, 12 if dice.chance(0.9) else 40) - 1)
    if activity == "research":
        first = monday(date(year, 4, 1) + timedelta(days=dice.between(0, 180)))
        return first, first + timedelta(days=dice.between(10, 30) - 1)
    if activity == "traineeship":
        first = monday(date(year, 6, 8) + timedelta(days=dice.between(0, 24)))
        return first, first + timedelta(days=dice.between(62, 92) - 1)
    if dice.chance(0.58):
        first = monday(date(year, 9, 8) + timedelta(days=dice.between(0, 24)))
        days = dice.between(272, 292) if dice.chance(0.14) else dice.between(124, 150)
    else:
        first = monday(date(year, 2, 2) + timedelta(days=dice.between(0, 22)))
        days = dice.between(118, 142)
    return first, first + timedelta(days=days - 1)


def programme(dice: Dice, country: str, partner: str, year: int, student: bool, direction: str) -> str:
    """A programme that existed in that year and reaches that country."""
    erasmus = "erasmus_ka107" if year < 2022 or (year == 2022 and dice.chance(0.45)) else "erasmus_ka171"
    if country == "TR":
        if partner == "iksad-institute":
            return "bilateral"
        weights = {"mevlana": 5.0 if year < 2021 else 3.4, erasmus: 2.6 if year < 2021 else 4.2, "bilateral": 1.2}
        if partner in plan.TURKUNIB and year >= 2019:
            weights["orkhun"] = 2.5
        return dice.weighted(weights)
    if country in plan.EUROPE:
        abroad = {"erasmus_ka131": 0.8} if direction == "incoming" and year >= 2023 else {}
        return dice.weighted({erasmus: 8.6, "bilateral": 1.0, **abroad})
    if partner in plan.TURKUNIB and year >= 2019 and dice.chance(0.45):
        return "orkhun"
    return "study_abroad" if student and direction == "outgoing" and dice.chance(0.2) else "bilateral"


def destination(dice: Dice, number: int, year: int) -> tuple[str, str]:
    """Country and partner; every 75th move has no partner, as in an office where only the country was written down."""
    if number % 75 == 37:
        return plan.COUNTRY_ONLY[number // 75 % len(plan.COUNTRY_ONLY)], ""
    weights = {country: weight for country, weight in plan.COUNTRIES.items() if country != "UA" or year < 2022}
    country = dice.weighted(weights)
    awake = {p: w for p, w in plan.PARTNERS[country].items() if year < 2024 or p not in plan.DORMANT}
    partner = dice.weighted(awake or plan.PARTNERS[country])
    return country, "mate" if partner == "kaposvar-university" and year > 2020 else partner


def state(dice: Dice, first: date, last: date) -> str:
    """How far the move has come on the day that the rows stand for."""
    closed = date(2020, 3, 9) <= first < date(2020, 9, 1)
    if dice.chance(0.72 if closed else 0.24 if date(2020, 9, 1) <= first < date(2021, 3, 1) else 0.025):
        return "cancelled"
    if first > TODAY:
        return "nominated" if dice.chance(0.6) else "planned"
    return "completed" if last < TODAY else "live"


def mode(dice: Dice, first: date, role: str) -> str:
    """Online while the borders were closed."""
    if date(2020, 3, 9) <= first < date(2021, 9, 1):
        return dice.weighted({"physical": 4, "virtual": 4, "blended": 2})
    return "blended" if first.year >= 2022 and role == "student" and dice.chance(0.05) else "physical"


def move(dice: Dice, number: int, year: int) -> Row:
    """One move that starts in that year."""
    role = dice.weighted(plan.ROLES)
    country, partner = destination(dice, number, year)
    if partner == "iksad-institute" and role == "student":
        role = "teacher"
    direction = "outgoing" if dice.chance(0.66 if role == "student" else 0.6) else "incoming"
    name = programme(dice, country, partner, year, role == "student", direction)
    level = dice.weighted(plan.LEVELS) if role == "student" else ""
    activity = dice.weighted(plan.ACTIVITIES[role])
    if activity == "traineeship" and not name.startswith("erasmus"):
        activity = "study"
    if level == "8" and name.startswith("erasmus"):
        activity = "research"
    first, last = stay(dice, year, role, activity, name)
    unit = dice.weighted({u: w for u, w in plan.UNITS.items() if u != "veterinary-medicine" or year >= 2022})
    staff = role == "staff"
    field = dice.one(plan.FIELDS[unit])
    return {
        "direction": direction, "role": role, "activity": activity, "programme": name, "partner": partner,
        "country": country, "unit": "" if number % 110 == 54 else "international-cooperation" if staff else unit,
        "level": level, "field": "" if staff else field, "start_date": first, "end_date": last,
        "mode": mode(dice, first, role), "status": state(dice, first, last), "participants": 1,
    }  # fmt: skip


def mobility() -> list[Row]:
    """Some 900 moves, ordered by their first day; nothing starts after the spring of 2027."""
    dice, rows, number = Dice("moves"), [], 0
    for year, count in plan.MOVES.items():
        for _ in range(count):
            row = move(dice, number, year)
            while year == 2027 and not (date(2027, 1, 1) < row["start_date"] < date(2027, 4, 30)):  # type: ignore[operator]
                row = move(dice, number, year)
            rows.append(row)
            number += 1
    return sorted(rows, key=lambda row: (str(row["start_date"]), str(row["partner"])))
