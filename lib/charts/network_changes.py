"""Frames of changes in; the partners, agreements and projects that differ from the year before, by name, out."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.charts.chart import Chart
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

COLUMNS = ("figure", "key", "name", "country", "happened", "on", "change", "amount", "illustrative")
HAPPENED = {
    ("partners", True): N_("active again or new"),
    ("partners", False): N_("no longer active"),
    # The running year stands beside the same days of the year before: who is missing may still come.
    ("partners_so_far", True): N_("active, unlike in the same days of {year}"),
    ("partners_so_far", False): N_("not active so far in {year}"),
    ("agreements_in_force", True): N_("began on {day}"),
    ("agreements_in_force", False): N_("ended on {day}"),
    ("grant_income", True): N_("awarded in {year}"),
    ("grant_income", False): N_("awarded in {year}"),
}


def by_name(
    partners: pd.DataFrame, papers: pd.DataFrame, projects: pd.DataFrame, asked: Filters, w: Words, currency: str
) -> Chart:
    """A line for each partner, agreement and project; `figure` is the indicator that it belongs to."""
    lines = [
        *_lines(partners.assign(figure="partners", amount=None, on=None), asked, w),
        *_lines(papers.assign(figure="agreements_in_force", key=papers["partner"], amount=None), asked, w),
        *_lines(_as_money(projects), asked, w),
    ]
    frame = pd.DataFrame(lines, columns=list(COLUMNS)).astype({"change": "Int64", "illustrative": "int64"})
    money = {"amount": w("Amount, {currency}", currency=currency)} if len(projects) else {}
    return Chart(
        kind="ranked",
        frame=frame,
        title=w("What came and what ended"),
        sentence=_sentence(asked, w),
        rule=w(
            "A partner is active with an agreement in force, a move or an activity in the year. An agreement that "
            "continues another is a line of its own."
        ),
        x="key",
        y="key",
        headings={
            "figure": w("Figure"),
            "name": w("Name"),
            "country": w("Country"),
            "happened": w("What happened"),
            "on": w("Day"),
            "change": w("Change"),
            **money,
        },
        names={
            "figure": {
                "partners": w("Active partners"),
                "agreements_in_force": w("Agreements in force"),
                "grant_income": w("Grant income awarded"),
            }
        },
    )


def _as_money(projects: pd.DataFrame) -> pd.DataFrame:
    money = projects.rename(columns={"change": "amount", "grant": "key", "title": "name"})
    return money.assign(figure="grant_income", country=None, on=None, change=None)


def _lines(frame: pd.DataFrame, asked: Filters, w: Words) -> list[dict[str, Any]]:
    return [
        {
            **{name: line[name] for name in COLUMNS if name in line},
            "country": w.country(line["country"]) if line["country"] else None,
            "happened": _happened(line, asked, w),
        }
        for line in frame.to_dict("records")
    ]


def _happened(line: Mapping[Any, Any], asked: Filters, w: Words) -> str:
    figure, year = line["figure"], asked.this_year()
    came = bool((line["amount"] if figure == "grant_income" else line["change"]) > 0)
    if figure == "partners" and _running(asked):
        return w(HAPPENED["partners_so_far", came], year=w.ordinal(year - 1 if came else year))
    return w(HAPPENED[figure, came], day=w.date(line["on"]), year=w.ordinal(year if came else year - 1))


def _running(asked: Filters) -> bool:
    return asked.this_year() == asked.unfinished_year()


def _sentence(asked: Filters, w: Words) -> str:
    year, before = w.ordinal(asked.this_year()), w.ordinal(asked.this_year() - 1)
    if _running(asked):
        return w(
            "Partners beside the same days of {year}, agreements beside its end: the names behind the figures.",
            year=before,
        )
    return w(
        "Partners in all of {year} beside all of {before}, agreements at the end of both: the names behind the "
        "figures.",
        year=year,
        before=before,
    )
