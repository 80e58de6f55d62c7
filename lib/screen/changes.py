"""Readings in; what their changes consist of out: a card for the moves, and the names that came and that ended."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts import changes as charts
from lib.charts.chart import Chart
from lib.charts.network_changes import by_name
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import agreements, choices, grants, mobility, naming, partners
from lib.readings import Reading
from lib.remarks import moved_most, nothing_before
from lib.screen import state
from lib.screen.cards import Card, foot
from lib.screen.downloads import LISTED
from lib.screen.links import PROFILE, Carried, carried, to
from lib.screen.lists import part
from lib.screen.marks import head
from lib.screen.state import Same
from lib.screen.switch import chosen, switch

Frame = Same[pd.DataFrame]
MOST = 5  # names of one list; the table behind the click has them all


def what_moved(people: Sequence[Reading]) -> Card:
    """The parts of the change of one kind of move: at first of the one that moved most."""
    w = state.words()
    ways = {one.indicator.key: w(one.indicator.name) for one in people}
    by = {name: w(label) for name, label in charts.BY.items()}
    most = (moved_most(people) or people[0]).indicator.key
    key, parts = chosen("moved", ways, most), chosen("parts", by)
    (shown,) = [one for one in people if one.indicator.key == key]

    def choice() -> None:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="moved-choice"):
            switch("moved", w("Indicator"), ways, most, bare=True)
            switch("parts", w("Parts"), by, bare=True)

    wanted = _wanted(shown, parts, tuple(state.ask(choices.units, w.language).items()), w)
    # Where no year before is known, there is nothing to choose from.
    some = any(one.change is not None for one in people)
    return Card(mobility.changes, charts.of_moves, "what-moved", more=(wanted,), choice=choice if some else None)


def _wanted(shown: Reading, part: Any, units: tuple[tuple[str, str], ...], w: Words) -> charts.Wanted:
    about = shown.indicator.address
    roles = about["role"]
    return charts.Wanted(
        name=shown.indicator.name,
        direction=about["direction"],
        roles=(roles,) if isinstance(roles, str) else tuple(roles),
        by=part,
        nothing="" if shown.change is not None else nothing_before(shown.uneven, shown.year - 1, w),
        units=units,
    )


def what_came(asked: Filters, network: Sequence[Reading]) -> None:
    """The partners, agreements and projects that make the difference to the year before."""
    w, currency = state.words(), state.home()["currency"]
    answers = [
        Same(state.named(partners.changes, asked)),
        Same(state.named(agreements.changes, asked)),
        Same(state.named(grants.changes, asked, currency, by=naming.projects)),
    ]
    shown = tuple(Same(one) for one in network)
    chart, html = _named(answers[0], answers[1], answers[2], shown, asked, w.language, currency, carried())
    with st.container(border=True, key="card-what-came", height="stretch", gap="xsmall"):
        st.html(html)
        if len(chart.frame):
            foot(chart, "what-came", w, asked, LISTED)


@lru_cache(maxsize=256)
def _named(
    own: Frame,
    papers: Frame,
    projects: Frame,
    network: tuple[Same[Reading], ...],
    asked: Filters,
    language: str,
    currency: str,
    along: Carried,
) -> tuple[Chart, str]:
    w, compared = i18n.words(language), {one.answer.indicator.key for one in network if one.answer.change is not None}
    kept = [
        frame.answer if key in compared else frame.answer.head(0)
        for key, frame in (("partners", own), ("agreements_in_force", papers), ("grant_income", projects))
    ]
    chart = by_name(kept[0], kept[1], kept[2], asked, w, currency)
    lists = "".join(_list(one.answer, chart, currency, w, along) for one in network)
    return chart, head(chart.title, chart.sentence, chart.illustrative, w) + lists


def _list(shown: Reading, chart: Chart, currency: str, w: Words, along: Carried) -> str:
    """The change of one indicator, and the names behind it."""
    name = w(shown.indicator.name)
    if shown.uneven:
        year = w.ordinal(shown.year - 1)
        told = w("{name}: the same days of {year} are not known", name=name, year=year)
        return f"<h4 class='m-part'>{escape(told)}</h4>"
    if shown.change is None:
        return f"<h4 class='m-part'>{escape(w('{name}: no earlier figure to compare with', name=name))}</h4>"
    said = (
        w("{name}: {change}", name=name, change=shown.signed(shown.change, w))
        if shown.change
        else w("{name}: unchanged", name=name)
    )
    lines = chart.frame[chart.frame["figure"] == shown.indicator.key].to_dict("records")
    return part(said, [_line(line, currency, w, along) for line in lines], MOST, w)


def _line(line: Mapping[Any, Any], currency: str, w: Words, along: Carried) -> str:
    name, happened = escape(str(line["name"])), escape(str(line["happened"]))
    if line["figure"] == "grant_income":
        sign = "+" if line["amount"] > 0 else "−"
        money = w.money(abs(float(line["amount"])), currency, short=True)
        return f"<span>{name}, {happened}</span><span class='m-when'>{escape(sign + money)}</span>"
    address = escape(to(PROFILE, along, {"partner": str(line["key"])}))
    return f"<a href='{address}'>{name}</a><span class='m-when'>{happened}</span>"
