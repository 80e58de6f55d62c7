"""The frozen reports in; their files as they were, and what would be different today, out."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from lib import db, i18n
from lib.i18n import Words
from lib.queries import frozen as queries
from lib.queries.asking import asking
from lib.reports import frozen
from lib.reports.frozen import Difference
from lib.reports.writing import MIME, written
from lib.screen import state
from lib.screen.cards import empty, section
from lib.screen.tables import rows

FORMATS: Final[Mapping[str, str]] = {"pdf": "PDF", "pptx": "PPTX", "xlsx": "XLSX"}


def title() -> None:
    """What a frozen report is."""
    w = state.words()
    section(
        w("Frozen reports"),
        w("Kept as they were on the day; beside each, what the same report would say differently today, and why."),
    )


def shelf(language: str) -> None:
    """The frozen reports: their files as they were, and what would be different today."""
    w = state.words()
    found = state.ask(queries.listed)
    if found.empty:
        empty(w("No report has been frozen yet."), filtered=False)
        return
    for kept in found.to_dict("records"):
        _kept_one({str(name): value for name, value in kept.items()}, language, w)


def _kept_one(kept: dict[str, Any], language: str, w: Words) -> None:
    period = frozen.period_of(kept)
    number = int(kept["id"])
    day: date = kept["frozen_at"].date()
    said = w("Frozen on {day}, as at {last}.", day=frozen_when(kept, w), last=w.date(period.as_of))
    with st.container(border=True, key=f"card-frozen-{number}", gap="small"):
        st.html(
            f"<div class='m-card'><h3>{escape(period.title(w))} · {escape(period.label(w))}</h3><p class='m-said'>"
            f"{escape(said)}</p></div>"
        )
        with st.container(horizontal=True, gap="small", key=f"frozen-files-{number}"):
            for kind, label in FORMATS.items():
                st.download_button(
                    label,
                    partial(_frozen_file, db.address(), number, language, kind),
                    f"{period.name}-{language}-frozen-{day:%Y%m%d}.{kind}",
                    mime=MIME[kind],
                    key=f"frozen-{number}-{kind}",
                    icon=":material/download:",
                    type="tertiary",
                    on_click="ignore",
                )
        title = w("What would be different today")
        with st.expander(title, key=f"differences-{number}", on_change="rerun") as opened:
            # A report is made anew to compare: only for whoever wants to know.
            if opened.open:
                with st.spinner(w("The same report is being made with the data of today …")):
                    found = _differences(db.address(), st.session_state["stamp"], number, w.language)
                _compared(found, number, w)


def frozen_when(kept: Mapping[str, Any], w: Words) -> str:
    """The day on which a report was frozen, and by whom where that is known."""
    day, who = w.date(kept["frozen_at"].date()), kept["frozen_by"]
    return w("{day} by {who}", day=day, who=who) if isinstance(who, str) and who else day


@lru_cache(maxsize=64)
def _differences(address: str, stamp: int, number: int, language: str) -> tuple[Difference, ...]:
    return tuple(frozen.differences(address, number, i18n.words(language)))


def _frozen_file(address: str, number: int, language: str, kind: str) -> bytes:
    """The file of a frozen report; it is made outside of the reader's run, when the browser asks for it."""
    with db.connect(address) as connection:
        ask = asking(connection)
        found = frozen.thawed(ask, frozen.kept_line(ask, number), i18n.words(language))
    return written(found, kind)


def _compared(found: tuple[Difference, ...], number: int, w: Words) -> None:
    if not found:
        st.html(f"<p class='m-moved'>{escape(w('Nothing: every number would be the same.'))}</p>")
        return
    st.caption(w.n("{n} number would be different today.", "{n} numbers would be different today.", len(found)))
    table = pd.DataFrame(
        [
            (d.said.section, d.said.what, d.said.line, _column(d, w), *_values(d, w), "; ".join(dict.fromkeys(d.why)))
            for d in found
        ],
        columns=[
            w("Section"),
            w("What"),
            w("Line"),
            w("Column"),
            w("Frozen"),
            w("Today"),
            w("Why"),
        ],
    )
    rows(table, f"differences-{number}", w)


def _column(difference: Difference, w: Words) -> str:
    named = {
        "value": w("Figure"),
        "previous": w("A year earlier"),
        "target": w("Target"),
        "lines": w("Lines of the table"),
    }
    return named.get(difference.said.column, difference.said.column)


def _values(difference: Difference, w: Words) -> tuple[str, str]:
    nothing = w("not there")
    then = _written(difference.then, difference, w) if difference.there_then else nothing
    now = _written(difference.now, difference, w) if difference.there_now else nothing
    return then, now


def _written(value: float | None, difference: Difference, w: Words) -> str:
    """A number in its unit: an amount whose cents differ is written with them."""
    currency = difference.said.currency
    return f"{w.number(value, 2)}\u00a0{w.sign(currency)}" if currency and value is not None else w.number(value, 2)
