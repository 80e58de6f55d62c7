"""The question in; what needs attention out: agreements that end, partners that went quiet, deadlines of calls."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts.agreements import that_end
from lib.charts.attention import that_close, that_went_quiet
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import agreements, grants
from lib.screen import state
from lib.screen.links import GRANTS, PROFILE, Carried, carried, to
from lib.screen.lists import part
from lib.screen.marks import head
from lib.screen.state import Same

Frame = Same[pd.DataFrame]
MOST = 4  # lines of one list; the others are behind a click
RULE = N_(
    "Ending: within 180 days, not renewing itself and not continued by another. Dormant: in force for 12 months or "
    "more, and no move, activity, project or joint paper in the last 24 months; such a partner still counts as "
    "active, because its agreement is in force. Deadlines: within 180 days. As at {day}."
)


class Item(NamedTuple):
    """One line: what, when, what the page behind it is to show, and where on it that stands."""

    text: str
    when: str
    address: dict[str, str]
    at: str = ""


def attention(asked: Filters) -> None:
    """The card with the three lists, each with how many it holds."""
    w = state.words()
    papers, calls = Same(state.named(agreements.on_day, asked)), Same(state.ask(grants.calls, asked, w.language))
    with st.container(border=True, key="card-attention", gap="xsmall"):
        st.html(_card(papers, calls, w.language, carried(), asked.as_of))


@lru_cache(maxsize=256)
def _card(papers: Frame, open_calls: Frame, language: str, along: Carried, day: date) -> str:
    w, calls = i18n.words(language), that_close(open_calls.answer)
    ending, dormant = that_end(papers.answer), that_went_quiet(papers.answer)
    marked = int(ending["illustrative"].sum() + dormant["illustrative"].sum() + calls["illustrative"].sum())
    # Without an agreement none can end, and nobody can be dormant: that would be said of what is not known.
    unknown = papers.answer.empty
    of_papers = (
        ((w("No agreement is recorded here."), [], PROFILE),)
        if unknown
        else (
            (w.n("{n} agreement ends soon", "{n} agreements end soon", len(ending)), _endings(ending, w), PROFILE),
            (w.n("{n} dormant partner", "{n} dormant partners", len(dormant)), _dormant(dormant, w), PROFILE),
        )
    )
    of_calls = (
        w("No call is recorded.")
        if open_calls.answer.empty
        else w.n("{n} deadline ahead", "{n} deadlines ahead", len(calls))
    )
    lists = (*of_papers, (of_calls, _deadlines(calls, w), GRANTS))
    rule = f"<p class='m-rule'>{escape(w(RULE, day=w.date(day)))}</p>"
    return (
        head(w("Needs attention"), "", marked, w)
        + "".join(_list(title, items, page, w, along) for title, items, page in lists)
        + rule
    )


def _endings(found: pd.DataFrame, w: Words) -> list[Item]:
    lines = zip(found["partner_name"], found["valid_until"], found["partner"], strict=True)
    return [Item(str(name), w.date(day), {"partner": str(key)}) for name, day, key in lines]


def _dormant(found: pd.DataFrame, w: Words) -> list[Item]:
    def last(day: date | None) -> str:
        # Papers and plans are known by their year only, so the year is all that is true of every kind of event.
        return w("last: {day}", day=day.year) if day else w("nothing recorded")

    lines = zip(found["partner_name"], found["last_event"], found["partner"], strict=True)
    return [Item(str(name), last(day), {"partner": str(key)}) for name, day, key in lines]


def _deadlines(found: pd.DataFrame, w: Words) -> list[Item]:
    lines = zip(found["title"], found["days_left"], found["key"], strict=True)
    return [Item(str(title), w.n("in {n} day", "in {n} days", int(left)), {}, str(key)) for title, left, key in lines]


def _list(heading: str, items: Sequence[Item], page: str, w: Words, along: Carried) -> str:
    lines = [
        f"<a href='{escape(to(page, along, item.address, item.at))}'>{escape(item.text)}</a>"
        f"<span class='m-when'>{escape(item.when)}</span>"
        for item in items
    ]
    return part(heading, lines, MOST, w)
