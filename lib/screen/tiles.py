"""Readings of indicators in; a row of tiles out: figure, change, trend line, the rule on hover, the rows on click."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from math import floor
from urllib.parse import quote

import pandas as pd
import streamlit as st

from lib import i18n
from lib.filters import Filters
from lib.i18n import Words
from lib.indicators import INDICATORS
from lib.queries import targets
from lib.readings import Reading, aimed, reading
from lib.screen import state
from lib.screen.state import Same

BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
LINE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' preserveAspectRatio='none'>"
    "<polyline points='{points}' fill='none' stroke='black' stroke-width='2' vector-effect='non-scaling-stroke'/></svg>"
)


def readings(asked: Filters, *keys: str) -> list[Reading]:
    """The indicators of these keys, over all years up to the last one asked for."""
    currency = state.home()["currency"]
    over_time = replace(asked.without("years"), year_basis="calendar", money_basis="awarded")
    wanted = Same(state.ask(targets.listed))
    found = []
    for key in keys:
        indicator = BY_KEY[key]
        more = (currency,) if indicator.unit == "money" else ()
        found.append(_read(key, Same(state.ask(indicator.query, over_time, *more)), asked, currency, wanted))
    return found


@lru_cache(maxsize=1024)
def _read(key: str, answer: Same[pd.DataFrame], asked: Filters, currency: str, wanted: Same[pd.DataFrame]) -> Reading:
    return aimed(reading(BY_KEY[key], answer.answer, asked, currency), wanted.answer)


def said(sentence: str) -> None:
    """The sentence of a block: what moved."""
    st.html(f"<p class='m-moved'>{escape(sentence)}</p>")


def marked(shown: Sequence[Reading]) -> None:
    """What the dot on a tile means, where a tile has one."""
    illustrative = max((one.illustrative for one in shown), default=0)
    if illustrative:
        w = state.words()
        said = w(
            "Marked figures contain illustrative rows: no source gives them, and they are not the university's own."
        )
        st.html(f"<p class='m-rule'><span class='m-dot m-first'></span>{escape(said)}</p>")


def tiles(readings: Sequence[Reading], key: str) -> None:
    """Tiles in a grid that breaks to the width of the screen."""
    w = state.words()
    with st.container(horizontal=True, key=f"tiles-{key}", gap="small"):
        for reading in readings:
            with st.container(key=f"tile-{key}-{reading.indicator.key}", gap=None):
                st.html(_tile(Same(reading), w.language))
                st.page_link(
                    reading.indicator.page,
                    label=w("Show the rows: {indicator}", indicator=w(reading.indicator.name)),
                    query_params=reading.indicator.address,
                )


@lru_cache(maxsize=1024)
def _tile(kept: Same[Reading], language: str) -> str:
    w, reading = i18n.words(language), kept.answer
    indicator = reading.indicator
    badge = f"<span class='m-dot' title='{w('Illustrative')}'></span>" if reading.illustrative else ""
    return (
        f"<div class='m-tile' tabindex='0' aria-label='{escape(reading.said(w))}'>"
        f"<span class='m-name'>{escape(w(indicator.name))}{badge}</span>"
        f"<span class='m-value'>{escape(reading.value_text(w))}</span>"
        f"<span class='m-change'>{_change(reading, w)}{_target(reading, w)}</span>"
        f"{_trend([value for _, value in reading.trend])}"
        f"<span class='m-tip' role='tooltip'>{escape(w(indicator.rule))}<br>{escape(reading.when(w))}{_aim(reading, w)}"
        "</span></div>"
    )


def _change(reading: Reading, w: Words) -> str:
    """Direction by sign and word, not by colour: whether more is better is for the reader to say."""
    if reading.previous is None:
        return escape(w("no figure for {year}", year=reading.year - 1))
    if reading.change is None:
        return escape(reading.against(w))
    if not reading.change:
        return f"<b>=</b> {escape(reading.against(w))}"
    sign = "▲" if reading.change > 0 else "▼"
    return f"<b>{sign} {escape(reading.change_text(w))}</b> {escape(reading.against(w))}"


def _target(reading: Reading, w: Words) -> str:
    """The target of the year: a tick where it is reached, else how much of it is there; nothing where it is unknown."""
    if reading.target is None:
        return ""
    said = escape(w("Target {year}: {value}", year=reading.year, value=reading.text(reading.target, w)))
    if reading.reached is None:
        return f"<span class='m-target'>{said}</span>"
    # Cut and not rounded: 100 % is said of a target that is reached.
    share = "✓" if reading.reached >= 1 else escape(w.percent(floor(100 * reading.reached) / 100))
    return f"<span class='m-target'>{said} <b>{share}</b></span>"


def _aim(reading: Reading, w: Words) -> str:
    return f"<br>{escape(reading.aim(w))}" if reading.target is not None else ""


def _trend(values: Sequence[float | None]) -> str:
    """A line through the years that are known. Streamlit strips <svg>, so the line is a mask over the accent colour."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return "<span class='m-trend'></span>"
    low, high = min(0.0, *(value for _, value in known)), max(value for _, value in known)
    across, up = max(1, len(values) - 1), (high - low) or 1.0
    points = [(100 * place / across, 94 - 86 * (value - low) / up) for place, value in known]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    area = ", ".join(f"{x:.1f}% {y:.1f}%" for x, y in [*points, (points[-1][0], 100), (points[0][0], 100)])
    mask = quote(LINE.format(points=line))
    return (
        f"<span class='m-trend' aria-hidden='true'><i class='m-area' style='clip-path:polygon({area})'></i>"
        f'<i class="m-line" style="mask-image:url(\'data:image/svg+xml,{mask}\')"></i></span>'
    )
