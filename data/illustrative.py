"""Illustrative rows of Lankaran: the real CSVs of `data/lsu` in; rows marked `illustrative` out.

    python data/illustrative.py [folder]

Nothing here is a fact about the university. Real rows of a table are kept and stand first. The same run gives the same
files, to the byte; a test holds it to that. Today is fixed, so that "under way" does not depend on when it is run.
"""

import csv
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import illustrative_plan as plan
from illustrative_moves import TODAY, Dice, Row, mobility, monday

FOLDER = Path(__file__).resolve().parent / "lsu"
WORDS = Path(__file__).resolve().parent / "illustrative_words.csv"
MARK = "illustrative"


def read(table: str) -> list[dict[str, str]]:
    """The rows that are there and are not illustrative."""
    path = FOLDER / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["source"] != MARK]


def spoken() -> dict[str, dict[str, str]]:
    """What the titles and conditions are in the other languages, by the English one."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return {row.pop("en"): row for row in csv.DictReader(file)}


def in_languages(rows: Iterable[Row], *columns: str) -> list[Row]:
    """The rows with these columns in the other languages too."""
    said = spoken()
    return [
        row | {f"{column}_{one}": text for column in columns for one, text in said[str(row[column])].items()}
        for row in rows
    ]


def write(folder: Path, table: str, header: str, rows: Iterable[Row]) -> None:
    """One CSV: the real rows, then these."""
    columns, real = [*header.split(), "source"], read(table)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(real)
        writer.writerows({**row, "source": MARK} for row in rows)


def agreements() -> list[Row]:
    """Signed papers; in the plan a dash is an empty cell."""
    columns = ["key", "partner", "kind", "programme", "signed", "valid_until", "renews", "predecessor"]
    rows: list[Row] = []
    for line in plan.AGREEMENTS.strip().splitlines():
        row: Row = {c: "" if v == "-" else v for c, v in zip(columns, line.split(), strict=True)}
        signed = date.fromisoformat(str(row["signed"]))
        row["valid_from"] = plan.NOT_YET.get(str(row["key"]), signed + timedelta(days=7))
        row["title"] = plan.PAPER[str(row["kind"])]
        row["document"] = f"Archive of the department, folder {signed.year}, {row['key']}"
        rows.append(row)
    return rows


def agreement_units(papers: list[Row]) -> list[Row]:
    """Every third paper covers two faculties only; the others the whole university."""
    units = list(plan.UNITS)
    return [
        {"agreement": paper["key"], "unit": units[(number + step) % len(units)]}
        for number, paper in enumerate(papers)
        if number % 3 == 1
        for step in (0, 2)
    ]


def quotas(papers: list[Row]) -> list[Row]:
    """Places of the inter-institutional agreements: the four conditions of Erasmus Without Paper, both ways."""
    dice, rows = Dice("quotas"), []
    for paper in papers:
        if paper["kind"] != "inter_institutional":
            continue
        for direction in ("outgoing", "incoming"):
            for role, activity, most, months in plan.QUOTAS:
                if activity != "traineeship" or dice.chance(0.4):
                    rows.append(
                        {"agreement": paper["key"], "direction": direction, "role": role, "activity": activity,
                         "places": dice.between(1, most), "months": months}
                    )  # fmt: skip
    return rows


def grants() -> list[Row]:
    """Projects applied for; an empty own share is one that nobody knows."""
    columns = [
        "key", "role", "status", "call_year", "submitted_on", "decision_date", "start_date", "end_date", "budget",
        "own_share", "currency", "unit",
    ]  # fmt: skip
    rows: list[Row] = []
    for line, (title, funder, scheme) in zip(plan.GRANTS.strip().splitlines(), plan.GRANT_TITLES, strict=True):
        row: Row = {c: "" if v == "-" else v for c, v in zip(columns, line.split(), strict=True)}
        rows.append({**row, "title": title, "funder": funder, "scheme": scheme})
    return rows


def grant_partners(projects: list[Row]) -> list[Row]:
    """One to three partners in each project that is not the university's alone."""
    dice = Dice("grant partners")
    known = [row for row in read("partner") if row["key"] not in (*plan.DORMANT, "kaposvar-university")]
    rows = []
    for project in projects:
        first = dice.between(0, len(known) - 1)
        for step in range(dice.between(1, 3)):
            partner = known[(first + 7 * step) % len(known)]
            rows.append({"grant": project["key"], "partner": partner["key"], "name": partner["name"],
                         "country": partner["country"]})  # fmt: skip
    return rows


def payments(projects: list[Row]) -> list[Row]:
    """Instalments of the own share: the first soon after the start, the last after the end; none after today."""
    rows: list[Row] = []
    for number, project in enumerate(projects):
        if project["status"] not in ("running", "completed", "suspended") or not project["own_share"]:
            continue
        first, last = date.fromisoformat(str(project["start_date"])), date.fromisoformat(str(project["end_date"]))
        shares = plan.INSTALMENTS[number % len(plan.INSTALMENTS)]
        for step, share in enumerate(shares):
            day = first + (last - first) * step / max(len(shares) - 1, 1) + timedelta(days=33 + number % 17)
            if day <= TODAY and not (project["status"] == "suspended" and step):
                amount = round(float(str(project["own_share"])) * share, 2)
                rows.append({"grant": project["key"], "paid_on": day, "amount": f"{amount:.2f}",
                             "currency": project["currency"]})  # fmt: skip
    return sorted(rows, key=lambda row: (str(row["paid_on"]), str(row["grant"])))


def activities() -> list[Row]:
    """Forty events and visits, 2017 to 2026; online in the years when nobody travelled."""
    dice, rows = Dice("activities"), []
    for number, (kind, title) in enumerate(plan.EVENTS):
        year = plan.EVENT_YEARS[number]
        last_month = 10 if year == 2026 else 11
        first = monday(date(year, dice.between(2, last_month) if kind != "summer_school" else 7, dice.between(1, 20)))
        country = dice.weighted({c: w for c, w in plan.COUNTRIES.items() if c != "UA" or year < 2022})
        partner = dice.weighted({p: w for p, w in plan.PARTNERS[country].items() if p not in plan.DORMANT} or {"": 1.0})
        days, home, foreign = plan.EVENT_SIZE[kind]
        online = kind == "webinar" or year in (2020, 2021)
        unknown = number % 9 == 4
        rows.append({
            "key": f"activity-{number + 1:02}", "kind": kind, "title": title, "start_date": first,
            "end_date": first + timedelta(days=0 if kind == "webinar" else dice.between(1, days)),
            "partner": "mate" if partner == "kaposvar-university" and year > 2020 else partner, "country": country,
            "unit": dice.one(list(plan.UNITS)[: 6 if year >= 2022 else 5]), "mode": "virtual" if online else "physical",
            "place": "" if online else "Lankaran",
            "home_participants": "" if unknown else dice.between(home // 2, home),
            "foreign_participants": "" if unknown else dice.between(max(foreign // 2, 1), foreign),
        })  # fmt: skip
    return sorted(rows, key=lambda row: (str(row["start_date"]), str(row["key"])))


def population() -> list[Row]:
    """Students by level and academic staff by nationality, 2018/2019 to 2025/2026."""
    rows: list[Row] = []
    for group, level, nationality, start, end in plan.POPULATION:
        for year in range(2018, 2026):
            wave = (0, 1, -1, 0, 1, -1, 1, 0)[(year + start) % 8] if start > 5 else 0
            dip = 0.8 if year in (2020, 2021) and nationality != "AZ" else 1.0
            people = round((start + (end - start) * (year - 2018) / 7) * dip) + wave
            if people > 0:
                fte = f"{people * 0.96:.1f}" if group == "academic_staff" else f"{people:.1f}"
                rows.append({"year": year, "group": group, "level": level, "nationality": nationality,
                             "headcount": people, "fte": fte})  # fmt: skip
    return sorted(rows, key=lambda r: (str(r["year"]), str(r["group"]), str(r["level"]), str(r["nationality"])))


def copublications() -> list[Row]:
    """Joint papers by year and institution; few institutions, and more of them with time."""
    dice, names = Dice("papers"), {row["key"]: (row["name"], row["country"]) for row in read("partner")}
    rows = []
    for year in range(2019, 2027):
        for key, share, area in plan.PAPERS:
            if dice.chance(share + 0.03 * (year - 2019)):
                partner = key if key in names else ""
                name, country = names.get(key) or plan.OTHERS[key]
                rows.append({"year": year, "partner": partner, "name": name, "country": country, "area": area,
                             "papers": dice.between(1, 1 + round(4 * share))})  # fmt: skip
    return rows


def main(folder: Path = FOLDER) -> None:
    """Write every table into the folder; the real rows always come from `data/lsu`."""
    papers, projects = agreements(), grants()
    tables: dict[str, tuple[str, Iterable[Row]]] = {
        "mobility": (plan.HEADER["mobility"], mobility()),
        "agreement": (plan.HEADER["agreement"], papers),
        "agreement_unit": (plan.HEADER["agreement_unit"], agreement_units(papers)),
        "quota": (plan.HEADER["quota"], quotas(papers)),
        "grant": (plan.HEADER["grant"], in_languages(projects, "title")),
        "grant_partner": (plan.HEADER["grant_partner"], grant_partners(projects)),
        "payment": (plan.HEADER["payment"], payments(projects)),
        "call": (plan.HEADER["call"], in_languages(plan.CALLS, "title", "conditions")),
        "activity": (plan.HEADER["activity"], in_languages(activities(), "title")),
        "population": (plan.HEADER["population"], population()),
        "joint_programme": (plan.HEADER["joint_programme"], in_languages(plan.JOINT_PROGRAMMES, "title")),
        "copublication": (plan.HEADER["copublication"], copublications()),
        "target": (plan.HEADER["target"], plan.TARGETS),
    }
    for table, (header, rows) in tables.items():
        write(folder, table, header, rows)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
