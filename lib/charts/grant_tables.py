"""Frames of grants in; the tables of the page out, as Charts that are read and downloaded but not drawn."""

from typing import Final

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.grant_notes import doubtful
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

# As data/reference/rates.csv writes them; another word is shown as it is.
QUALITY: Final = {
    "official": N_("official"),
    "official-rounded": N_("official, rounded"),
    "derived-official": N_("derived from official rates"),
    "derived-official-rounded": N_("derived from official rates, rounded"),
    "unofficial-sample": N_("unofficial sample"),
    "derived-unofficial-sample": N_("derived from an unofficial sample"),
}
# What a project has besides its name, its money and its time: behind a click on the screen.
DETAILS: Final = (
    "status",
    "scheme",
    "role",
    "call_year",
    "decision_date",
    "coordinator",
    "partners",
    "unit",
    "reference",
    "note",
)


def portfolio(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Every project with its amounts as they were agreed, in their own currency."""
    shown = frame.assign(
        title=[_named(title, acronym) for title, acronym in zip(frame["title"], frame["acronym"], strict=True)],
        funder=[w.funding(name) for name in frame["funder"]],
        scheme=[w.funding(name) for name in frame["scheme"]],
        call_year=["–" if pd.isna(year) else w.year(int(year)) for year in frame["call_year"]],
        partners=[_countries(codes_, w) for codes_ in frame["countries"]],
    )
    unknown = int(frame["own_share"].isna().sum())
    notes = []
    if unknown:
        notes.append(w.n("{n} project has no known own share.", "{n} projects have no known own share.", unknown))
    notes += doubtful(frame, asked.as_of, w)
    return Chart(
        kind="spans",
        frame=shown,
        title=w("Projects"),
        sentence=w.n("{n} project, applied for or won.", "{n} projects, applied for or won.", len(frame)),
        rule=w(
            "Projects called, decided or running in the chosen period. The own share is the university's part; the "
            "whole budget is that of all partners, and is not income."
        ),
        notes=tuple(notes),
        x="title",
        y="start_date",
        headings={
            "title": w("Project"),
            "funder": w("Funder"),
            "scheme": w("Scheme"),
            "role": w("Role"),
            "state": w("Status"),
            "own_share": w("Own share"),
            "budget": w("Whole budget"),
            "currency": w("Currency"),
            "call_year": w("Call"),
            "decision_date": w("Decision"),
            "start_date": w("First day"),
            "end_date": w("Last day"),
            "coordinator": w("Coordinator"),
            "partners": w("Countries"),
            "unit": w("Faculty"),
            "reference": w("Reference"),
            "note": w("Note"),
            "status": w("Status as recorded"),
        },
        names={
            "role": {role: w(name) for role, name in codes.GRANT_ROLE.items()},
            "state": {state: w(name) for state, name in codes.GRANT_STATE.items()},
            "status": {status: w(name) for status, name in codes.GRANT_STATUS.items()},
        },
    )


def amounts(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """The single amounts behind the income: original, rate, and what it makes in the reporting currency."""
    currency = "–" if frame.empty else str(frame["reported"].iloc[0])
    shown = frame.assign(
        year=["–" if pd.isna(year) else w.year(int(year)) for year in frame["year"]],
        funder=[w.funding(name) for name in frame["funder"]],
        rate=[_rate(rate, w) for rate in frame["rate"]],
        rate_year=["–" if pd.isna(year) else w.year(int(year)) for year in frame["rate_year"]],
    )
    return Chart(
        kind="ranked",
        frame=shown,
        title=w("The amounts behind the income"),
        sentence=w.n("{n} amount.", "{n} amounts.", len(frame)),
        rule=w("Original amount times the exchange rate is the amount in {currency}.", currency=currency),
        x="title",
        y="amount",
        headings={
            "year": w("Year"),
            "title": w("Project"),
            "funder": w("Funder"),
            "on": w("Date"),
            "original": w("Original amount"),
            "currency": w("Currency"),
            "rate": w("Rate"),
            "rate_year": w("Year of the rate"),
            "amount": w("Amount, {currency}", currency=currency),
        },
        currency=currency,
    )


def rates(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """The exchange rates behind the income, as their sources give them: they make the amounts."""
    shown = frame.assign(
        illustrative=0,
        year=[w.year(year) for year in frame["year"]],
        said=[
            w("1 {base} = {value} {quote}", base=base, value=_rate(value, w), quote=quote)
            for base, quote, value in zip(frame["base"], frame["quote"], frame["value"], strict=True)
        ],
        quality=[w(QUALITY.get(quality, quality)) for quality in frame["quality"]],
        use=[w("provisional, for later years too") if late else w("its own year") for late in frame["provisional"]],
    )
    return Chart(
        kind="ranked",
        frame=shown,
        title=w("Exchange rates used"),
        rule=w(
            "Mean of the year of the amount. Where two currencies have no rate, across the euro or the dollar; where "
            "the year has none yet, the latest year before it, as provisional."
        ),
        x="said",
        y="value",
        headings={
            "year": w("Year"),
            "said": w("Rate"),
            "use": w("Used for"),
            "quality": w("Kind of rate"),
            "source": w("Source"),
        },
    )


def _named(title: str, acronym: object) -> str:
    return f"{title} ({acronym})" if isinstance(acronym, str) and acronym else title


def _countries(listed: str, w: Words) -> str:
    return ", ".join(w.sorted(w.country(code) for code in listed.split())) or "–"


def _rate(rate: float, w: Words) -> str:
    """With as many decimals as are needed for six figures that say something: one som is 0.0000812 euro."""
    if pd.isna(rate):
        return "–"
    return w.number(rate, 6 if rate >= 0.1 else 10)
