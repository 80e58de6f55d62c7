"""A Report in; one section of it on the screen out, drawn by the same figures as the pages."""

from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import i18n
from lib.charts.chart import Chart
from lib.drawing import screen as drawing
from lib.drawing.layout import height
from lib.i18n import Words
from lib.reports.blocks import (
    Block,
    ChartBlock,
    Heading,
    MapBlock,
    Readings,
    Report,
    Rules,
    Section,
    Sentence,
    TableBlock,
)
from lib.reports.figures import heads, lines
from lib.screen import state
from lib.screen.marks import badge, head
from lib.screen.state import Same
from lib.screen.tables import rows
from lib.screen.window import painted
from lib.screen.world import nowhere, world_map


def preview(found: Report, w: Words) -> None:
    """One section at a time, drawn by the same figures as the pages."""
    titles = [one.title for one in found.sections]
    for note in found.notes:
        st.info(note, icon=":material/info:")
    with st.container(border=True, key="card-preview", gap="small"):
        st.html(_about(found, w.language))
        key = f"preview-{'-'.join(one.key for one in found.sections)}-{w.language}"
        tabs = st.tabs(titles, key=key, on_change="rerun")
        for tab, one in zip(tabs, found.sections, strict=True):
            # A section is drawn when it is looked at: its charts are the longest part of the page.
            if tab.open:
                with tab:
                    _section(one, w)


def _about(found: Report, language: str) -> str:
    """In the words of the page, which is not always in the language of the report."""
    w = state.words()
    said = f"{escape(found.university)} · {escape(found.title)} · {escape(found.period)}"
    return f"<p class='m-rule'>{escape(w('Preview'))} · <span lang='{language}'>{said}</span></p>"


def _section(one: Section, w: Words) -> None:
    st.html(f"<div class='m-section'><h2>{escape(one.title)}{badge(one.illustrative, w)}</h2></div>")
    for place, block in enumerate(one.blocks):
        _block(block, f"{one.key}-{place}", w)


def _block(block: Block, key: str, w: Words) -> None:
    match block:
        case Heading(text):
            st.html(f"<h3 class='m-report-part'>{escape(text)}</h3>")
        case Sentence(text):
            st.html(f"<p class='m-moved'>{escape(text)}</p>")
        case Readings():
            rows(pd.DataFrame(lines(block), columns=heads(block, w)), f"preview-{key}", w)
        case ChartBlock(_, chart):
            st.html(head(chart.title, chart.sentence, chart.illustrative, w))
            figure, tall = _figure(Same(chart), w.language)
            place = painted(f"preview-{key}", w.language)
            st.plotly_chart(figure, key=place, height=tall, alt=f"{chart.title}. {chart.sentence}", on_select="ignore")
            _small(chart.rule, *chart.notes)
        case TableBlock(_, chart, _):
            st.html(head(chart.title, chart.sentence, chart.illustrative, w))
            rows(chart.table(), f"preview-{key}", w)
            _small(chart.rule, *chart.notes)
        case MapBlock(_, drawn):
            st.html(head(drawn.title, drawn.sentence, drawn.illustrative, w))
            world_map(drawn, f"preview-{key}", state.question().only(), 420, on_click=nowhere)
        case Rules(title, rules):
            st.html(f"<h3 class='m-report-part'>{escape(title)}</h3>")
            entries = "".join(
                f"<dt>{escape(rule.name)}</dt><dd>{escape(rule.text)} <small>{escape(rule.source)}</small></dd>"
                for rule in rules
            )
            st.html(f"<dl class='m-facts'>{entries}</dl>")


def _small(*notes: str) -> None:
    st.html(f"<p class='m-rule'>{escape(' '.join(note for note in notes if note))}</p>")


@lru_cache(maxsize=256)
def _figure(kept: Same[Chart], language: str) -> tuple[Any, int]:
    return drawing.figure(kept.answer, i18n.words(language)), height(kept.answer)
