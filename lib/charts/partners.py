"""Frames of partners in; the world map with its words, and the charts and tables of a profile, out."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from lib import codes
from lib.charts.chart import Chart, rows_only
from lib.charts.mobility import unfinished
from lib.charts.world import ARCS, POINTS, SHADES, Home, WorldMap
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

# What the countries can be shaded by.
SHADE: Final[codes.Codes] = {
    "moves": N_("Moves"),
    "partners": N_("Partners"),
    "agreements": N_("Agreements in force"),
}
PART: Final[codes.Codes] = {
    "agreements": N_("Agreements"),
    "moves": N_("Moves"),
    "activities": N_("Activities"),
    "projects": N_("Projects"),
    "joint_programmes": N_("Joint programmes"),
    "papers": N_("Joint papers"),
}


def counted(listing: pd.DataFrame, w: Words, active: tuple[int, int] | None = None, narrowed: bool = False) -> str:
    """How many partners in how many countries, and how many of them are universities.

    `active` is a year and how many partners are active in it, as the Summary counts them; `narrowed` says whether the
    listing is that of a choice.
    """
    listed = listing[listing["listed"]]
    partners, countries = len(listed), listed["country"].nunique()
    universities = int((listed["kind"] == "university").sum())
    if not partners and len(listing):
        return w.n(
            "The university names no partner itself; {n} is met in its rows.",
            "The university names no partner itself; {n} are met in its rows.",
            len(listing),
        )
    if not partners:
        return (
            w("The university names no partner for this choice.") if narrowed else w("The university names no partner.")
        )
    said = [w.n("The university works with {n} partner.", "The university works with {n} partners.", partners)]
    if partners > 1:
        said.append(w.n("They are in {n} country.", "They are in {n} countries.", countries))
        said.append(w.n("{n} of them is a university.", "{n} of them are universities.", universities))
    if active:
        year, number = active
        said.append(w("Active in {year}: {active}.", year=w.ordinal(year), active=w.number(number)))
    return " ".join(said)


def met(listing: pd.DataFrame, asked: Filters) -> pd.DataFrame:
    """Of a listing those with a row for the choice: with people of the direction and role, else with anything alive.

    Years alone narrow nothing: the list itself has no dates.
    """
    if asked.direction or asked.role:
        return listing[listing["outgoing"] + listing["incoming"] > 0]
    if asked.unit or asked.programme:
        return listing[listing["activity"] + listing["agreements"] > 0]
    return listing


def counted_of(found: pd.DataFrame, listing: pd.DataFrame, w: Words) -> str:
    """How many of the partners have a row for the choice, and in how many countries."""
    said = w.n(
        "{n} of {all} partners has rows for this choice.",
        "{n} of {all} partners have rows for this choice.",
        len(found),
        all=w.number(len(listing)),
    )
    if len(found) < 2:
        return said
    countries = found["country"].nunique()
    return f"{said} {w.n('They are in {n} country.', 'They are in {n} countries.', countries)}"


def world(
    listing: pd.DataFrame,
    by_country: pd.DataFrame,
    asked: Filters,
    w: Words,
    home: Home,
    shade: str = "moves",
    whole: bool = False,
) -> WorldMap:
    """Partners as points, their moves as arcs, countries shaded by moves, partners or agreements."""
    listing = met(listing, asked)
    shades = _shades(listing, by_country, shade)
    shades["said"] = [_said_of_country(line, shade, w) for line in shades.to_dict("records")]
    located = listing[listing["latitude"].notna() & listing["longitude"].notna()]
    lost = len(listing[listing["listed"]]) - len(located[located["listed"]])
    return WorldMap(
        title=w("World map of the partners"),
        sentence=_leading(_shown(shades, asked), shade, asked, w, bool(len(located))),
        home=home,
        shades=shades[list(SHADES)],
        points=_points(located, w),
        arcs=_arcs(located),
        names={code: w.country(code) for code in shades["country"]},
        counted=w(SHADE[shade]),
        sized=w("A partner; the larger, the more moves and activities"),
        rule=" ".join(part for part in (_rule(asked, w), _unplaced(lost, w)) if part),
        chosen=frozenset(asked.country),
        whole=whole,
    )


def claimed(claims: pd.DataFrame, w: Words, home: Home) -> WorldMap:
    """The countries that the university names in its own statements, where it has no partner on record."""
    named: dict[str, int] = {}
    for text in claims["countries"].dropna():
        for code in str(text).split():
            named[code] = named.get(code, 0) + 1
    lines = [
        (code, n, w.n("Named in {n} statement", "Named in {n} statements", n), 0) for code, n in sorted(named.items())
    ]
    return WorldMap(
        title=w("Countries that the university names"),
        sentence=w.n(
            "{n} country is named in the university's own statements; no single partner is on record.",
            "{n} countries are named in the university's own statements; no single partner is on record.",
            len(named),
        ),
        home=home,
        shades=pd.DataFrame(lines, columns=list(SHADES)),
        names={code: w.country(code) for code in named},
        counted=w("Statements that name the country"),
    )


def _shades(listing: pd.DataFrame, by_country: pd.DataFrame, shade: str) -> pd.DataFrame:
    """country, value, illustrative, and the counts behind the words."""
    counts = listing.assign(partners=listing["listed"].astype("int64")).groupby("country")
    sums = counts[["partners", "agreements"]].sum()
    moves = by_country.set_index("country")["moves"]
    # The listing has the moves with partners, the other frame those of the country: one row is in both.
    both = counts["illustrative"].sum(), by_country.set_index("country")["illustrative"]
    marks = pd.concat(both, axis=1).max(axis=1)
    whole = sums.join(moves, how="outer").join(marks.rename("illustrative"), how="outer").fillna(0).astype("int64")
    whole = whole.rename_axis("country").reset_index()
    return whole[(whole[["partners", "agreements", "moves"]] > 0).any(axis=1)].assign(value=lambda f: f[shade])


def _said_of_country(line: Mapping[Any, Any], shade: str, w: Words) -> str:
    words = {
        "partners": w.n("{n} partner", "{n} partners", line["partners"]),
        "agreements": w.n("{n} agreement in force", "{n} agreements in force", line["agreements"]),
        "moves": w.n("{n} move", "{n} moves", line["moves"]),
    }
    return "\n".join([words[shade], *(text for name, text in words.items() if name != shade)])


def _points(located: pd.DataFrame, w: Words) -> pd.DataFrame:
    together = located.groupby([located["latitude"].round(2), located["longitude"].round(2)])["key"].transform("size")
    lines = []
    for row, here in zip(located.to_dict("records"), together, strict=True):
        said = [
            w("{city}, {country}", city=w.city(row["city"], row["country"]) or "–", country=w.country(row["country"])),
            moved(row, w),
            w.n("{n} agreement in force", "{n} agreements in force", row["agreements"]),
            w.n("{n} activity", "{n} activities", row["activities"]),
        ]
        if here > 1:
            said.append(w.n("{n} partner in this city", "{n} partners in this city", int(here)))
        drawn: dict[Any, Any] = {
            "place": w.city(row["city"], row["country"]),
            "value": row["activity"],
            "said": "\n".join(said),
        }
        lines.append({**row, **drawn})
    return pd.DataFrame(lines, columns=list(POINTS))


def moved(row: Mapping[Any, Any], w: Words) -> str:
    """People out and in."""
    return w("Moves: {out} out, {into} in", out=w.number(row["outgoing"]), into=w.number(row["incoming"]))


def _arcs(located: pd.DataFrame) -> pd.DataFrame:
    parts = [
        located.assign(direction=way, moves=located[way])[[c for c in ARCS if c != "illustrative"]].assign(
            illustrative=0
        )
        for way in ("outgoing", "incoming")
    ]
    arcs = pd.concat(parts, ignore_index=True)
    return arcs[arcs["moves"] > 0].reset_index(drop=True)


def _shown(shades: pd.DataFrame, asked: Filters) -> pd.DataFrame:
    """The countries of the filter; all of them without one."""
    return shades[shades["country"].isin(asked.country)] if asked.country else shades


def _leading(shades: pd.DataFrame, shade: str, asked: Filters, w: Words, pointed: bool) -> str:
    """Which country comes first, and what share it has; where points are seen without it, that nobody moved."""
    total = int(shades["value"].sum())
    if asked.country and len(shades) == 1:
        line = shades.iloc[0].to_dict()
        facts = " · ".join(_said_of_country(line, shade, w).split("\n"))
        return w("{country}: {facts}", country=w.country(line["country"]), facts=facts)
    if not total:
        moveless = pointed and shade == "moves"
        return w("No move is recorded for this choice.") if moveless else w("Nothing is recorded for this choice.")
    first = shades.sort_values(["value", "country"], ascending=[False, True]).iloc[0]
    share, country = w.percent(int(first["value"]) / total), w.country(str(first["country"]))
    sentences = {
        "moves": N_("{country} has the most moves: {share} of {total}."),
        "partners": N_("{country} has the most partners: {share} of {total}."),
        "agreements": N_("{country} has the most agreements in force: {share} of {total}."),
    }
    return w(sentences[shade], country=country, share=share, total=w.number(total))


def _rule(asked: Filters, w: Words) -> str:
    return w(
        "Moves and activities that have begun in the chosen period; agreements in force as at {day}.",
        day=w.date(asked.as_of),
    )


def _unplaced(lost: int, w: Words) -> str:
    if not lost:
        return ""
    return w.n(
        "{n} partner has no known place and is only in the list.",
        "{n} partners have no known place and are only in the list.",
        lost,
    )


def moves_by_year(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """The moves with one partner, out and in."""
    total = int(frame["moves"].sum())
    out = int(frame.loc[frame["direction"] == "outgoing", "moves"].sum())
    return Chart(
        kind="columns",
        frame=_without_gaps(frame),
        title=w("Moves by year"),
        sentence=w.n(
            "{n} move with this partner: {out} out, {into} in.",
            "{n} moves with this partner: {out} out, {into} in.",
            total,
            out=w.number(out),
            into=w.number(total - out),
        ),
        rule=w("Moves that have begun, by the year of their first day, as at {day}.", day=w.date(asked.as_of)),
        x="year",
        y="moves",
        series="direction",
        headings={"year": w("Year"), "direction": w("Direction"), "moves": w("Moves")},
        names={
            "year": {year: w.year(year, asked.year_basis) for year in frame["year"]},
            "direction": {code: w(label) for code, label in codes.DIRECTION.items()},
        },
        unfinished=unfinished(frame),
    )


def _without_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """Each direction in each year from the first to the last: a year without moves keeps its place."""
    if frame.empty:
        return frame
    years = range(int(frame["year"].min()), int(frame["year"].max()) + 1)
    every = pd.MultiIndex.from_product([years, [d for d in codes.DIRECTION if d in set(frame["direction"])]])
    whole = frame.set_index(["year", "direction"]).drop(columns="running").reindex(every, fill_value=0)
    return whole.rename_axis(["year", "direction"]).reset_index()


def known_since(frame: pd.DataFrame, w: Words) -> Chart:
    """What is known of one partner, and of which years."""
    words = {part: w(label) for part, label in PART.items()}
    years = {name: [w.partial_date(str(y) if y else None) for y in frame[name]] for name in ("first", "last")}
    shown = frame.assign(part=[words[part] for part in frame["part"]], **years)
    return rows_only(
        shown,
        w("What is known, and since when"),
        {"part": w("What"), "number": w("Number"), "first": w("First began"), "last": w("Last began")},
        w("What has begun; a project that begins later is not counted yet."),
    )
