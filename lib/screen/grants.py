"""The parts of the page Grants that are no chart: the reporting currency and the open calls."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.filters import Filters
from lib.i18n import Words
from lib.queries import grants as queries
from lib.screen import state
from lib.screen.cards import empty, section
from lib.screen.links import link
from lib.screen.marks import badge
from lib.screen.switch import switch

# Besides the university's own: the two that funders pay in, and that every other currency has a rate to.
ALWAYS = ("EUR", "USD")


def currency() -> str:
    """The reporting currency that the reader chose, kept for the session and in the address as `currency`."""
    w = state.words()
    offered = dict.fromkeys((state.ask(queries.reporting_currency), *ALWAYS))
    return switch("currency", w("Currency of the sums"), {code: code for code in offered})


def calls(asked: Filters) -> None:
    """Open calls by deadline; past ones behind one click."""
    w = state.words()
    found = state.ask(queries.calls, asked, w.language)
    section(
        w("Calls and deadlines"),
        w("Days left are counted from {day}. No filter narrows this list.", day=w.date(asked.as_of)),
    )
    ahead, past = found[found["days_left"] >= 0], found[found["days_left"] < 0]
    if ahead.empty:
        empty(w("No call with a deadline ahead is recorded."))
    else:
        st.html(_list(ahead, asked, w))
    if len(past):
        label = w.n("{n} past call", "{n} past calls", len(past))
        with st.expander(label, key="past-calls", on_change="rerun") as shown:
            if shown.open:
                st.html(_list(past, asked, w))


def _list(found: pd.DataFrame, asked: Filters, w: Words) -> str:
    return f"<div class='m-calls'>{''.join(_call(row, asked, w) for row in found.itertuples(index=False))}</div>"


def _call(row: Any, asked: Filters, w: Words) -> str:
    funder = " · ".join(w.funding(part) for part in (row.funder, row.scheme) if isinstance(part, str) and part)
    website = link(row.website if isinstance(row.website, str) else None, w("Open the call"))
    conditions = f"<p>{escape(row.conditions)}</p>" if isinstance(row.conditions, str) else ""
    soon = " m-call-soon" if 0 <= row.days_left <= 30 else ""
    return (
        f"<article id='{escape(row.key)}' class='m-call{soon}'>"
        f"<div class='m-call-left'><b>{escape(_left(row.days_left, w))}</b>"
        f"<span>{escape(w.date(row.deadline))}</span></div>"
        f"<div><h3>{escape(row.title)}{badge(row.illustrative, w)}</h3>"
        f"<p class='m-quiet'>{escape(funder)}</p>{conditions}"
        f"<p class='m-quiet'>{escape(_opening(row, asked, w))} {website}</p></div></article>"
    )


def _left(days: int, w: Words) -> str:
    if days == 0:
        return w("closes today")
    if days < 0:
        return w.n("closed {n} day ago", "closed {n} days ago", -days)
    return w.n("{n} day left", "{n} days left", days)


def _opening(row: Any, asked: Filters, w: Words) -> str:
    if row.opens_on is None or pd.isna(row.opens_on):
        return ""
    day = w.date(row.opens_on)
    if row.opens_on > asked.as_of:
        return w("Opens on {day}.", day=day)
    return w("Open since {day}.", day=day) if row.days_left >= 0 else w("Was open from {day}.", day=day)
