"""Readings of indicators in; a row of tiles out: figure, change, trend line, the rule on hover, the rows on click."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from lib.filters import Filters
from lib.i18n import Words
from lib.indicators import INDICATORS, Indicator
from lib.readings import Reading, reading
from lib.screen import state

WIDTH, HEIGHT = 120, 30  # of a trend line, in units of its own


def readings(asked: Filters, *keys: str) -> list[Reading]:
    """The indicators of these keys, over all years up to the last one asked for."""
    by_key = {indicator.key: indicator for indicator in INDICATORS}
    currency = state.home()["currency"]
    over_time = replace(asked.without("years"), year_basis="calendar", money_basis="awarded")

    def read(indicator: Indicator) -> Reading:
        more = (currency,) if indicator.unit == "money" else ()
        return reading(indicator, state.ask(indicator.query, over_time, *more), asked, currency)

    return [read(by_key[key]) for key in keys]


def said(sentence: str) -> None:
    """The sentence of a block: what moved."""
    st.html(f"<p class='m-moved'>{escape(sentence)}</p>")


def tiles(readings: Sequence[Reading], key: str) -> None:
    """Tiles in a grid that breaks to the width of the screen."""
    w = state.words()
    with st.container(horizontal=True, key=f"tiles-{key}", gap="small"):
        for reading in readings:
            with st.container(key=f"tile-{key}-{reading.indicator.key}", gap=None):
                st.html(_tile(reading, w))
                st.page_link(
                    reading.indicator.page,
                    label=w("Show the rows: {indicator}", indicator=w(reading.indicator.name)),
                    query_params=reading.indicator.address,
                )


def _tile(reading: Reading, w: Words) -> str:
    indicator = reading.indicator
    badge = f"<span class='m-dot' title='{w('Illustrative')}'></span>" if reading.illustrative else ""
    return (
        f"<div class='m-tile' tabindex='0' aria-label='{escape(reading.said(w))}'>"
        f"<span class='m-name'>{escape(w(indicator.name))}{badge}</span>"
        f"<span class='m-value'>{escape(reading.value_text(w))}</span>"
        f"<span class='m-change'>{_change(reading, w)}</span>"
        f"{_trend([value for _, value in reading.trend])}"
        f"<span class='m-tip' role='tooltip'>{escape(w(indicator.rule))}<br>{escape(reading.when(w))}</span></div>"
    )


def _change(reading: Reading, w: Words) -> str:
    """Direction by sign and word, not by colour: whether more is better is for the reader to say."""
    if reading.change is None:
        return escape(w("no earlier figure"))
    sign = "▲" if reading.change > 0 else "▼" if reading.change < 0 else "="
    return f"<b>{sign} {escape(reading.change_text(w))}</b> {escape(reading.against(w))}"


def _trend(values: Sequence[float | None]) -> str:
    """A line through the years that are known."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return f"<svg class='m-trend' viewBox='0 0 {WIDTH} {HEIGHT}' aria-hidden='true'></svg>"
    low, high = min(0.0, *(v for _, v in known)), max(v for _, v in known) or 1.0
    step = WIDTH / max(1, len(values) - 1)
    points = [(place * step, HEIGHT - 3 - (value - low) / (high - low or 1) * (HEIGHT - 6)) for place, value in known]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    area = f"{points[0][0]:.1f},{HEIGHT} {path} {points[-1][0]:.1f},{HEIGHT}"
    return (
        f"<svg class='m-trend' viewBox='0 0 {WIDTH} {HEIGHT}' preserveAspectRatio='none' aria-hidden='true'>"
        f"<polygon points='{area}'/><polyline points='{path}' vector-effect='non-scaling-stroke'/></svg>"
    )
