"""Frames of grants in; Charts out: income by year and funder, the outcome of applications, projects on a timeline."""

from datetime import date
from typing import Final

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.grant_notes import doubtful, left_out
from lib.charts.grant_sentences import in_years
from lib.charts.ranking import complete
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

BY_YEAR: Final = {
    "awarded": N_("Grants awarded, by year of the decision"),
    "received": N_("Grant payments received, by year"),
    "recognised": N_("Grant income recognised, by year"),
}
BY_FUNDER: Final = {
    "awarded": N_("Grants awarded, by funder and role"),
    "received": N_("Grant payments received, by funder and role"),
    "recognised": N_("Grant income recognised, by funder and role"),
}
RULES: Final = {
    "awarded": N_(
        "Own share of funded projects in the year of the decision, at the exchange rate of that year. Money that "
        "another coordinator keeps is not counted. As at {day}."
    ),
    "received": N_("Payments in the year of their date, at the exchange rate of that year. As at {day}."),
    "recognised": N_(
        "Own share of funded projects, spread over their days, first and last day counted; each year at its exchange "
        "rate, years to come at the latest one. As at {day}."
    ),
}
OUTCOMES: Final = {"funded": N_("Funded"), "rejected": N_("Rejected")}
FUNDERS, PROJECTS = 12, 40  # drawn; more cannot be read, and all of them stand in the tables
LABEL = 60  # letters of a project at its line


def by_year(
    frame: pd.DataFrame,
    asked: Filters,
    w: Words,
    unknown: int = 0,
    undated: int = 0,
    unconverted: int = 0,
    provisional: int = 0,
    rate_years: tuple[int, ...] = (),
) -> Chart:
    """Income by year; what it leaves out comes from `lib.queries.grants.gaps`, in its order."""
    currency = _currency(frame)
    years = list(frame["year"])
    # A column that is missing because nobody knows the amount must not look like a year without a grant.
    hidden = set(frame.loc[frame["amount"].isna() & (frame["unknown"] > 0), "year"])
    notes = left_out(asked, w, unknown, undated, unconverted, provisional, rate_years)
    ahead = [year for year in years if year > asked.as_of.year]
    chosen = [year for year in years if (asked.first or year) <= year <= (asked.last or year)]
    return Chart(
        kind="columns",
        frame=frame,
        title=w(BY_YEAR[asked.money_basis]),
        sentence=in_years(frame, asked, w),
        rule=w(RULES[asked.money_basis], day=w.date(asked.as_of)),
        notes=(*notes, *_signs(bool(hidden), ahead, w), *_quarter(asked, w)),
        x="year",
        y="amount",
        headings={"year": w("Year"), **_sums(currency, w)},
        names={"year": {year: w.year(year, quarter=asked.quarter) for year in years}},
        currency=currency,
        picks="years",
        chosen=frozenset(chosen) if asked.is_set("years") else frozenset(),
        # Recognised income of a running year holds its remaining days too, so it is no part of a year.
        unfinished=None if asked.money_basis == "recognised" else asked.unfinished_year(),
        hatched=tuple(ahead),
        unknown=tuple(sorted(hidden)),
    ).marked(w("Chosen"), w("yes"))


def by_funder(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Income by funder, split by the role of the university."""
    funders = list(dict.fromkeys(frame["funder"]))
    drawn = frame[frame["funder"].isin(funders[:FUNDERS])]
    rest = len(funders) - FUNDERS
    currency = _currency(frame)
    return Chart(
        kind="ranked",
        frame=_every_role(drawn),
        title=w(BY_FUNDER[asked.money_basis]),
        sentence=_of_funders(frame, w),
        rule=w(RULES[asked.money_basis], day=w.date(asked.as_of)),
        notes=(w.n("{n} smaller funder is not drawn.", "{n} smaller funders are not drawn.", rest),)
        if rest > 0
        else (),
        x="funder",
        y="amount",
        series="role",
        headings={"funder": w("Funder"), "role": w("Role"), **_sums(currency, w)},
        names={"funder": funders_of(frame, w), "role": {role: w(name) for role, name in codes.GRANT_ROLE.items()}},
        currency=currency,
    )


def funders_of(frame: pd.DataFrame, w: Words) -> dict[str, str]:
    """The funders of some lines as the language calls them."""
    return {funder: w.funding(funder) for funder in dict.fromkeys(frame["funder"])}


def success(frame: pd.DataFrame, asked: Filters, w: Words, undecided: int = 0, undated: int = 0) -> Chart:
    """Funded and rejected applications by the year of the decision; the rate stands in the table."""
    notes = []
    if undecided:
        notes.append(
            w.n("{n} application is pending and left out.", "{n} applications are pending and left out.", undecided)
        )
    if undated:
        notes.append(
            w.n(
                "{n} further decided application has no date of decision and is in no year.",
                "{n} further decided applications have no date of decision and are in no year.",
                undated,
            )
        )
    return Chart(
        kind="columns",
        frame=frame.assign(percent=(frame["rate"] * 100).round(1)),
        title=w("Success of applications, by year of the decision"),
        sentence=_success(frame, w),
        rule=w("Success rate: funded of all decided applications. As at {day}.", day=w.date(asked.as_of)),
        notes=(*notes, *_quarter(asked, w)),
        x="year",
        y="applications",
        series="outcome",
        headings={
            "year": w("Year"),
            "outcome": w("Outcome"),
            "applications": w("Applications"),
            "decided": w("Decided in the year"),
            "percent": w("Success rate of the year, %"),
        },
        names={
            "year": {year: w.year(year, quarter=asked.quarter) for year in frame["year"]},
            "outcome": {outcome: w(name) for outcome, name in OUTCOMES.items()},
        },
        colours={"funded": "running"},
        unfinished=asked.unfinished_year(),
    )


def _quarter(asked: Filters, w: Words) -> list[str]:
    return [w("Of each year only this quarter is counted, in sums as well.")] if asked.quarter else []


def _signs(hidden: bool, ahead: list[int], w: Words) -> list[str]:
    """What marks of the picture mean that are no money received or won."""
    found = []
    if hidden:
        found.append(w("A question mark stands at a year whose amounts are all unknown."))
    if ahead:
        found.append(w("Hatched: expected from {year} on, if the projects run as planned.", year=w.ordinal(min(ahead))))
    return found


def timeline(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Funded projects from their first to their last day, those of one state together, the newest first."""
    funded = frame[frame["status"].isin(codes.FUNDED_STATUS)]
    dated = funded[funded["start_date"].notna() & funded["end_date"].notna()]
    order = {state: place for place, state in enumerate(codes.GRANT_STATE)}
    # The frame comes newest first; the sort is stable.
    dated = dated.iloc[sorted(range(len(dated)), key=lambda place: order[dated["state"].iloc[place]])]
    drawn = dated.head(PROJECTS)
    missing, rest = len(funded) - len(dated), len(dated) - len(drawn)
    notes = []
    if missing:
        notes.append(
            w.n(
                "{n} funded project has no known first or last day and is not drawn.",
                "{n} funded projects have no known first or last day and are not drawn.",
                missing,
            )
        )
    if rest:
        notes.append(w.n("{n} further project is not drawn.", "{n} further projects are not drawn.", rest))
    notes += doubtful(frame, asked.as_of, w)
    return Chart(
        kind="spans",
        frame=drawn.assign(label=labels(drawn)),
        title=w("Funded projects on a timeline"),
        sentence=_under_way(funded, asked.as_of, w),
        rule=w(
            "From the first to the last day of the project. One that was awarded runs from its first day to its last, "
            "unless it is recorded as completed or suspended. As at {day}.",
            day=w.date(asked.as_of),
        ),
        notes=tuple(notes),
        x="label",
        y="start_date",
        end="end_date",
        series="state",
        headings={
            "title": w("Project"),
            "funder": w("Funder"),
            "state": w("Status"),
            "start_date": w("First day"),
            "end_date": w("Last day"),
        },
        names={
            "funder": funders_of(drawn, w),
            "state": {state: w(name) for state, name in codes.GRANT_STATE.items()},
        },
        today=asked.as_of if _reaches(drawn, asked.as_of) else None,
    )


def _reaches(drawn: pd.DataFrame, day: date) -> bool:
    """Whether a day lies between the first and the last of the projects."""
    return len(drawn) > 0 and bool(drawn["start_date"].min() <= day <= drawn["end_date"].max())


def labels(frame: pd.DataFrame) -> list[str]:
    """A short name for each project: its acronym, or the beginning of its title; no two alike."""
    found: list[str] = []
    for acronym, title in zip(frame["acronym"], frame["title"], strict=True):
        name = acronym if isinstance(acronym, str) and acronym else title
        name = name if len(name) <= LABEL else name[: LABEL - 1].rstrip() + "…"
        alike = sum(one == name or one.startswith(f"{name} (") for one in found)
        found.append(f"{name} ({alike + 1})" if alike else name)
    return found


def _every_role(frame: pd.DataFrame) -> pd.DataFrame:
    """A line for each funder in each role: bars take their places from the first series, so it must name them all."""
    whole = complete(frame.drop(columns="currency"), ["funder", "role"])
    return whole.assign(amount=whole["amount"].where(whole["known"] > 0), currency=_currency(frame))


def _currency(frame: pd.DataFrame) -> str | None:
    return None if frame.empty else str(frame["currency"].iloc[0])


def _sums(currency: str | None, w: Words) -> dict[str, str]:
    return {
        "amount": w("Amount, {currency}", currency=currency or "–"),
        "known": w("Projects with a known amount"),
        "unknown": w("Projects without one"),
        "provisional": w("Projects at the rate of an earlier year"),
    }


def _of_funders(frame: pd.DataFrame, w: Words) -> str:
    sums = frame.groupby("funder", sort=False)["amount"].sum()
    if not sums.any():
        return ""
    funder, amount, total = w.funding(str(sums.idxmax())), float(sums.max()), float(sums.sum())
    said = w.money(amount, _currency(frame) or "", short=True)
    if len(sums[sums > 0]) == 1:
        return w("{funder}: {amount}, all that is known.", funder=funder, amount=said)
    return w(
        "{funder} comes first: {amount}, {share} of all.", funder=funder, amount=said, share=w.percent(amount / total)
    )


def _success(frame: pd.DataFrame, w: Words) -> str:
    decided = int(frame["applications"].sum())
    if not decided:
        return ""
    funded = int(frame.loc[frame["outcome"] == "funded", "applications"].sum())
    return w.n(
        "{funded} of {n} decided application was funded: a success rate of {rate}.",
        "{funded} of {n} decided applications were funded: a success rate of {rate}.",
        decided,
        funded=w.number(funded),
        rate=w.percent(funded / decided),
    )


def _under_way(funded: pd.DataFrame, day: date, w: Words) -> str:
    running = int((funded["state"] == "running").sum())
    return w.n("{n} project runs on {day}.", "{n} projects run on {day}.", running, day=w.date(day))
