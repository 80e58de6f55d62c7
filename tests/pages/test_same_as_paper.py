"""The screen says what the paper says: every figure of every section of the report, and the charts of the pages."""

import json
import re
from html import unescape
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.charts.chart import Chart
from lib.i18n import Words, languages, words
from lib.reports.blocks import ChartBlock, Readings, Report, Rules, Sentence, TableBlock
from lib.reports.figures import lines
from lib.reports.sections import SECTIONS
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html
from tests.reports.conftest import PERIODS, asked

KEYS = (*SECTIONS, "rules")


@pytest.mark.parametrize("language", languages())
def test_the_preview_says_the_figures_of_the_paper(reader: Reader, data_url: str, language: str) -> None:
    found, w = asked(data_url, PERIODS["annual"], language), words(language)
    at = reader("reports", language=language)
    for key in KEYS:
        at.session_state[f"preview-{'-'.join(KEYS)}-{language}"] = next(s.title for s in found.sections if s.key == key)
        at.run()
        everything(at)
        assert not at.exception
        compared = compare(at, found, key, w)
        assert compared >= 4, key


def everything(at: AppTest) -> None:
    """Every line of every table."""
    while more := [button for button in at.button if str(button.key).startswith("all-")]:
        more[0].click().run()


def compare(at: AppTest, found: Report, key: str, w: Words) -> int:
    """How many figures and texts of a section were compared with what stands on the screen."""
    said, (section,) = html(at), [s for s in found.sections if s.key == key]
    figures = [json.loads(one.proto.spec) for one in at.get("plotly_chart")]
    tables = iter(read(said))
    drawn = iter(figures)
    compared = 0
    for block in section.blocks:
        if isinstance(block, ChartBlock):
            compared += same(next(drawn), block.chart)
            assert unescape(said).count(block.chart.sentence) >= 1
        elif isinstance(block, Readings):
            assert next(tables) == [[bare(cell) for cell in line] for line in lines(block)]
            compared += len(block.figures)
        elif isinstance(block, TableBlock):
            compared += table(next(tables), block.chart, w)
        elif isinstance(block, Rules):
            assert all(f"<dt>{rule.name}</dt><dd>{rule.text}" in unescape(said) for rule in block.rules)
            compared += len(block.rules)
        elif isinstance(block, Sentence):
            assert block.text in unescape(said)
            compared += 1
    return compared


def read(said: str) -> list[list[list[str]]]:
    """The cells of each line of each table."""
    bodies = re.findall(r"<tbody>(.*?)</tbody>", said)
    lines_of = ([re.findall(r"<td.*?>(.*?)</td>", line) for line in re.findall(r"<tr>(.*?)</tr>", b)] for b in bodies)
    return [[[bare(unescape(cell)) for cell in line] for line in body] for body in lines_of]


def bare(said: str) -> str:
    return re.sub(r"\s", "", said)


def same(figure: dict[str, Any], chart: Chart) -> int:
    """The marks of the figure have the values of the frame; how many there are."""
    bars = {str(mark.get("name")): mark for mark in figure["data"] if mark["type"] == "bar"}
    if chart.kind == "heat":
        (cells,) = [mark for mark in figure["data"] if mark["type"] == "scatter" and mark.get("mode") == "text"]
        written = dict(zip(zip(cells["y"], cells["x"], strict=True), cells["text"], strict=True))
        wanted: dict[tuple[str, str], float] = {}
        for row in chart.frame.to_dict("records"):
            at = (chart.name(chart.y, row[chart.y]), chart.name(chart.x, row[chart.x]))
            wanted[at] = wanted.get(at, 0) + row[str(chart.series)]
        assert {at: float(text) for at, text in written.items() if text} == {at: n for at, n in wanted.items() if n}
        return len(wanted)
    compared = 0
    for code in list(dict.fromkeys(chart.frame[chart.series])) if chart.series else [None]:
        rows = chart.frame if code is None else chart.frame[chart.frame[chart.series] == code]
        mark = bars[chart.name(str(chart.series), code)] if code is not None else next(iter(bars.values()))
        places, values = ("y", "x") if mark.get("orientation") == "h" else ("x", "y")
        shown = {place: abs(value) for place, value in zip(mark[places], mark[values], strict=True) if value}
        own = rows.groupby(rows[chart.x].map(lambda value: chart.name(chart.x, value)))[chart.y].sum()
        assert shown == pytest.approx({str(place): abs(value) for place, value in own.items() if value}), chart.title
        compared += len(shown)
    return compared


def table(shown: list[list[str]], chart: Chart, w: Words) -> int:
    """Every line of the frame is there; what is the same in all of them may be said once, below."""
    frame = chart.table()
    assert len(shown) == len(frame)
    for line, cells in zip(frame.itertuples(index=False), shown, strict=True):
        wanted = [bare(written(value, w)) for value in line]
        left = iter(wanted)
        assert all(cell in left for cell in cells), (wanted, cells)
    return len(frame)


def written(value: Any, w: Words) -> str:
    if isinstance(value, str):
        return value or "–"
    if pd.isna(value):
        return "–"
    if hasattr(value, "strftime"):
        return str(w.date(value))
    return str(w.number(float(value), 2))


@pytest.mark.parametrize("language", languages())
def test_the_pages_draw_the_charts_of_the_report(reader: Reader, data_url: str, language: str) -> None:
    """Of the years up to the last one of the report, on its day: nothing was recorded later."""
    found = asked(data_url, PERIODS["running"], language)
    charts = {block.key: block.chart for section in found.sections for block in section.charts}
    for page, keys in {
        "mobility": ("moves-by-year",),
        "grants": ("grants-by-year", "grants-success"),
        "partners": ("agreements",),
        "summary": ("moves-by-year", "grants-by-year"),
    }.items():
        at = reader(page, language=language)
        figures = [json.loads(one.proto.spec) for one in at.get("plotly_chart")]
        cards = [re.search(r"<h3>(.*?)<", str(e.proto.body)) for e in at.main.get("html")]
        titles = [unescape(card[1]) for card in cards if card]
        assert {charts[key].title for key in keys} <= set(titles), (page, titles)
        for key in keys:
            assert any(is_same(figure, charts[key]) for figure in figures), (page, key)


def is_same(figure: dict[str, Any], chart: Chart) -> bool:
    try:
        return same(figure, chart) > 5
    except (AssertionError, KeyError, StopIteration):
        return False
