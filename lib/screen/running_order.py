"""A guest in, or none yet; the six slides in their order and what each says, on the page out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from lib import i18n
from lib.codes import N_
from lib.i18n import Words
from lib.queries.guests import Guest
from lib.reports.parts import Slide
from lib.screen import state, wall
from lib.screen.cards import section
from lib.screen.marks import GAP
from lib.screen.state import Same

MOST: Final = 4  # numbers of a card
LINES: Final = 2  # of each list
PLAN: Final = (
    (N_("Welcome to our guests"), N_("Both names, the day, and the way between the two on the map.")),
    (N_("Our cooperation in numbers"), N_("Agreements, students, teachers and staff, joint projects and activities.")),
    (N_("The partners"), N_("The guest's institutions on the map and the agreements with each.")),
    (N_("People on the move"), N_("Students and staff by year, in both directions, and the balance between them.")),
    (N_("Joint projects and activities"), N_("On a timeline, by name.")),
    (
        N_("What could come next"),
        N_("Places that agreements offer, agreements that end soon, and associations in common."),
    ),
)
Address = Mapping[str, str]


def plan() -> None:
    """What a presentation consists of, before a guest is chosen."""
    w = state.words()
    section(w("Six slides"), w("Choose a guest to see what each of them will say."))
    st.html(_list(f"<article><h3>{escape(w(title))}</h3><p>{escape(w(said))}</p></article>" for title, said in PLAN))


def running_order(who: Guest, address: Address) -> None:
    """What each slide says about this guest; a click presents from there."""
    w, language = state.words(), address["lang"]
    section(w("Six slides"), w("As the guest will see them; a click presents from that slide."))
    made = wall.shown(who, "amounts" in address, i18n.words(language))
    st.html(_linked(Same(made), tuple(address.items()), language))


@lru_cache(maxsize=64)
def _linked(made: Same[tuple[Slide, ...]], address: tuple[tuple[str, str], ...], language: str) -> str:
    w = i18n.words(language)
    return _list(
        f"<a lang='{language}' href='delegation?{escape(urlencode(dict(address) | {'slide': str(number)}))}'>"
        f"{_said(slide, w)}</a>"
        for number, slide in enumerate(made.answer, 1)
    )


def _list(cards: Iterable[str]) -> str:
    return f"<ol class='m-slides'>{''.join(f'<li>{card}</li>' for card in cards)}</ol>"


def _said(slide: Slide, w: Words) -> str:
    """Title, numbers, first sentence, the beginnings of the lists, and what is drawn."""
    mark = f"{GAP}<span class='m-badge'>{escape(w('Illustrative'))}</span>" if slide.illustrative else ""
    numbers = "".join(f"<li><b>{escape(n.text)}</b> {escape(n.name)}</li>" for n in slide.numbers[:MOST])
    sentences = " · ".join(text for text in slide.sentences[:2] if text)
    lists = "".join(f"<p>{escape(one.title)}: {escape('; '.join(one.lines[:LINES]))}</p>" for one in slide.lists)
    drawn = [w("Map")] * (slide.map is not None) + [chart.title for chart in slide.charts if chart.title != slide.title]
    return (
        f"<h3>{escape(slide.title)}{mark}</h3>{f'<p>{escape(sentences)}</p>' if sentences else ''}"
        f"{f'<ul>{numbers}</ul>' if numbers else ''}{lists}"
        f"<small>{escape(' · '.join(drawn))}</small>"
    )
