"""Grants by the obvious way: plain rows in, plain figures out, day by day and one amount after the other."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from lib.filters import Filters
from tests.oracle.naming import said

Row = dict[str, Any]
Tables = dict[str, list[Row]]
FUNDED = {"awarded", "running", "completed", "suspended"}


def selected(tables: Tables, asked: Filters) -> list[Row]:
    """Grants of the faculty and the countries."""
    found = []
    partners = {partner["id"]: partner for partner in tables["partner"]}
    unit_keys = {unit["id"]: unit["key"] for unit in tables["unit"]}
    for grant in tables["grant"]:
        if asked.unit and unit_keys.get(grant["unit_id"]) not in asked.unit:
            continue
        if asked.countries() is not None:
            there = set()
            for member in tables["grant_partner"]:
                if member["grant_id"] == grant["id"]:
                    register = partners.get(member["partner_id"])
                    there.add(member["country"] or (register and register["country"]))
            if not there & set(asked.countries() or ()):
                continue
        found.append(grant)
    return found


def illustrative(tables: Tables, row: Row) -> bool:
    return any(s["id"] == row["source_id"] and s["quality"] == "illustrative" for s in tables["source"])


def rate(tables: Tables, base: str, quote: str, year: int) -> tuple[float, int] | None:
    """The factor and the year of its rates."""
    if base == quote:
        return 1.0, year
    for one in sorted({r["year"] for r in tables["rate"] if r["year"] <= year} | {year}, reverse=True):
        table = {(r["base"], r["quote"]): r["value"] for r in tables["rate"] if r["year"] == one and r["month"] is None}

        def step(a: str, b: str, table: dict[tuple[str, str], float] = table) -> float | None:
            if (a, b) in table:
                return table[a, b]
            return 1 / table[b, a] if (b, a) in table else None

        direct = step(base, quote)
        if direct:
            return direct, one
        for middle in ("EUR", "USD"):
            first, second = step(base, middle), step(middle, quote)
            if first and second:
                return first * second, one
    return None


def parts(amount: float, first: date, last: date) -> dict[int, float]:
    """The amount by the days of each year, to the cent."""
    days: dict[int, int] = defaultdict(int)
    day = first
    while day <= last:
        days[day.year] += 1
        day += timedelta(days=1)
    cents = round(amount * 100)
    exact = {year: Fraction(cents * count, sum(days.values())) for year, count in days.items()}
    found = {year: int(share) for year, share in exact.items()}
    while sum(found.values()) < cents:
        year = max(exact, key=lambda y: (exact[y] - found[y], -y))
        found[year] += 1
    return {year: part / 100 for year, part in found.items()}


def amounts(tables: Tables, asked: Filters, currency: str) -> list[Row]:
    """One line per amount: grant, year, original, currency, amount, provisional, row, illustrative."""
    lines: list[Row] = []
    grants = selected(tables, asked)
    if asked.money_basis == "received":
        for payment in tables["payment"]:
            grant = next((g for g in grants if g["id"] == payment["grant_id"]), None)
            if grant and payment["paid_on"] <= asked.as_of:
                line = line_of(tables, grant, payment["paid_on"].year, payment["amount"], payment["currency"])
                lines.append(line | {"row": payment["id"], "illustrative": illustrative(tables, payment)})
    for grant in grants if asked.money_basis != "received" else []:
        decided = grant["decision_date"]
        if grant["status"] not in FUNDED or (decided and decided > asked.as_of):
            continue
        share, first, last = grant["own_share"], grant["start_date"], grant["end_date"]
        if asked.money_basis == "awarded":
            lines.append(line_of(tables, grant, decided.year if decided else None, share, grant["currency"]))
        elif first is None or last is None or last < first:
            lines.append(line_of(tables, grant, None, share, grant["currency"]))
        else:
            split = parts(share, first, last) if share is not None else {}
            for year in range(first.year, last.year + 1):
                lines.append(line_of(tables, grant, year, split.get(year), grant["currency"]))
    lines = [
        line for line in lines if line["year"] is None or (asked.first or 0) <= line["year"] <= (asked.last or 9999)
    ]
    for line in lines:
        line |= {"amount": None, "provisional": False, "rate_year": None}
        if line["original"] is not None and line["currency"] and line["year"]:
            found = rate(tables, line["currency"], currency, line["year"])
            if found:
                line |= {
                    "amount": round(line["original"] * found[0], 2),
                    "provisional": found[1] < line["year"],
                    "rate_year": found[1],
                }
    return lines


def line_of(tables: Tables, grant: Row, year: int | None, original: float | None, currency: str | None) -> Row:
    return {
        "grant": grant["key"],
        "funder": grant["funder"],
        "role": grant["role"],
        "year": year,
        "original": original,
        "currency": currency,
        "row": grant["key"],
        "illustrative": illustrative(tables, grant),
    }


def summed(lines: list[Row]) -> Row:
    known = [line for line in lines if line["amount"] is not None]
    unknown = [line for line in lines if line["amount"] is None]
    return {
        "amount": round(sum(line["amount"] for line in known), 2) if known else None,
        "known": len({line["grant"] for line in known}),
        "unknown": len({line["grant"] for line in unknown}),
        "unconverted": len({ln["grant"] for ln in unknown if ln["original"] is not None and ln["currency"]}),
        "provisional": len({line["grant"] for line in known if line["provisional"]}),
        "illustrative": len({line["row"] for line in lines if line["illustrative"]}),
    }


def by_year(tables: Tables, asked: Filters, currency: str) -> list[Row]:
    lines = amounts(tables, asked, currency)
    years = sorted({line["year"] for line in lines if line["year"]})
    every = range(years[0], years[-1] + 1) if years else []
    return [{"year": year, **summed([line for line in lines if line["year"] == year])} for year in every]


def by_funder(tables: Tables, asked: Filters, currency: str) -> dict[tuple[str, str], Row]:
    lines = [line for line in amounts(tables, asked, currency) if line["year"]]
    return {
        (funder, role): summed([ln for ln in lines if (ln["funder"], ln["role"]) == (funder, role)])
        for funder, role in {(line["funder"], line["role"]) for line in lines}
    }


def gaps(tables: Tables, asked: Filters, currency: str) -> tuple[int, int, int, int, tuple[int, ...]]:
    lines = amounts(tables, asked, currency)
    stated = [line for line in lines if line["original"] is not None and line["currency"]]
    unknown = {line["grant"] for line in lines if line["original"] is None or not line["currency"]}
    if asked.money_basis == "received":
        paid = {p["grant_id"] for p in tables["payment"] if p["paid_on"] <= asked.as_of}
        unknown = {
            grant["key"]
            for grant in selected(tables, asked)
            if grant["status"] in FUNDED
            and not (grant["decision_date"] and grant["decision_date"] > asked.as_of)
            and grant["start_date"]
            and grant["start_date"] <= asked.as_of
            and grant["id"] not in paid
        }
    late = [line for line in lines if line["provisional"]]
    return (
        len(unknown),
        len({line["grant"] for line in lines if line["year"] is None}),
        len({line["grant"] for line in stated if line["year"] and line["amount"] is None}),
        len({line["grant"] for line in late}),
        tuple(sorted({line["rate_year"] for line in late})),
    )


def success(tables: Tables, asked: Filters) -> list[tuple[int, str, int, int, float | None, int]]:
    """year, outcome, applications, decided, rate, illustrative."""
    decided = [
        grant
        for grant in selected(tables, asked)
        if grant["status"] in FUNDED | {"rejected"}
        and grant["decision_date"]
        and grant["decision_date"] <= asked.as_of
        and (asked.first or 0) <= grant["decision_date"].year <= (asked.last or 9999)
    ]
    years = sorted({grant["decision_date"].year for grant in decided})
    found = []
    for year in range(years[0], years[-1] + 1) if years else []:
        there = [grant for grant in decided if grant["decision_date"].year == year]
        won = [grant for grant in there if grant["status"] in FUNDED]
        lost = [grant for grant in there if grant["status"] == "rejected"]
        share = len(won) / len(there) if there else None
        for outcome, some in (("funded", won), ("rejected", lost)):
            marked = sum(illustrative(tables, grant) for grant in some)
            found.append((year, outcome, len(some), len(there), share, marked))
    return found


def pending(tables: Tables, asked: Filters) -> tuple[int, int]:
    """Applications without a decision on the day; decided ones of which nobody knows when."""
    undecided = undated = 0
    for grant in selected(tables, asked):
        decided, sent, call = grant["decision_date"], grant["submitted_on"], grant["call_year"]
        made = sent <= asked.as_of if sent is not None else call is None or call <= asked.as_of.year
        undecided += made and (grant["status"] == "submitted" or (decided is not None and decided > asked.as_of))
        undated += grant["status"] in FUNDED | {"rejected"} and decided is None
    return undecided, undated


def calls(tables: Tables, asked: Filters, language: str) -> list[tuple[Any, ...]]:
    """key, title, funder, scheme, opens_on, deadline, days_left, conditions, website, illustrative: all of them."""
    coming = sorted(
        (c for c in tables["call"] if c["deadline"] >= asked.as_of), key=lambda c: (c["deadline"], c["key"])
    )
    over = [call for call in tables["call"] if call["deadline"] < asked.as_of]
    over.sort(key=lambda call: (-call["deadline"].toordinal(), call["key"]))
    lines = []
    for call in coming + over:
        first = [said(call, name, language) for name in ("key", "title", "funder", "scheme", "opens_on", "deadline")]
        left = (call["deadline"] - asked.as_of).days
        marked = int(illustrative(tables, call))
        lines.append((*first, left, said(call, "conditions", language), call["website"], marked))
    return lines
