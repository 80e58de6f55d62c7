"""Readings of indicators in; a row of tiles out: figure, change, trend line, the rule on hover, the rows on click."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from urllib.parse import quote

import pandas as pd
import streamlit as st

from lib import i18n
from lib.filters import LISTS, Filters
from lib.i18n import Words
from lib.indicators import INDICATORS
from lib.queries import naming, targets
from lib.readings import Reading, Years, aimed, covers, divided, reaching, reading
from lib.screen import state
from lib.screen.labels import NAMES
from lib.screen.links import Carried, carried, to
from lib.screen.state import Same

Frame = Same[pd.DataFrame]
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
BOLD = "\x00"  # where the change stands in the sentence, until it is put there as HTML
RULES = "pages/data/dictionary.py"
SHORT = 8  # letters that a tile has room for at the size of its figures; a sum of money in words has more
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' preserveAspectRatio='none'>{lines}</svg>"
DASH = 2.0  # percent of the width: half of a dash
LINE = "<polyline points='{points}' fill='none' stroke='black' stroke-width='2' vector-effect='non-scaling-stroke'/>"


def readings(asked: Filters, *keys: str) -> list[Reading]:
    """The indicators of these keys, over all years up to the last one asked for."""
    currency = state.home()["currency"]
    over_time = replace(asked.without("years"), year_basis="calendar", money_basis="awarded")
    wanted = Same(state.ask(targets.listed))
    found = []
    for key in keys:
        indicator = BY_KEY[key]
        more = (currency,) if indicator.unit == "money" else ()
        whole = reaching(indicator, over_time, state.ask(indicator.query, over_time, *more), asked)
        answers = [Same(state.ask(indicator.query, each, *more)) for each in (whole, over_time.without(*LISTS))]
        read = _read(key, answers[0], answers[1], asked, currency, wanted)
        if indicator.changes is not None:
            narrowed = replace(asked, year_basis="calendar", money_basis="awarded")
            by = naming.CALLED.get(indicator.part)
            asks = (indicator.changes, narrowed, *more)
            read = _divided(Same(read), Same(state.named(*asks, by=by) if by else state.ask(*asks)))
        found.append(read)
    return found


@lru_cache(maxsize=1024)
def _read(key: str, answer: Frame, every: Frame, asked: Filters, currency: str, wanted: Frame) -> Reading:
    return aimed(reading(BY_KEY[key], answer.answer, asked, currency, _covers(key, every)), wanted.answer)


@lru_cache(maxsize=256)
def _covers(key: str, every: Frame) -> Years | None:
    return covers(BY_KEY[key], every.answer)


@lru_cache(maxsize=1024)
def _divided(read: Same[Reading], changes: Same[pd.DataFrame]) -> Reading:
    return divided(read.answer, changes.answer)


def said(sentence: str) -> None:
    """The sentence of a block: what moved."""
    st.html(f"<p class='m-moved'>{escape(sentence)}</p>")


def newest(asked: Filters, readings: Sequence[Reading]) -> Filters:
    """The question; where none of them has a figure, that for the last year that has one, which is said.

    A year that the reader has chosen stays chosen.
    """
    years = [year for one in readings for year, value in one.trend if value is not None]
    if not years or any(one.value is not None for one in readings):
        return asked
    w, last = state.words(), max(years)
    said(w("The newest of these figures are those of {year}.", year=w.ordinal(last)))
    return asked if asked.is_set("years") else replace(asked, last=last)


def as_new(shown: Sequence[Reading], known: Filters) -> list[Reading]:
    """What of these happens in a year and has no figure, as at the last year that the tiles beside them speak of."""
    old = [one.value is None and one.indicator.kind == "flow" for one in shown]
    return [readings(known, one.indicator.key)[0] if left else one for one, left in zip(shown, old, strict=True)]


def marked(shown: Sequence[Reading]) -> None:
    """What the dot on a tile means, where a tile has one; to a hand, which cannot hover, where the rules stand."""
    w = state.words()
    where = (
        f"<a href='{escape(to(RULES, carried(), {}))}'>{escape(w('What these figures count: see the Dictionary.'))}</a>"
    )
    st.html(f"<p class='m-rule m-touch'>{where}</p>")
    illustrative = max((one.illustrative for one in shown), default=0)
    if illustrative:
        said = w(
            "Marked figures contain illustrative rows: no source gives them, and they are not the university's own."
        )
        st.html(f"<p class='m-rule'><span class='m-dot m-first'></span>{escape(said)}</p>")


def tiles(readings: Sequence[Reading]) -> None:
    """Tiles in a grid that breaks to the width of the screen; each is a link to its rows."""
    language, along = state.words().language, carried()
    st.html(f"<div class='m-tiles'>{''.join(_tile(Same(one), language, along) for one in readings)}</div>")


@lru_cache(maxsize=1024)
def _tile(kept: Same[Reading], language: str, along: Carried) -> str:
    w, reading = i18n.words(language), kept.answer
    indicator = reading.indicator
    badge = f"<span class='m-dot' title='{escape(w('Illustrative'))}'></span>" if reading.illustrative else ""
    value, idle = reading.value_text(w), _idle(reading, w)
    unsure = "".join(f"<span class='m-doubt'>{escape(said)}</span>" for said in (reading.doubt(w), idle) if said)
    rows = w("Show the rows: {indicator}", indicator=w(indicator.name))
    return (
        f"<a class='m-tile' href='{escape(to(indicator.page, along, indicator.address))}' "
        f"aria-label='{escape(' '.join(filter(None, (reading.said(w), idle, rows))))}'>"
        f"<span class='m-name'>{escape(w(indicator.name))}{badge}</span>"
        f"<span class='m-value{' m-long' if len(value) > SHORT else ''}'>{escape(value)}</span>"
        f"<span class='m-change'>{_year(reading, w)}{_change(reading, w)}{_target(reading, w)}{unsure}</span>"
        f"{_trend([value for _, value in reading.trend])}"
        f"<span class='m-tip' role='tooltip'>{escape(w(indicator.rule))}<br>{escape(reading.when(w))}{_aim(reading, w)}"
        f"{_made_of(reading, w)}"
        "</span></a>"
    )


def _idle(reading: Reading, w: Words) -> str:
    """Which of the filters that are set do not change the figure."""
    names = [w(NAMES[name]) for name in reading.indicator.ignores if reading.asked.is_set(name)]
    return w("Not narrowed by: {filters}", filters=w.listed(names)) if names else ""


def _year(reading: Reading, w: Words) -> str:
    """The year of a figure that is not of today: the filter says from when to when, and the last of them is shown."""
    return "" if reading.running else f"<b>{escape(w.year(reading.year))}</b> · "


def _change(reading: Reading, w: Words) -> str:
    """What the figure is compared with, the change itself in bold."""
    stands = "" if reading.change or reading.change is None else "<b>=</b> "
    return stands + escape(reading.against(w, BOLD)).replace(BOLD, f"<b>{escape(reading.moved(w))}</b>")


def _target(reading: Reading, w: Words) -> str:
    """The target of the year: a tick where it is reached, else how much of it is there; nothing where it is unknown."""
    if reading.target is None:
        return ""
    said = escape(w("Target {year}: {value}", year=w.ordinal(reading.year), value=reading.text(reading.target, w)))
    if reading.reached is None:
        return f"<span class='m-target'>{said}</span>"
    # 100 % is said of a target that is reached.
    share = "✓" if reading.reached >= 1 else f"({escape(w.percent(min(0.99, reading.reached)))})"
    return f"<span class='m-target'>{said}\u00a0<b>{share}</b></span>"


def _aim(reading: Reading, w: Words) -> str:
    return f"<br>{escape(reading.aim(w))}" if reading.target is not None else ""


def _made_of(reading: Reading, w: Words) -> str:
    made = reading.made_of(w)
    return f"<br>{escape(made)}" if made else ""


def _trend(values: Sequence[float | None]) -> str:
    """A line through the years that are known, broken where one is not.

    Streamlit strips <svg>, so the line is a mask over the accent colour.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return "<span class='m-trend'></span>"
    low, high = min(0.0, *known), max(known)
    across, up = max(1, len(values) - 1), (high - low) or 1.0
    pieces = [[(100 * place / across, 94 - 86 * (value - low) / up) for place, value in run] for run in _runs(values)]
    areas = "".join(f"<i class='m-area' style='clip-path:polygon({_under(piece)})'></i>" for piece in pieces)
    mask = quote(SVG.format(lines="".join(LINE.format(points=_along(piece)) for piece in pieces)))
    return (
        f"<span class='m-trend' aria-hidden='true'>{areas}"
        f'<i class="m-line" style="mask-image:url(\'data:image/svg+xml,{mask}\')"></i></span>'
    )


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """The values that follow each other without a gap, each with its place."""
    runs: list[list[tuple[int, float]]] = [[]]
    for place, value in enumerate(values):
        if value is not None:
            runs[-1].append((place, value))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _along(piece: Sequence[tuple[float, float]]) -> str:
    # A year between two unknown ones is a short dash: a line of one point is not drawn. Behind the last is no room.
    (x, y), alone = piece[0], len(piece) == 1
    x = min(max(x, DASH), 100 - DASH)
    points = [(x - DASH, y), (x + DASH, y)] if alone else piece
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _under(piece: Sequence[tuple[float, float]]) -> str:
    closed = [*piece, (piece[-1][0], 100.0), (piece[0][0], 100.0)]
    return ", ".join(f"{x:.1f}% {y:.1f}%" for x, y in closed)
