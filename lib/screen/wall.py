"""A guest in the address in; the presentation on the wall out: six slides that lie ready, of which one is seen."""

from collections.abc import Callable
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import Any, Final

import streamlit as st

from lib import i18n, years
from lib.charts.chart import Chart
from lib.charts.world import WorldMap
from lib.drawing import enlarged, stage
from lib.drawing.maps import Deck as Map
from lib.drawing.parts import parts
from lib.i18n import Words
from lib.queries import choices, delegation
from lib.queries.guests import Guest, guest
from lib.reports.delegation import NAMES, slides
from lib.reports.parts import Listing, Number, Slide, fitting
from lib.screen import state
from lib.screen.state import Same
from lib.screen.threshold import threshold
from lib.screen.wall_lists import SMALL, alone, roomy
from lib.screen.window import NARROW, mode, painted, window
from lib.screen.world import drawing, undrawn
from lib.theme import Mode

STYLE: Final = Path(__file__).with_name("wall.css")
SIZE: Final = (1280, 560)  # pixels that a map is drawn for; it stretches with the wall
BESIDE: Final = (13, 590, 24)  # rows of a list beside a map at 1280 × 720, pixels of one and of its letters
LOW, MIDDLE = 50.0, 50.0  # percent of the picture: the lower left is where the names stand
LEAST: Final = 5  # seconds; nobody reads a slide faster
KEYS: Final = {
    "next": (("Right", "PageDown", "Space"), 1),
    "back": (("Left", "PageUp"), -1),
}


def visitor() -> Guest | None:
    """The guest that the address names."""
    text = str(st.query_params.get("guest", ""))[:200]
    found: Guest | None = state.ask(guest, text, state.words().language)
    return found


def present(who: Guest, leave: Callable[[Guest, int | None, bool], None]) -> None:
    """The whole presentation. All slides are in the browser; a key changes only which of them is seen.

    `leave` is called with the guest, the seconds between slides and whether amounts are shown.
    """
    w = state.words()
    amounts = st.query_params.get("amounts") == "1"
    made = shown(who, amounts, w)
    st.session_state["wall-slide"] = _number(st.query_params.get("slide"))
    _mended(st.session_state["wall-slide"], w.language)
    st.html(STYLE)
    with st.container(key="wall"):
        for number, slide in enumerate(made, 1):
            with st.container(key=f"wall-slide-{number}"):
                _slide(slide, number, w)
        seconds = _seconds(st.query_params.get("advance"))
        st.fragment(_controls, run_every=seconds)(w, seconds, partial(leave, who, seconds, amounts))


def shown(who: Guest, amounts: bool, w: Words) -> tuple[Slide, ...]:
    """The slides, made once for each state of the data."""
    deck = state.ask(delegation.deck, who, years.today(), threshold(), amounts, w.language)
    return _made(Same(deck), Same(state.ask(choices.home, w.language)), w.language)


@lru_cache(maxsize=64)
def _made(deck: Same[Any], home: Same[Any], language: str) -> tuple[Slide, ...]:
    return slides(deck.answer, home.answer, i18n.words(language))


def _mended(number: int, language: str) -> None:
    """An address that names a slide or a language that there is not says what is shown."""
    for name, shown, meant in (
        ("slide", str(number), range(1, len(NAMES) + 1)),
        ("lang", language, i18n.languages()),
    ):
        if st.query_params.get(name) not in (None, *map(str, meant)):
            st.query_params[name] = shown


def _number(text: str | None) -> int:
    return min(max(int(text), 1), len(NAMES)) if text and text.isdecimal() and len(text) < 4 else 1


def _seconds(text: str | None) -> int | None:
    return min(max(int(text[:5]), LEAST), 3600) if text and text.isdecimal() and int(text[:5]) > 0 else None


def _controls(w: Words, seconds: int | None, leave: Callable[[], None]) -> None:
    """What runs again at each key: which slide is seen, the dots, the keys themselves."""
    at, turn = st.session_state["wall-slide"], st.session_state.get("wall-turn")
    if seconds and turn == at and not st.session_state.pop("wall-moved", False):
        at = at % len(NAMES) + 1
        _go(at)
    st.session_state["wall-turn"] = at
    st.session_state.pop("wall-moved", None)
    st.html(f"<style>.st-key-wall .st-key-wall-slide-{at} {{ visibility: visible; opacity: 1; }}</style>")
    with st.container(key="wall-keys", horizontal=True):
        for name, (keys, step) in KEYS.items():
            label = w("Next slide") if step > 0 else w("Slide before")
            for place, key in enumerate(keys):
                st.button(label, key=f"wall-{name}-{place}", shortcut=key, on_click=_move, args=(step,))
        st.button(w("First slide"), key="wall-first", shortcut="Home", on_click=_jump, args=(1,))
        st.button(w("Last slide"), key="wall-last", shortcut="End", on_click=_jump, args=(len(NAMES),))
        if st.button(w("Back to the choice"), key="wall-leave", shortcut="Escape"):
            leave()
    with st.container(key="wall-dots", horizontal=True):
        for number in range(1, len(NAMES) + 1):
            st.button(
                w("Slide {n}", n=number),
                key=f"wall-dot-{number}",
                type="primary" if number == at else "secondary",
                on_click=_jump,
                args=(number,),
            )


def _move(step: int) -> None:
    _jump(st.session_state["wall-slide"] + step)


def _jump(number: int) -> None:
    st.session_state["wall-moved"] = True
    _go(min(max(number, 1), len(NAMES)))


def _go(number: int) -> None:
    st.session_state["wall-slide"] = number
    st.query_params["slide"] = str(number)


def _slide(slide: Slide, number: int, w: Words) -> None:
    if number == 1:
        _welcome(slide, w)
        return
    badge = f"<span class='w-badge'>{escape(w('Illustrative'))}</span>" if slide.illustrative else ""
    said = "".join(f"<p>{escape(text)}</p>" for text in slide.sentences if text)
    st.html(f"<header class='w-head'><h1>{escape(slide.title)}{badge}</h1>{said}</header>")
    if slide.numbers:
        st.html(f"<div class='w-numbers w-numbers-{len(slide.numbers)}'>{''.join(map(_large, slide.numbers))}</div>")
    abreast = len(slide.charts) + bool(slide.map) + bool(slide.lists and (slide.map or slide.charts))
    with st.container(key=f"wall-body-{number}-{max(abreast, 1)}"):
        if slide.map is not None:
            _map(slide.map, f"{number}", wide=not slide.lists)
        for place, chart in enumerate(slide.charts):
            _chart(
                chart, f"{number}-{place}", chart.title != slide.title, w, place > 0 and alike(chart, slide.charts[0])
            )
        if slide.lists:
            shown = [fitting(one, w, *BESIDE) for one in slide.lists] if abreast > 1 else alone(slide.lists, w)
            size = len(shown) if abreast > 1 or roomy(shown) else SMALL
            st.html(f"<div class='w-lists w-lists-{size}'>{''.join(map(_list, shown))}</div>")
    if slide.rule:
        st.html(f"<p class='w-rule'>{escape(slide.rule)}</p>")


def _welcome(slide: Slide, w: Words) -> None:
    guest_name, home, day, where = slide.sentences
    if slide.map is not None:
        _map(slide.map, "1", wide=True, flight=True)
    place = f"<p>{escape(where)}</p>" if where else ""
    meaning = f"<p class='w-meaning'>{escape(slide.rule)}</p>" if slide.rule else ""
    aside = " w-aside" if slide.map is not None and _hides(stage.ends(slide.map, *SIZE)) else ""
    st.html(
        f"<div class='w-welcome{aside}'><p>{escape(slide.title)}</p><h1>{escape(guest_name)}</h1>{place}"
        f"<p class='w-home'>{escape(home)}</p><p>{escape(day)}</p></div>{meaning}"
    )


def _hides(ends: list[tuple[float, float]]) -> bool:
    """Whether the names at the lower left would lie over one of the two places, and at the lower right over none."""
    low = [x for x, y in ends if y > LOW]
    return any(x < MIDDLE for x in low) and all(x < MIDDLE for x in low)


def _large(number: Number) -> str:
    kind = "w-words" if number.masked else "w-figure"
    return f"<div class='w-number'><b class='{kind}'>{escape(number.text)}</b><span>{escape(number.name)}</span></div>"


def _list(listing: Listing) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in listing.lines)
    return f"<section class='w-{listing.kind}'><h2>{escape(listing.title)}</h2><ul>{lines}</ul></section>"


def _map(drawn: WorldMap, key: str, wide: bool, flight: bool = False) -> None:
    width, height = SIZE if wide else (SIZE[0] * 9 // 20, SIZE[1])
    if flight:
        st.html(_flight(stage.ends(drawn, width, height)))
    st.html(drawing(state.words()))
    with st.container(key=f"wall-map-{key}"):
        st.pydeck_chart(
            _staged(drawn, mode(), width, height, 1 if window() <= NARROW else _eighths() / 8),
            key=f"wall-deck-{key}",
            height="stretch",
            alt=f"{drawn.title}. {drawn.sentence}",
        )
        if not flight:
            st.html(undrawn(state.words()))


@lru_cache(maxsize=64)
def _staged(drawn: WorldMap, mode: Mode, width: int, height: int, times: float) -> Map:
    return stage.stage(drawn, mode, width, height, times)


def _eighths() -> int:
    """How wide the wall is, in steps, so that a figure serves walls of about one size."""
    return max(6, min(24, round(8 * window() / enlarged.WIDE)))


def _flight(ends: list[tuple[float, float]]) -> str:
    """The camera's way: near to home, over to the guest, then far enough away to see both."""
    if len(ends) < 2:
        return "<style></style>"
    (hx, hy), (gx, gy) = ends
    return (
        "<style>@keyframes w-flight {"
        f"0%, 12% {{ {_over(hx, hy, 3)} }}"
        f"50% {{ {_over((hx + gx) / 2, (hy + gy) / 2, 1.9)} }}"
        f"78%, 84% {{ {_over(gx, gy, 2.6)} }}"
        "100% { transform: none; } }</style>"
    )


def _over(x: float, y: float, scale: float) -> str:
    """The camera over a place of the picture, in percent; not so far out that the picture's edge would be seen."""
    most = 50 * (scale - 1) / scale
    right, down = (max(-most, min(most, 50 - at)) for at in (x, y))
    return f"transform: scale({scale}) translate({right:.1f}%, {down:.1f}%);"


@lru_cache(maxsize=64)
def alike(chart: Chart, other: Chart) -> bool:
    """Whether the legend of one chart is that of the other, which stands beside it."""
    here, there = ([(part.meaning, part.name) for part in parts(one)] for one in (chart, other))
    return here == there


def _chart(chart: Chart, key: str, titled: bool, w: Words, keyed: bool = False) -> None:
    with st.container(key=f"wall-chart-{key}"):
        if titled:
            st.html(f"<h2 class='w-chart'>{escape(chart.title)}</h2>")
        in_hand = window() <= NARROW
        figure = (
            enlarged.in_hand(chart, w.language)
            if in_hand
            else enlarged.for_the_wall(chart, w.language, _eighths(), keyed)
        )
        st.plotly_chart(
            figure,
            key=painted(f"wall-plot-{key}", w.language),
            config={"displayModeBar": False, "staticPlot": True},
            # A telephone scrolls: a chart has the height of a page's, and its names stand clear of its bars.
            height=enlarged.height_in_hand(chart) if in_hand else "stretch",
            alt=f"{chart.title}. {chart.sentence}",
        )
