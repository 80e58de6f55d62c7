"""The schema, the indicators, the words, the sources and the regions in; the dictionary on the page, searched, out."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lib import codes, geography, glossary
from lib.codes import N_
from lib.i18n import Words, languages, words
from lib.indicators import INDICATORS, Indicator
from lib.queries import dictionary, sources
from lib.screen import state
from lib.screen.cards import empty
from lib.screen.dictionary_tables import listed, matches, search
from lib.screen.links import link
from lib.screen.marks import GAP

UNITS: Mapping[str, str] = {
    "count": N_("Number"),
    "money": N_("Amount in the reporting currency"),
    "effective": N_("Effective number"),
}
KINDS: Mapping[str, str] = {"flow": N_("Counted over a year"), "stock": N_("Counted on a day")}
PARTS: Mapping[str, str] = {
    "indicators": N_("Indicators"),
    "tables": N_("Tables"),
    "words": N_("Words"),
    "sources": N_("Sources"),
    "regions": N_("Regions"),
}


def show() -> None:
    """The search box, the four parts with what was found in each, and the part that was chosen."""
    w = state.words()
    term = st.text_input(
        w("Search"),
        key="search",
        bind="query-params",
        icon=":material/search:",
        placeholder=w("A word from a name, a comment, a code or a rule"),
        max_chars=80,
        live=True,
    )
    tables = search(dictionary.tables(), str(term or ""), w)
    parts = {"indicators": _indicators(w), "words": _words(w), "sources": _sources(w), "regions": _regions(w)}
    entries = {part: [entry for entry in found if matches(str(term or ""), entry)] for part, found in parts.items()}
    sizes = {"tables": len(tables)} | {part: len(found) for part, found in entries.items()}
    found = [part for part in PARTS if sizes[part]]
    if found and not sizes[st.session_state.setdefault("dictionary-part", next(iter(PARTS)))]:
        # What was searched for stands in another part.
        st.session_state["dictionary-part"] = found[0]
    chosen = st.segmented_control(
        w("Part"),
        list(PARTS),
        required=True,
        format_func=lambda part: w("{part} · {n}", part=w(PARTS[part]), n=w.number(sizes[part])),
        key="dictionary-part",
        label_visibility="collapsed",
    )
    if not sizes[str(chosen)]:
        empty(w("Nothing here contains “{term}”.", term=str(term)), filtered=False)
    elif chosen == "tables":
        listed(tables, str(term or ""), w)
    else:
        st.html(_grid(entries[str(chosen)]))


def counts(w: Words) -> str:
    """How large the dictionary is."""
    tables = dictionary.tables()
    parts = (
        w.n("{n} table", "{n} tables", len(tables)),
        w.n("{n} column", "{n} columns", sum(len(table.fields) for table in tables)),
        w.n("{n} indicator", "{n} indicators", len(INDICATORS)),
        w.n("{n} source", "{n} sources", len(state.ask(sources.listed))),
    )
    return " · ".join(parts)


class Entry(NamedTuple):
    """An indicator, a source or a region: what it is called, what it says, its facts."""

    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    address: str = ""
    mark: str = ""
    code: str = ""
    spoken: str = ""

    def card(self) -> str:
        """The entry as one card."""
        title = link(self.address, self.title) or escape(self.title)
        mark = f"{GAP}<span class='m-badge'>{escape(self.mark)}</span>" if self.mark else ""
        code = f" <code>{escape(self.code)}</code>" if self.code else ""
        facts = "".join(f"<div><dt>{escape(t)}</dt><dd>{escape(fact)}</dd></div>" for t, fact in self.facts if fact)
        spoken = f" lang='{self.spoken}'" if self.spoken else ""
        text = f"<p{spoken}>{escape(self.text)}</p>" if self.text else ""
        named = f"<h3><span{spoken}>{title}</span>{mark}</h3>"
        return f"<article class='m-entry'>{named}{code}{text}<dl>{facts}</dl></article>"


def _grid(entries: Iterable[Entry]) -> str:
    return f"<div class='m-entries'>{''.join(entry.card() for entry in entries)}</div>"


def _indicators(w: Words) -> list[Entry]:
    return [_indicator(indicator, w) for indicator in INDICATORS]


def _indicator(indicator: Indicator, w: Words) -> Entry:
    facts = (
        (w("Unit"), w(UNITS[indicator.unit])),
        (w("Time"), w(KINDS[indicator.kind])),
        (w("Source"), w(indicator.source)),
    )
    return Entry(w(indicator.name), w(indicator.rule), facts, code=indicator.key)


def _words(w: Words) -> list[Entry]:
    """The field's words, each as the reader's language says it, in the order of its alphabet; then the others."""
    others = [words(code) for code in languages() if code != w.language]
    return w.sorted([_word(term, w, others) for term in glossary.terms()], lambda entry: entry.title)


def _word(term: glossary.Term, w: Words, others: Iterable[Words]) -> Entry:
    facts = tuple((other.endonym, term.words[other.language]) for other in others)
    return Entry(term.words[w.language], w(term.meaning), facts)


def _sources(w: Words) -> list[Entry]:
    listed: pd.DataFrame = state.ask(sources.listed)
    rows: Iterable[Any] = listed.itertuples(index=False)
    return [_source(row, w) for row in rows]


def _source(row: Any, w: Words) -> Entry:
    facts = (
        (w("Quality"), w(codes.SOURCE_QUALITY[row.quality])),
        (w("Date"), w.partial_date(row.as_of) if row.as_of else w("not known")),
        (w("Licence"), row.licence or ""),
        (w("Rows"), w.number(row.rows)),
    )
    mark = w("Illustrative") if row.quality == "illustrative" else ""
    return Entry(row.title, row.note or "", facts, address=row.link or "", mark=mark, code=row.key, spoken="en")


def _regions(w: Words) -> list[Entry]:
    groups = geography.groups()
    return [
        Entry(
            w(name),
            w.listed(w.sorted(w.country(iso2) for iso2 in geography.members(code))),
            (
                (w("Countries"), w.number(len(geography.members(code)))),
                (w("Date"), w.partial_date(groups[code][0])),
                (w("Source"), groups[code][1]),
            ),
            code=code,
        )
        for code, name in geography.regions().items()
    ]
