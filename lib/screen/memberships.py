"""Ties to associations in; their cards on the page out: status, since when, size, seat, shared partners, evidence."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import codes, i18n
from lib.charts import memberships as charts
from lib.charts.world import Home, WorldMap
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import memberships as queries
from lib.screen import state
from lib.screen.cards import empty, section
from lib.screen.links import PROFILE, Carried, carried, link, to
from lib.screen.marks import badge, english, head
from lib.screen.state import Same
from lib.screen.tables import rows
from lib.screen.world import home, world_map

Frame = Same[pd.DataFrame]
OWN_WORD = N_("The university itself says so; no list of the association at hand confirms it.")


def associations(asked: Filters) -> None:
    """The cards: memberships first, then applications, then what is over."""
    w = state.words()
    ties, members = state.ask(queries.on_day, asked), state.named(queries.members, asked)
    held = ties[ties["counted"]]
    over = ties[(ties["status"] == "left") | ties["status"].isna()]
    groups = (
        (w("Memberships"), said(held, asked, w), held),
        (
            w("Applications"),
            w("An application is not a membership, and it is not counted as one."),
            ties[ties["status"] == "applied"],
        ),
        (w("No longer a member"), "", over),
    )
    for title, lead, group in groups:
        if len(group):
            section(title, lead)
            st.html(_cards(Same(ties), tuple(group["key"]), Same(members), w.language, carried()))


@lru_cache(maxsize=256)
def _cards(ties: Frame, keys: tuple[str, ...], members: Frame, language: str, along: Carried) -> str:
    """The associations of these keys, by name."""
    w, known = i18n.words(language), members.answer
    group = ties.answer[ties.answer["key"].isin(keys)]
    ordered = w.sorted(charts.lines(group), by=lambda row: charts.name(row, w))
    cards = (_card(row, known[known["association"] == row.key], w, along) for row in ordered)
    return f"<div class='m-associations'>{''.join(cards)}</div>"


def said(memberships: pd.DataFrame, asked: Filters, w: Words) -> str:
    """What the memberships come to, and how many of them the associations confirm."""
    counted = charts.belongs(len(memberships), asked, w)
    confirmed = int((memberships["verified"] == "yes").sum())
    checked = w("Confirmed by the association: {confirmed}.", confirmed=w.number(confirmed))
    return f"{counted} {checked}"


def seats_map(asked: Filters, key: str) -> None:
    """The map of the seats, with the countries that the associations reach."""
    w = state.words()
    opened = asked.without("country")
    reach, ties = state.ask(queries.by_country, opened), state.ask(queries.on_day, opened)
    with st.container(border=True, key=f"card-{key}", height="stretch", gap="small"):
        drawn = _map(Same(reach), Same(ties), asked, w.language, home(w.language))
        st.html(head(drawn.title, drawn.sentence, drawn.illustrative, w))
        if drawn.empty:
            empty()
        else:
            world_map(drawn, key, opened, share=3 / 5)


@lru_cache(maxsize=256)
def _map(reach: Frame, ties: Frame, asked: Filters, language: str, at: Home) -> WorldMap:
    return charts.seats(reach.answer, ties.answer, at, asked, i18n.words(language))


def _card(row: Any, members: pd.DataFrame, w: Words, along: Carried) -> str:
    """What is asked first; what it rests on behind a click."""
    short = (
        (w("Status since"), _since(row, w)),
        (w("Fee per year"), _fee(row, w)),
        (w("Our partners in it"), _partners(members, w, along)),
    )
    long = (
        (w("Known members"), _countries(members, w)),
        (w("What the status rests on"), _evidence(row, w)),
        (w("Note"), english(row.note)),
        (w("Website"), link(row.website, row.website or "")),
    )
    facts = "".join(f"<dt>{escape(term)}</dt><dd>{fact}</dd>" for term, fact in long if fact)
    return (
        f"<article class='m-association'><header>{_chips(row, w)}<h3>{escape(charts.name(row, w))}</h3>"
        f"<p>{escape(_other_names(row, w))}</p><p>{' · '.join((_size(row, w), _seat(row, w), _founded(row, w)))}</p>"
        f"</header>{_facts(short, 'm-short')}"
        f"<details class='m-aside'><summary>{escape(w('More'))}</summary><dl class='m-facts'>{facts}</dl></details>"
        "</article>"
    )


def _fee(row: Any, w: Words) -> str:
    known = row.fee is not None and row.currency
    return escape(w.money(row.fee, row.currency) if known else w("not known"))


def _founded(row: Any, w: Words) -> str:
    if pd.isna(row.founded):
        return escape(w("year of foundation not known"))
    return escape(w("founded in {year}", year=str(int(row.founded))))


def _facts(facts: Iterable[tuple[str, str]], kind: str) -> str:
    terms = "".join(f"<div><dt>{escape(term)}</dt><dd>{fact}</dd></div>" for term, fact in facts if fact)
    return f"<dl class='{kind}'>{terms}</dl>"


def _chips(row: Any, w: Words) -> str:
    """Status, and how sure it is."""
    status = w(codes.MEMBERSHIP_STATUS[row.status]) if row.status else w("No tie on this day")
    chips = [f"<span class='m-chip m-chip-{row.status or 'left'}'>{escape(status)}</span>"]
    if row.status:
        chips.append(f"<span class='m-chip'>{escape(w(codes.VERIFIED[row.verified or 'no']))}</span>")
    if row.quality == "claim":
        chips.append(f"<span class='m-chip'>{escape(w(codes.SOURCE_QUALITY['claim']))}</span>")
    if row.illustrative:
        chips.append(badge(row.illustrative, w))
    return f"<div class='m-chips'>{''.join(chips)}</div>"


def _other_names(row: Any, w: Words) -> str:
    """The acronym, and the name in the university's own list where it is another one."""
    known = {str(name).casefold() for name in (row.name, charts.name(row, w), row.short_name) if name}
    parts = [row.short_name] if row.short_name else []
    if row.listed_name and row.listed_name.casefold() not in known:
        parts.append(w("listed by the university as “{name}”", name=row.listed_name))
    return " · ".join(parts)


def _since(row: Any, w: Words) -> str:
    if not row.status:
        return escape(w("ended on {day}", day=w.date(row.ended)) if row.ended else w("not known"))
    since = w.date(row.since) if row.since else w("not known")
    held = w("holds as at {day}", day=w.partial_date(row.as_of)) if row.as_of else ""
    return "<br>".join(escape(part) for part in (since, held) if part)


def _size(row: Any, w: Words) -> str:
    if pd.isna(row.member_count):
        return escape(w("size not known"))
    count = w.n("{n} member", "{n} members", int(row.member_count))
    when = w.partial_date(row.member_count_as_of) if row.member_count_as_of else w("date not known")
    return escape(f"{count} ({when})")


def _seat(row: Any, w: Words) -> str:
    parts = [w.city(row.seat_city, row.seat_country), w.country(row.seat_country) if row.seat_country else None]
    return escape(", ".join(part for part in parts if part) or w("seat not known"))


def _partners(members: pd.DataFrame, w: Words, along: Carried) -> str:
    """Partners of the university that belong to it too, each a link to its profile."""
    ours = members[members["partner"].notna() & members["status"].isin(codes.COUNTED_MEMBERSHIP)]
    ours = ours.drop_duplicates("partner")
    if ours.empty:
        return escape(w("none known") if len(members) else w("not known: no list of its members was found"))
    names = w.sorted(charts.lines(ours), by=lambda row: row.partner_name)
    links = [
        f"<a href='{escape(to(PROFILE, along, {'partner': row.partner}))}'>{escape(row.partner_name)}</a>"
        for row in names
    ]
    return ", ".join(links)


def _countries(members: pd.DataFrame, w: Words) -> str:
    """How many members are known, of which countries, and as at which dates."""
    if members.empty:
        return ""
    counts = members["country"].value_counts()
    order = sorted(w.sorted(counts.index, by=w.country), key=lambda code: -counts[code])
    listed = ", ".join(f"{w.country(code)} {w.number(int(counts[code]))}" for code in order)
    dates = [w.partial_date(day) for day in sorted({day for day in members["as_of"] if day})]
    if members["as_of"].isna().any():
        dates.append(w("a list without a date"))
    number = w.n("{n} is known", "{n} are known", len(members))
    when = w("As at: {dates}. Such lists are never complete.", dates=", ".join(dates))
    return f"{escape(f'{number}: {listed}.')} <small>{escape(when)}</small>"


def _evidence(row: Any, w: Words) -> str:
    parts = [english(row.evidence)] if row.evidence else []
    if row.status and row.quality == "claim" and not row.evidence:
        parts.append(escape(w(OWN_WORD)))
    if row.source:
        parts.append(f"<small lang='en'>{link(row.link, row.source) or escape(row.source)}</small>")
    return "<br>".join(parts)


def member_lists(asked: Filters) -> None:
    """Every known member, behind one click; made only when it is asked for."""
    w = state.words()
    with st.expander(w("All known members"), key="all-members", on_change="rerun") as shown:
        if shown.open:
            listed = _listed(state.named(queries.members, asked), state.ask(queries.on_day, asked), w)
            rows(listed, "all-members", w, every=True)


def _listed(members: pd.DataFrame, ties: pd.DataFrame, w: Words) -> pd.DataFrame:
    names = {row.key: charts.label(row, w) for row in charts.lines(ties)}
    return pd.DataFrame(
        {
            w("Association"): [names[key] for key in members["association"]],
            w("Member"): list(members["name"]),
            w("Country"): [w.country(code) for code in members["country"]],
            w("Status"): [w(codes.MEMBERSHIP_STATUS[status]) for status in members["status"]],
            w("Our partner"): [partner or "–" for partner in members["partner_name"]],
            w("As at"): [w.partial_date(day) for day in members["as_of"]],
            w("Source"): list(members["source"]),
        }
    )
