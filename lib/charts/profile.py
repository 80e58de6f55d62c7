"""What is known of one partner in; its place and the tables of its profile, on the screen and on paper, out."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from lib import codes, geography
from lib.charts.chart import Chart, rows_only
from lib.charts.world import POINTS, SHADES, Home, WorldMap
from lib.codes import N_
from lib.i18n import Words

# What the point on the map of a partner marks, where that is known.
MARKS: Final[codes.Codes] = {
    "campus": N_("The point marks the campus."),
    "city": N_("The point marks the city."),
    "country": N_("The point marks the country."),
}
IDENTIFIERS: Final = {"ror": "ROR", "erasmus_code": "Erasmus", "pic": "PIC", "schac": "SCHAC"}


def called(about: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The same, with these names for itself, for what it was merged into, and for what was merged into it."""
    return {
        **about,
        "name": names.get(about["key"], about["name"]),
        "merged_into_name": names.get(about["merged_into"], about["merged_into_name"]),
        "predecessors": tuple((key, names.get(key, name)) for key, name in about["predecessors"]),
    }


def described(about: Mapping[str, Any], w: Words) -> str:
    """Kind, place, and whether both were checked."""
    place = w(
        "{city}, {country}", city=w.city(about["city"], about["country"]) or "–", country=w.country(about["country"])
    )
    kind, verified = w(codes.PARTNER_KIND[about["kind"]]), w(codes.VERIFIED[about["verified"] or "no"])
    return " · ".join((kind, place, verified))


def place(about: Mapping[str, Any], w: Words, home: Home) -> WorldMap | None:
    """A small map with one partner on it; none where its place is not known."""
    own = _own_point(about)
    at = own or geography.label_point(about["country"])
    if at is None:
        return None
    words = w(
        "{city}, {country}", city=w.city(about["city"], about["country"]) or "–", country=w.country(about["country"])
    )
    point = {
        **about,
        "latitude": at[0],
        "longitude": at[1],
        "place": w.city(about["city"], about["country"]),
        "value": 0,
        "said": words,
    }
    shade = (about["country"], 1, words, about["illustrative"])
    # Without a point of its own it stands where the country's name does, whatever the row says of its precision.
    marked = about["coordinate_precision"] if own else "country"
    return WorldMap(
        title=w("Place"),
        sentence=words,
        home=home,
        points=pd.DataFrame([point], columns=list(POINTS)),
        shades=pd.DataFrame([shade], columns=list(SHADES)),
        names={about["country"]: w.country(about["country"])},
        rule=" ".join((f"{words}.", *([w(MARKS[marked])] if marked else []))),
    )


def _own_point(about: Mapping[str, Any]) -> tuple[float, float] | None:
    at = (about["latitude"], about["longitude"])
    return None if None in at else at


def facts(about: Mapping[str, Any], names: pd.DataFrame, w: Words) -> Chart:
    """Names, identifiers, and how sure they are."""
    lines = [(w("Official name in English"), about["name"])]
    lines += [(w(codes.NAME_KIND[kind]), name) for kind, name in zip(names["kind"], names["name"], strict=True)]
    lines += [(title, about[name]) for name, title in IDENTIFIERS.items() if about[name]]
    lines += [(w("Website"), about["website"])] if about["website"] else []
    lines += [(w("Year of foundation"), str(about["founded"]))] if about["founded"] else []
    lines += [(w("Source"), about["source"])]
    lines += [(w("What is uncertain"), about["note"])] if about["note"] else []
    if not about["listed"]:
        lines.append((w("List of partners"), w("The university does not name it as a partner.")))
    shown = pd.DataFrame(lines, columns=["what", "said"], dtype=object)
    marks = [int(about["illustrative"]), *[0] * (len(shown) - 1)]
    return rows_only(
        shown.assign(illustrative=marks),
        w("Names and identifiers"),
        {"what": w("What"), "said": w("What it says")},
    )


def projects(found: pd.DataFrame, w: Words) -> Chart:
    """Projects that both are in."""
    shown = found.assign(
        state=[w(codes.GRANT_STATE[state]) for state in found["state"]],
        funder=[w.funding(name) for name in found["funder"]],
        start=[_begun(line, w) for line in found.to_dict("records")],
        end=[w.date(day) for day in found["end_date"]],
    )
    headings = {
        "title": w("Project"),
        "funder": w("Funder"),
        "state": w("Status"),
        "start": w("Start"),
        "end": w("End"),
    }
    return rows_only(shown, w("Projects"), headings)


def joint_programmes(found: pd.DataFrame, w: Words) -> Chart:
    """Joint and double degrees with it."""
    shown = found.assign(
        kind=[w(codes.JOINT_KIND[kind]) for kind in found["kind"]],
        level=[w(codes.LEVEL[level]) if level else "–" for level in found["level"]],
        since=[w.date(day) for day in found["since"]],
    )
    headings = {"title": w("Programme"), "kind": w("Kind"), "level": w("Level"), "since": w("Since")}
    return rows_only(shown, w("Joint programmes"), headings)


def papers(found: pd.DataFrame, w: Words) -> Chart:
    """Papers with its authors, by year."""
    shown = found.assign(year=[str(year) for year in found["year"]])
    return rows_only(shown, w("Joint papers"), {"year": w("Year"), "papers": w("Papers")})


def activities(found: pd.DataFrame, w: Words) -> Chart:
    """Events and visits with it."""
    shown = found.assign(
        kind=[w(codes.ACTIVITY_KIND[kind]) for kind in found["kind"]],
        start=[w.date(day) for day in found["start_date"]],
    )
    return rows_only(shown, w("Activities"), {"title": w("Activity"), "kind": w("Kind"), "start": w("First day")})


def associations(found: pd.DataFrame, w: Words) -> Chart:
    """Associations that both belong to."""
    shown = found.assign(
        status=[w(codes.MEMBERSHIP_STATUS[status]) for status in found["status"]],
        as_of=[w.partial_date(day) for day in found["as_of"]],
    )
    headings = {"name": w("Association"), "status": w("Status of the partner"), "as_of": w("As at")}
    return rows_only(shown, w("Shared associations"), headings)


def _begun(project: Any, w: Words) -> str:
    """The first day, or the year of the call where no day is known."""
    if project["start_date"]:
        return w.date(project["start_date"])
    return w("Call of {year}", year=project["call_year"]) if project["call_year"] else "–"
