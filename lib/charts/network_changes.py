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
    ("agreements_in_force", True): N_("began on {day}"),
    ("agreements_in_force", False): N_("ended on {day}"),
    ("grant_income", True): N_("awarded in {year}"),
    ("grant_income", False): N_("awarded in {year}"),
}


def by_name(
    partners: pd.DataFrame, papers: pd.DataFrame, projects: pd.DataFrame, asked: Filters, w: Words, currency: str
) -> Chart:
    """A line for each partner, agreement and project; `figure` is the indicator that it belongs to."""
    year = asked.this_year()
    lines = [
        *_lines(partners.assign(figure="partners", amount=None, on=None), year, w),
        *_lines(papers.assign(figure="agreements_in_force", key=papers["partner"], amount=None), year, w),
        *_lines(_as_money(projects), year, w),
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


def _lines(frame: pd.DataFrame, year: int, w: Words) -> list[dict[str, Any]]:
    return [
        {
            **{name: line[name] for name in COLUMNS if name in line},
            "country": w.country(line["country"]) if line["country"] else None,
            "happened": _happened(line, year, w),
        }
        for line in frame.to_dict("records")
    ]


def _happened(line: Mapping[Any, Any], year: int, w: Words) -> str:
    came = bool((line["amount"] if line["figure"] == "grant_income" else line["change"]) > 0)
    return w(HAPPENED[line["figure"], came], day=w.date(line["on"]), year=w.ordinal(year if came else year - 1))


def _sentence(asked: Filters, w: Words) -> str:
    year, before = asked.this_year(), w.ordinal(asked.this_year() - 1)
    if year == asked.unfinished_year():
        return w("Beside the end of {year}: the names behind the figures.", year=before)
    return w(
        "The end of {year} beside the end of {before}: the names behind the figures.",
        year=w.ordinal(year),
        before=before,
    )
