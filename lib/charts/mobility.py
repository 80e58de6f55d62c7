"""Frames of moves in; charts out: by year, country, programme and faculty, balances, the rows behind."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.mobility_sentences import (
    balance_rule,
    balanced,
    both_ways,
    breadth,
    counted_by,
    overdue,
    takes,
    takes_in,
    wide_as,
    widest,
    without_year,
    year_on_year,
)
from lib.charts.ranking import OTHER, complete, folded, ranked, stacked
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

MOST: Final = 15  # countries that a ranked list shows
MOST_ACROSS: Final = 6  # countries that stand side by side on a phone, the others together beside them
SHADED: Final = N_("Shades rise with the square root, so that small figures can be told apart too.")
STACKS: Final[Mapping[str, codes.Codes]] = {"direction": codes.DIRECTION, "role": codes.ROLE}


def by_year(
    frame: pd.DataFrame, asked: Filters, w: Words, stack: str = "direction", undated: int = 0, awaited: int = 0
) -> Chart:
    """Columns by year, stacked by direction or role.

    `undated` people have no academic year; `awaited` are past their first day and still called nominated or planned.
    """
    years = sorted(set(frame["year"]))
    titles = {"direction": w("Moves by year and direction"), "role": w("Moves by year and role")}
    return Chart(
        kind="columns",
        frame=stacked(frame, ["year"], stack),
        title=titles[stack],
        sentence=year_on_year(frame, asked, w),
        rule=counted_by(asked, w),
        x="year",
        y="moves",
        series=stack,
        headings={"year": w("Year"), stack: _heading(stack, w), "moves": w("Moves")},
        names={"year": _years(years, asked, w), stack: _words(STACKS[stack], w)},
        picks="years",
        chosen=_chosen_years(years, asked),
        unfinished=unfinished(frame),
        notes=(*without_year(undated, asked, w), *overdue(awaited, w)),
    ).marked(w("Chosen"), w("yes"))


def by_country(
    frame: pd.DataFrame, asked: Filters, w: Words, stack: str = "direction", effective: str = "", meaning: str = ""
) -> Chart:
    """The countries with the most moves as bars, stacked by direction or role.

    `effective` is a sentence with the effective number of countries, `meaning` says what that is.
    """
    kept = folded(frame, MOST, asked.country)
    totals = frame.groupby("country")["moves"].sum()
    return Chart(
        kind="ranked",
        frame=complete(stacked(kept, ["country"], stack), ["country", stack]),
        title=w("Moves by country"),
        sentence=" ".join(filter(None, (takes(totals, asked.country, w.country, w), effective))),
        rule=counted_by(asked, w),
        notes=(meaning,) if effective else (),
        x="country",
        y="moves",
        series=stack,
        headings={"country": w("Country"), stack: _heading(stack, w), "moves": w("Moves")},
        names={"country": countries_of(kept, w), stack: _words(STACKS[stack], w)},
        picks="country",
        chosen=frozenset(asked.country),
    ).marked(w("Chosen"), w("yes"))


def by_country_and_year(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """A heat map: countries down, years across."""
    kept = folded(frame, MOST, asked.country)
    cells = kept.groupby(["country", "year"], sort=False, as_index=False)[["moves", "illustrative"]].sum()
    years = list(range(frame["year"].min(), frame["year"].max() + 1)) if len(frame) else []
    whole = complete(cells, ["country", "year"], {"year": years})
    return Chart(
        kind="heat",
        frame=whole,
        title=w("Moves by country and year"),
        sentence=breadth(frame, asked, w),
        rule=f"{counted_by(asked, w)} {w(SHADED)}",
        x="year",
        y="country",
        series="moves",
        headings={"country": w("Country"), "year": w("Year"), "moves": w("Moves")},
        names={"country": countries_of(kept, w), "year": _years(years, asked, w)},
        unfinished=unfinished(frame),
    )


def by_programme(frame: pd.DataFrame, asked: Filters, w: Words, stack: str = "direction") -> Chart:
    """The programmes as bars, stacked by direction or role."""
    names = _words(codes.PROGRAMME, w)
    totals = frame.groupby("programme")["moves"].sum()
    lines = ranked(frame, "programme")
    return Chart(
        kind="ranked",
        frame=complete(stacked(lines, ["programme"], stack), ["programme", stack]),
        title=w("Moves by programme"),
        sentence=takes(totals, asked.programme, names.__getitem__, w),
        rule=counted_by(asked, w),
        x="programme",
        y="moves",
        series=stack,
        headings={"programme": w("Programme"), stack: _heading(stack, w), "moves": w("Moves")},
        names={"programme": names, stack: _words(STACKS[stack], w)},
        picks="programme",
        chosen=frozenset(asked.programme),
    ).marked(w("Chosen"), w("yes"))


def programmes_by_year(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Columns by year, stacked by programme."""
    years = list(range(frame["year"].min(), frame["year"].max() + 1)) if len(frame) else []
    cells = frame.groupby(["year", "programme"], as_index=False)[["moves", "illustrative"]].sum()
    names = _words(codes.PROGRAMME, w)
    last = max(years, default=0)
    totals = frame[frame["year"] == last].groupby("programme")["moves"].sum()
    return Chart(
        kind="columns",
        frame=complete(cells, ["year", "programme"], {"year": years}),
        title=w("Programmes by year"),
        sentence=takes_in(
            w.named_year(last, asked.year_basis, asked.quarter), totals, asked.programme, names.__getitem__, w
        ),
        rule=counted_by(asked, w),
        x="year",
        y="moves",
        series="programme",
        headings={"year": w("Year"), "programme": w("Programme"), "moves": w("Moves")},
        names={"year": _years(years, asked, w), "programme": names},
        picks="programme",
        picked_from="programme",
        chosen=frozenset(asked.programme),
        unfinished=unfinished(frame),
    ).marked(w("Chosen"), w("yes"))


def by_unit(
    frame: pd.DataFrame, asked: Filters, w: Words, units: tuple[tuple[str, str], ...] = (), way: str = "cells"
) -> Chart:
    """A heat map: faculties down, countries across; or the same as flows, from faculties on the left to countries.

    With one country only, the cells are bars by faculty.

    `units` are the keys of the faculties with their names.
    """
    kept = folded(frame, MOST_ACROSS, asked.country)
    cells = ranked(kept, "unit").groupby(["unit", "country"], sort=False, as_index=False)[["moves", "illustrative"]]
    countries = list(dict.fromkeys(kept["country"]))
    named = {**dict(units), "": w("Faculty not recorded")}
    missing = int(frame.loc[frame["unit"] == "", "moves"].sum())
    note = w.n("{n} move has no faculty recorded.", "{n} moves have no faculty recorded.", missing)
    drawn = Chart(
        kind="heat",
        frame=complete(cells.sum(), ["unit", "country"], {"country": countries}),
        title=w("Faculties and countries"),
        sentence=widest(kept[(kept["unit"] != "") & (kept["country"] != OTHER)], named, w),
        rule=f"{counted_by(asked, w)} {w(SHADED)}",
        x="country",
        y="unit",
        series="moves",
        headings={"unit": w("Faculty"), "country": w("Country"), "moves": w("Moves")},
        names={"unit": named, "country": countries_of(kept, w)},
        notes=(note,) if missing else (),
    )
    if way != "cells":
        return replace(drawn, kind="flows", x="unit", y="moves", series="country", rule=wide_as(asked, w))
    if len(countries) > 1:
        return drawn
    return replace(drawn, kind="ranked", x="unit", y="moves", series=None, rule=counted_by(asked, w))


def balance(frame: pd.DataFrame, asked: Filters, w: Words, measure: str = "moves") -> Chart:
    """Outgoing to the left and incoming to the right of each country, in moves or in student-semesters."""
    in_semesters = measure != "moves"
    unknown = int(frame["unknown"].sum())
    note = w.n(
        "{n} student whose stay has no known length is left out.",
        "{n} students whose stays have no known length are left out.",
        unknown,
    )
    kept = folded(frame, MOST, asked.country, "amount")
    return Chart(
        kind="balance",
        frame=_each_way(kept, frame),
        title=w("Balance by country, in student-semesters") if in_semesters else w("Balance by country, in moves"),
        sentence=" ".join(filter(None, (balanced(frame, asked, w, in_semesters), both_ways(asked, w)))),
        rule=balance_rule(asked, w, in_semesters),
        x="country",
        y="amount",
        series="direction",
        digits=1 if in_semesters else 0,
        headings={
            "country": w("Country"),
            "direction": w("Direction"),
            "amount": w("Student-semesters") if in_semesters else w("Moves"),
            "balance": w("Balance (incoming less outgoing)"),
            "reciprocity": w("Reciprocity (0 to 1)"),
        },
        names={"country": countries_of(kept, w), "direction": _words(codes.DIRECTION, w)},
        picks="country",
        chosen=frozenset(asked.country),
        notes=(note,) if unknown else (),
    ).marked(w("Chosen"), w("yes"))


def _words(names: codes.Codes, w: Words) -> dict[str, str]:
    return {code: w(name) for code, name in names.items()}


def _heading(stack: str, w: Words) -> str:
    return w("Direction") if stack == "direction" else w("Role")


def _years(years: list[int], asked: Filters, w: Words) -> dict[int, str]:
    return {year: w.year(year, asked.year_basis, asked.quarter) for year in years}


def unfinished(frame: pd.DataFrame) -> int | None:
    """The running year, if anything is recorded of it."""
    running = frame.loc[frame["running"], "year"]
    return None if running.empty else int(running.max())


def _chosen_years(years: list[int], asked: Filters) -> frozenset[int]:
    if not asked.is_set("years"):
        return frozenset()
    first, last = asked.first or min(years, default=0), asked.last or max(years, default=0)
    return frozenset(range(first, last + 1))


def countries_of(frame: pd.DataFrame, w: Words) -> dict[str, str]:
    """The names of the countries of a frame, with that of all others taken together."""
    return {
        code: w.country(code) if code != OTHER else w("Other countries") for code in dict.fromkeys(frame["country"])
    }


def _each_way(kept: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """A line per country and direction; reciprocity is of one country, so the rest taken together has none."""
    sums = kept.groupby(["country", "direction"], sort=False, as_index=False)
    lines = sums[["amount", "balance", "unknown", "illustrative"]].sum()
    lines["reciprocity"] = lines["country"].map(frame.drop_duplicates("country").set_index("country")["reciprocity"])
    return lines
