"""Frames of changes in; what the change of moves from the year before consists of, as a chart, out."""

from typing import Final, Literal, NamedTuple

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.ranking import OTHER
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

MOST: Final = 10  # countries that are drawn, the others together
By = Literal["country", "programme", "unit"]
BY: Final[codes.Codes] = {"country": N_("Country"), "programme": N_("Programme"), "unit": N_("Faculty")}
# Whether a running year stands beside the same days of the year before; whether there are more than before.
SAID: Final = {
    (True, 1): N_("{name}: {now}, {change} more than in the same days of {year} ({before})."),
    (True, -1): N_("{name}: {now}, {change} fewer than in the same days of {year} ({before})."),
    (True, 0): N_("{name}: {now}, as many as in the same days of {year}."),
    (False, 1): N_("{name}: {now}, {change} more than in {year} ({before})."),
    (False, -1): N_("{name}: {now}, {change} fewer than in {year} ({before})."),
    (False, 0): N_("{name}: {now}, as many as in {year}."),
}


class Wanted(NamedTuple):
    """Whose change is told: an indicator of moves, by what, and what there is to compare it with."""

    name: str
    direction: str
    roles: tuple[str, ...]
    by: By
    # Where there is nothing to compare it with, why.
    nothing: str
    units: tuple[tuple[str, str], ...] = ()


def of_moves(frame: pd.DataFrame, asked: Filters, w: Words, wanted: Wanted) -> Chart:
    """Bars to the left where there are fewer than the year before, to the right where there are more."""
    rows = frame[(frame["direction"] == wanted.direction) & frame["role"].isin(wanted.roles)]
    lines = _lines(rows.head(0) if wanted.nothing else rows, wanted.by)
    year, running = asked.this_year(), asked.this_year() == asked.unfinished_year()
    nothing = wanted.nothing or w("Nothing changed against the year before.")
    return Chart(
        kind="balance",
        frame=lines,
        title=w("What moved"),
        sentence=_sentence(rows, lines, running, year, wanted, w) if not wanted.nothing else "",
        rule=_rule(asked, running, year, w),
        x=wanted.by,
        y="size",
        series="sign",
        headings={
            wanted.by: w(BY[wanted.by]),
            "before": w("Same days of {year}", year=w.ordinal(year - 1)) if running else str(year - 1),
            "now": w("{year} so far", year=w.ordinal(year)) if running else str(year),
            "change": w("Change"),
        },
        names={
            wanted.by: _names(lines, wanted, w),
            "sign": {"fewer": w("Fewer than before"), "more": w("More than before")},
        },
        colours={"fewer": "quiet", "more": "accent"},
        signed=True,
        notes=() if len(lines) else (nothing,),
    )


def _lines(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """before, now and change of each part that changed, the largest first; size and sign for the drawing."""
    sums = rows.groupby(by)[["before", "now", "illustrative"]].sum().astype("int64")
    sums = sums.assign(change=sums["now"] - sums["before"])
    sums = sums[sums["change"] != 0].reset_index()
    order = sorted(sums.index, key=lambda at: (-abs(int(sums["change"][at])), str(sums[by][at])))
    lines = sums.loc[order].reset_index(drop=True)
    if by == "country" and len(lines) > MOST:
        rest = lines.iloc[MOST - 1 :].drop(columns=by).sum()
        lines = pd.concat([lines.head(MOST - 1), pd.DataFrame([{by: OTHER, **rest}])], ignore_index=True)
    return lines.assign(size=lines["change"].abs(), sign=["more" if c >= 0 else "fewer" for c in lines["change"]])


def _sentence(rows: pd.DataFrame, lines: pd.DataFrame, running: bool, year: int, wanted: Wanted, w: Words) -> str:
    """The change itself, and its largest part."""
    now, before = int(rows["now"].sum()), int(rows["before"].sum())
    sign = (now > before) - (now < before)
    said = w(
        SAID[running, sign],
        name=w(wanted.name),
        now=w.number(now),
        change=w.number(abs(now - before)),
        year=w.ordinal(year - 1),
        before=w.number(before),
    )
    if lines.empty:
        return said
    first = lines.iloc[0]
    name, change = _names(lines, wanted, w)[str(first[wanted.by])], w.signed(int(first["change"]))
    return f"{said} {w('The largest change: {name} {change}.', name=name, change=change)}"


def _rule(asked: Filters, running: bool, year: int, w: Words) -> str:
    if running:
        return w(
            "Stays under way or completed that began in {year} up to {day}, less those that began in the same days of "
            "{before}. The bars add up to the change; what did not change is left out.",
            year=w.ordinal(year),
            day=w.date(asked.as_of),
            before=w.ordinal(year - 1),
        )
    return w(
        "Stays under way or completed that began in {year}, less those that began in {before}. The bars add up to the "
        "change; what did not change is left out.",
        year=w.ordinal(year),
        before=w.ordinal(year - 1),
    )


def _names(lines: pd.DataFrame, wanted: Wanted, w: Words) -> dict[str, str]:
    if wanted.by == "programme":
        return {code: w(name) for code, name in codes.PROGRAMME.items()}
    if wanted.by == "unit":
        return {**dict(wanted.units), "": w("Faculty not recorded")}
    return {code: w.country(code) if code != OTHER else w("Other countries") for code in lines["country"]}
