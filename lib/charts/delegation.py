"""What may be shown to a guest in; the pictures of the presentation out: maps, periods, faculties, a timeline."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.world import ARCS, POINTS, SHADES, Home, WorldMap
from lib.filters import Filters
from lib.i18n import Words

LINES: Final = 9  # of the timeline, so that each can be read from the last row
FACULTIES: Final = 4
LETTERS: Final = 50  # of a label on the timeline
OTHERS: Final = ""
ACTIVITY: Final = "activity"  # of any kind, where the line says which


def arc(home: Home, own: str, name: str, country: str, at: tuple[float, float], w: Words) -> WorldMap:
    """The two places and the arc between them; the guest's country stands out, our own less so."""
    return WorldMap(
        title=w("The two of us"),
        sentence=w("{home} – {guest}", home=home.name, guest=name),
        home=home,
        shades=_shades({own: 1, country: 3}, w),
        points=pd.DataFrame([("", name, name, country, *at, 1, name, 0)], columns=list(POINTS)),
        arcs=pd.DataFrame([(*at, country, "outgoing", 1, 0)], columns=list(ARCS)),
        names={country: w.country(country)},
        chosen=frozenset({country}),
    )


def places(partners: pd.DataFrame, home: Home | None, country: str, w: Words) -> WorldMap:
    """Partners on the map, each as large as the next: how many people moved is not told here."""
    located = partners[partners["latitude"].notna() & partners["longitude"].notna()]
    points = [
        (row.key, row.name, city := w.city(str(row.city or ""), str(row.country)), row.country, *_at(row), 1, city, 0)
        for row in located[["key", "name", "city", "country", "latitude", "longitude"]].itertuples(index=False)
    ]
    return WorldMap(
        title=w("Partners in {country}", country=w.country(country)) if country else w("Our partners"),
        sentence=w.n("{n} partner on the map.", "{n} partners on the map.", len(points)),
        home=home,
        shades=_shades({country: 1}, w),
        points=pd.DataFrame(points, columns=list(POINTS)),
        names={country: w.country(country)} if country else {},
        chosen=frozenset({country} if country else ()),
    )


def _at(row: Any) -> tuple[float, float]:
    return float(row.latitude), float(row.longitude)


def _shades(values: Mapping[str, int], w: Words) -> pd.DataFrame:
    """How much each country stands out; one that is not known does not."""
    lines = [(code, value, w.country(code), 0) for code, value in values.items() if code]
    return pd.DataFrame(lines, columns=list(SHADES))


def by_period(people: Any, asked: Filters, w: Words) -> Chart:
    """Columns by period; a period is as long as it must be for nobody to be recognised."""
    lines = [
        (index, way, count)
        for index, period in enumerate(people.years)
        for way, count in zip(people.ways, period.counts, strict=True)
    ]
    labels = [str(p.first) if p.first == p.last else f"{p.first}–{p.last % 100:02d}" for p in people.years]
    long = _usual(people)
    longer = tuple(index for index, p in enumerate(people.years) if _length(p) != long)
    notes = [
        w.n("Each column covers {n} year.", "Each column covers {n} years.", long) if long > 1 else "",
        w("Hatched: more years than in the other columns.") if longer else "",
    ]
    return Chart(
        kind="columns",
        frame=pd.DataFrame(lines, columns=["period", "direction", "moves"]),
        title=w("Moves with {country} by year", country=w.country(asked.country[0])),
        sentence=_most(people, labels, w),
        rule=rule(people.least, asked.as_of, w),
        x="period",
        y="moves",
        series="direction",
        headings={"period": w("Years"), "direction": w("Direction"), "moves": w("Moves")},
        names={"period": dict(enumerate(labels)), "direction": _ways(people.ways, w)},
        unfinished=len(labels) - 1 if labels and people.years[-1].last == asked.as_of.year else None,
        # As wide as the others, a column of more years would hide a fall.
        hatched=longer,
        notes=tuple(note for note in notes if note),
    )


def _length(period: Any) -> int:
    return int(period.last - period.first + 1)


def _usual(people: Any) -> int:
    """Years of every period but the first, which takes those that are left over."""
    return _length(people.years[-1]) if people.years else 1


def _most(people: Any, labels: list[str], w: Words) -> str:
    sums = [sum(period.counts) for period in people.years]
    if not sums:
        return ""
    at = max(range(len(sums)), key=lambda n: (sums[n], n))
    if len(sums) == 1 or _length(people.years[at]) != _usual(people):
        # More years than the others may well have the most.
        return ""
    return w("Most moves: {period} ({moves}).", period=labels[at], moves=w.number(sums[at]))


def by_unit(people: Any, units: Mapping[str, str], asked: Filters, w: Words) -> Chart:
    """The faculties that may be shown as bars, all others as one."""
    order = sorted((key for key in people.units if key), key=lambda key: (-sum(people.units[key]), key))
    folded = [people.units[key] for key in (*order[FACULTIES:], *([OTHERS] if OTHERS in people.units else []))]
    shown = [(key, people.units[key]) for key in order[:FACULTIES]]
    if folded:
        shown.append((OTHERS, tuple(sum(column) for column in zip(*folded, strict=True))))
    lines = [(key, way, n) for key, counts in shown for way, n in zip(people.ways, counts, strict=True)]
    # Among the others may be one with more, unless all of them together have fewer; a direction that is not shown may
    # hold a few people of any faculty.
    unseen = 0 if len(people.ways) == len(codes.DIRECTION) else people.least - 1
    others = [sum(people.units[key]) for key in (*order[1:2], OTHERS) if key in people.units]
    most = order[0] if order and sum(people.units[order[0]]) > max(others, default=0) + unseen else None
    first = w("Most moves are with {name}.", name=units.get(most, most)) if most else ""
    return Chart(
        kind="ranked",
        frame=pd.DataFrame(lines, columns=["unit", "direction", "moves"]),
        title=w("Moves with {country} by faculty", country=w.country(asked.country[0])),
        sentence=first,
        rule=rule(people.least, asked.as_of, w),
        x="unit",
        y="moves",
        series="direction",
        headings={"unit": w("Faculty"), "direction": w("Direction"), "moves": w("Moves")},
        names={"unit": {**units, OTHERS: w("Other faculties")}, "direction": _ways(people.ways, w)},
    )


def each_way(people: Any, name: str, asked: Filters, w: Words) -> Chart:
    """A bar for each direction, where no division of them can be shown."""
    lines = [(way, people.totals[way]) for way in codes.DIRECTION]
    return Chart(
        kind="ranked",
        frame=pd.DataFrame(lines, columns=["direction", "moves"]),
        title=w("Moves in both directions: {name}", name=name),
        rule=rule(people.least, asked.as_of, w),
        x="direction",
        y="moves",
        series="direction",
        headings={"direction": w("Direction"), "moves": w("Moves")},
        names={"direction": _ways(tuple(codes.DIRECTION), w)},
    )


def rule(least: int, day: date, w: Words) -> str:
    """What is counted, and what is not told."""
    return w(
        "Stays that have begun, by the year of their first day; as at {day}. Counts of fewer than {least} "
        "people are not shown.",
        least=w.number(least),
        day=w.date(day),
    )


def _ways(ways: tuple[str, ...], w: Words) -> dict[str, str]:
    return {way: w(codes.DIRECTION[way]) for way in ways}


def time_line(projects: pd.DataFrame, activities: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Joint projects and activities from their first to their last day, on as many lines as a wall has room for.

    Where activities are too many for a line each, those of a kind share one, below the newest projects.
    """
    bars = [_bar("project", line, line["short"] or line["title"]) for line in projects.to_dict("records")]
    events = [_bar(line["kind"], line, line["title"]) for line in activities.to_dict("records")]
    dated = sorted((bar for bar in bars if bar[2] is not None), key=_in_time)
    many = len(events) > max(LINES // 2, LINES - len(dated))
    kept = dated[len(_kinds(events)) - LINES if many else len(events) - LINES :]
    shown = [*_apart(kept), *_by_kind(events, w)] if many else _apart(sorted([*kept, *events], key=_in_time))
    left, undated = len(dated) - len(kept), len(bars) - len(dated)
    notes = [
        w.n("{n} older project is not shown.", "{n} older projects are not shown.", left) if left else "",
        w("A dot: the last day is not known.") if any(bar[3] is None for bar in kept) else "",
        w.n("The days of {n} project are not known.", "The days of {n} projects are not known.", undated)
        if undated
        else "",
    ]
    return Chart(
        kind="spans",
        frame=pd.DataFrame(shown, columns=["name", "what", "start", "end", "illustrative"]),
        title=w("Joint projects and activities"),
        sentence=_counted(len(projects), len(activities), w),
        rule=w("Projects that were funded, and activities that have begun, as at {day}.", day=w.date(asked.as_of)),
        x="name",
        y="start",
        end="end",
        series="what",
        headings={"name": w("Name"), "what": w("What"), "start": w("From"), "end": w("Until")},
        names={
            "what": {
                "project": w("Project"),
                ACTIVITY: w("Activity"),
                **{k: w(v) for k, v in codes.ACTIVITY_KIND.items()},
            }
        },
        colours={
            "project": "in_force",
            ACTIVITY: "outgoing",
            "conference": "outgoing",
            "webinar": "expiring",
            "summer_school": "orkhun",
            "delegation": "mevlana",
            "expert_visit": "study_abroad",
        },
        notes=tuple(note for note in notes if note),
    )


def _counted(projects: int, activities: int, w: Words) -> str:
    """How many there are of what there is."""
    if not activities:
        return w("Joint projects: {projects}.", projects=w.number(projects))
    if not projects:
        return w("Joint activities: {activities}.", activities=w.number(activities))
    return w(
        "Joint projects: {projects}; activities: {activities}.",
        projects=w.number(projects),
        activities=w.number(activities),
    )


Bar = tuple[str, str, Any, Any, int]


def _bar(what: str, line: Mapping[Any, Any], name: str) -> Bar:
    """An activity without a last day is of one day; how long such a project lasts, nobody knows."""
    start, end = line["start_date"], line["end_date"]
    return _short(name), what, start, end or (None if what == "project" else start), line["illustrative"]


def _in_time(bar: Bar) -> tuple[Any, str]:
    return bar[2], bar[0]


def _kinds(events: list[Bar]) -> list[str]:
    found = {bar[1] for bar in events}
    return [kind for kind in codes.ACTIVITY_KIND if kind in found]


def _by_kind(events: list[Bar], w: Words) -> list[Bar]:
    """All activities of a kind under one name with their number; one that is alone keeps its own."""
    found: list[Bar] = []
    for kind in _kinds(events):
        those = [bar for bar in events if bar[1] == kind]
        name = w("{kind} ({n})", kind=w(codes.ACTIVITY_KIND[kind]), n=w.number(len(those)))
        found += [(name if len(those) > 1 else bar[0], ACTIVITY, *bar[2:]) for bar in those]
    return found


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[:LETTERS].rsplit(' ', 1)[0]} …"


def _apart(bars: list[Bar]) -> list[Bar]:
    """Two bars of one name have a line each; one that begins and ends on a day still has a width."""
    seen: dict[str, int] = {}
    found = []
    for name, what, start, end, marks in bars:
        seen[name] = seen.get(name, 0) + 1
        found.append((name if seen[name] == 1 else f"{name} ({seen[name]})", what, start, end, marks))
    return found
