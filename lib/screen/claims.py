"""What the university states about itself in; its words with figure, years and source on the page out."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import codes
from lib.codes import N_
from lib.i18n import Words
from lib.queries import claims as claim_queries
from lib.screen import state
from lib.screen.cards import section
from lib.screen.links import link

OPERATOR = {"exactly": N_("{value}"), "more_than": N_("more than {value}"), "about": N_("about {value}")}


def statements(*indicators: str) -> None:
    """What the university states about itself, beside the rows and never added to them; nothing if it is silent.

    Without an indicator it is what is stated of no page's figures.
    """
    _section(state.ask(claim_queries.claims, indicators))


def every_statement() -> None:
    """All that the university states about itself, what it gives a figure for first."""
    parts = [state.ask(claim_queries.claims, about) for about in (("",), ())]
    found = pd.concat([part for part in parts if len(part)])
    _section(found.iloc[found["value"].isna().to_numpy().argsort(kind="stable")])


def _section(found: pd.DataFrame) -> None:
    if found.empty:
        return
    w = state.words()
    section(
        w("What the university states itself"),
        w(
            "Kept word for word; square brackets add what is meant. It is not part of the figures on this page, which "
            "come from single records."
        ),
    )
    # Two figures of one sentence are one statement.
    said: dict[tuple[str, str], list[Any]] = {}
    for row in found.itertuples(index=False):
        said.setdefault((str(row.text), str(row.source)), []).append(row)
    st.html(f"<div class='m-claims'>{''.join(_statement(rows, w) for rows in said.values())}</div>")


def _statement(rows: list[Any], w: Words) -> str:
    row, heads = rows[0], "".join(_head(one, w) for one in rows)
    source = link(row.link if isinstance(row.link, str) else None, row.source) or escape(row.source)
    when = f" · {escape(w.partial_date(row.as_of))}" if isinstance(row.as_of, str) else ""
    return (
        f"<figure class='m-claim'>{heads}<blockquote lang='en'>“{escape(row.text)}”</blockquote>"
        f"<figcaption><span lang='en'>{source}</span>{when}</figcaption></figure>"
    )


def _head(row: Any, w: Words) -> str:
    figure, period = stated(row, w), _period(row)
    unit = f" {_unit(row, w)}" if figure and counted(row) else ""
    head = f"<p class='m-claim-figure'>{escape(figure)}{unit}</p>" if figure else ""
    return head + (f"<p class='m-claim-period'>{escape(period)}</p>" if period else "")


def stated(row: Any, w: Words) -> str:
    """The figure of a statement with its operator; empty where it names none."""
    if pd.isna(row.value):
        return ""
    value = w.money(row.value, row.unit) if row.unit in codes.CURRENCIES else w.number(row.value, 2)
    return w(OPERATOR[row.operator if isinstance(row.operator, str) else "exactly"], value=value)


def counted(row: Any) -> bool:
    """Whether the unit is a word (universities), apart from the figure."""
    return isinstance(row.unit, str) and row.unit not in codes.CURRENCIES


def _unit(row: Any, w: Words) -> str:
    known = units(int(row.value), w).get(row.unit)
    return f"<small>{escape(known)}</small>" if known else f"<small lang='en'>{escape(row.unit)}</small>"


def units(n: int, w: Words) -> dict[str, str]:
    """What the universities count in their statements; a unit that is not among these stays English."""
    return {
        "universities": w.n("university", "universities", n),
        "students": w.n("student", "students", n),
        "bachelor's students": w.n("bachelor's student", "bachelor's students", n),
        "master's and doctoral students": w.n("master's or doctoral student", "master's and doctoral students", n),
        "staff and students": w.n("member of staff or student", "staff and students", n),
        "professors": w.n("professor", "professors", n),
        "teachers": w.n("teacher", "teachers", n),
        "members of the association": w.n("member of the association", "members of the association", n),
        "agreements and memorandums signed": w.n(
            "agreement or memorandum signed", "agreements and memorandums signed", n
        ),
        "grant projects": w.n("grant project", "grant projects", n),
        "webinars": w.n("webinar", "webinars", n),
        "directions of the strategy": w.n("direction of the strategy", "directions of the strategy", n),
    }


def _period(row: Any) -> str:
    years = [str(int(year)) for year in (row.period_from, row.period_to) if not pd.isna(year)]
    return "–".join(dict.fromkeys(years))
