"""The screen says what the paper says: every figure of every section of the report, and the charts of the pages."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import db
from lib.charts.chart import Chart
from lib.i18n import Words, languages, words
from lib.indicators import INDICATORS
from lib.queries.asking import asking
from lib.reports.blocks import ChartBlock, Figure, MapBlock, Readings, Report, Rules, Sentence, TableBlock
from lib.reports.building import report
from lib.reports.figures import lines
from tests.databases import put
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html
from tests.reports.conftest import PERIODS, made

# What the reader chooses on the page, so that it shows the report of this name; an empty choice is the page's own.
CHOICES: dict[str, tuple[tuple[str, Any], ...]] = {
    "annual": (),
    "quarterly": (("switch-year", "2025"),),
    "brief": (("switch-about", "TR"),),
    "partner": (("switch-about", "TR"), ("switch-partner", "ondokuz-mayis-university")),
}
# One in every language, the others in two: they are drawn by the same lines. A section of a brief on a partner may say
# no more than that there is nothing.
PREVIEWS = [("annual", language) for language in languages()]
PREVIEWS += [(what, "en") for what in CHOICES if what != "annual"]
PREVIEWS += [("quarterly", "az"), ("brief", "ru"), ("partner", "tr")]
LEAST = {"annual": 4, "quarterly": 1, "brief": 1, "partner": 1}


@pytest.mark.parametrize(("what", "language"), PREVIEWS)
def test_the_preview_says_the_figures_of_the_paper(reader: Reader, data_url: str, what: str, language: str) -> None:
    found, w = made(data_url, PERIODS[what], language), words(language)
    at = reader("reports", language=language, report=found_kind(what))
    for key, value in CHOICES[what]:
        at.selectbox(key=key).set_value(value).run()
    assert f"{found.title} · {found.period}" in unescape(html(at))
    keys, compared = [section.key for section in found.sections], 0
    for key in keys:
        title = next(s.title for s in found.sections if s.key == key)
        at.session_state[f"preview-{'-'.join(keys)}-{language}"] = title
        at.run()
        everything(at)
        assert not at.exception
        one = compare(at, found, key, w)
        assert one >= LEAST[what], key
        compared += one
    assert compared >= 60


def found_kind(what: str) -> str:
    """What the address calls it."""
    return "brief" if what == "partner" else what


def everything(at: AppTest) -> None:
    """Every line of every table."""
    while more := [button for button in at.button if str(button.key).startswith("all-")]:
        more[0].click().run()


def compare(at: AppTest, found: Report, key: str, w: Words) -> int:
    """How many figures and texts of a section were compared with what stands on the screen."""
    said, (section,) = html(at), [s for s in found.sections if s.key == key]
    figures = [(one.proto.alt, json.loads(one.proto.spec)) for one in at.get("plotly_chart")]
    tables = iter(read(said))
    drawn = iter(figures)
    compared = 0
    for block in section.blocks:
        if isinstance(block, ChartBlock):
            alt, figure = next(drawn)
            assert alt == f"{block.chart.title}. {block.chart.sentence}".strip()
            compared += same(figure, block.chart)
            assert unescape(said).count(block.chart.sentence) >= 1
        elif isinstance(block, Readings):
            assert next(tables) == [[bare(cell) for cell in line] for line in lines(block)]
            compared += len(block.figures)
        elif isinstance(block, TableBlock):
            compared += table(next(tables), block.chart, w)
        elif isinstance(block, Rules):
            assert all(f"<dt>{rule.name}</dt><dd>{rule.text}" in unescape(said) for rule in block.rules)
            compared += len(block.rules)
        elif isinstance(block, MapBlock):
            assert all(text in unescape(said) for text in (block.drawn.title, block.drawn.sentence))
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


def same(figure: dict[str, Any], chart: Chart, opened: bool = False) -> int:
    """The marks of the figure have the values of the frame; how many there are.

    A card that is `opened` to what its clicks choose has marks of other years or countries too.
    """
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
        shown = {place: value for place, value in shown.items() if not opened or place in own.index}
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


# A report, a page, what it is asked for, and the charts that both draw; a report of a year that is over stands on
# its last day, and nothing of it was recorded later.
OF_PERIOD = ("moves-by-country", "moves-by-programme", "moves-by-faculty", "balance")
OF_COUNTRY = ("moves-by-year", "moves-by-programme", "moves-by-faculty", "balance")
PAGES: tuple[tuple[str, str, dict[str, str], tuple[str, ...]], ...] = (
    ("running", "mobility", {}, ("moves-by-year",)),
    ("running", "mobility", {"stack": "role"}, ("moves-by-role",)),
    ("running", "mobility", {"from": "2026", "faculties": "cells"}, OF_PERIOD),
    ("running", "grants", {}, ("grants-by-year", "grants-success")),
    ("running", "partners", {}, ("agreements",)),
    ("running", "summary", {}, ("moves-by-year", "grants-by-year")),
    ("annual", "mobility", {"from": "2025", "to": "2025", "faculties": "cells"}, OF_PERIOD),
    ("annual", "mobility", {"to": "2025", "stack": "role"}, ("moves-by-role",)),
    ("annual", "grants", {"to": "2025"}, ("grants-by-year", "grants-success")),
    ("annual", "partners", {"to": "2025"}, ("agreements",)),
    ("annual", "summary", {"to": "2025"}, ("moves-by-year", "grants-by-year")),
    ("brief", "mobility", {"country": "TR", "faculties": "cells"}, OF_COUNTRY),
    ("brief", "grants", {"country": "TR"}, ("grants-by-year", "grants-success", "grants-by-funder")),
    ("brief", "partners", {"country": "TR"}, ("agreements",)),
    ("brief", "summary", {"country": "TR"}, ("moves-by-year", "grants-by-year")),
    ("partner", "partners", {"partner": "ondokuz-mayis-university"}, ("moves-by-year",)),
)


@pytest.mark.parametrize(("what", "page", "address", "keys"), PAGES)
@pytest.mark.parametrize("language", languages())
def test_the_pages_draw_the_charts_of_the_report(
    reader: Reader, data_url: str, what: str, page: str, address: dict[str, str], keys: tuple[str, ...], language: str
) -> None:
    found = made(data_url, PERIODS[what], language)
    charts = {block.key: block.chart for section in found.sections for block in section.charts}
    at = reader(page, language=language, **address)
    figures = drawn_on(at)
    for key in keys:
        assert same(figures[charts[key].title], charts[key], opened=True) >= 2, key


def drawn_on(at: AppTest) -> dict[str, dict[str, Any]]:
    """The figures of a page by the titles of their charts."""
    found = {str(one.proto.alt).split(". ")[0]: json.loads(one.proto.spec) for one in at.get("plotly_chart")}
    assert len(found) == len(at.get("plotly_chart"))
    return found


TILES = {"annual": {"to": "2025"}, "running": {}, "brief": {"country": "TR"}}


@pytest.mark.parametrize("what", TILES)
@pytest.mark.parametrize("language", languages())
def test_the_tiles_are_the_indicators_of_the_report(reader: Reader, data_url: str, what: str, language: str) -> None:
    """Each figure, the one that it is compared with, the change, and the target where there is one."""
    found, w = made(data_url, PERIODS[what], language), words(language)
    (block,) = (one for section in found.sections for one in section.blocks if isinstance(one, Readings))
    said = html(reader("summary", language=language, **TILES[what]))
    tiles = {bare(plain(name)): (plain(value), bare(plain(change))) for name, value, change in TILE.findall(said)}
    # On a brief about one country nothing counts countries; the page keeps the places of its tiles.
    own = {bare(w(one.name)) for one in INDICATORS if what == "brief" and one.across}
    assert set(tiles) == {bare(f.name) for f in block.figures} | own
    for f in block.figures:
        value, change = tiles[bare(f.name)]

        def text(figure: float | None, f: Figure = f) -> str:
            # A tile has room for the first figures of an amount only.
            return w.money(figure, f.currency, short=True) if f.currency else w.number(figure, f.digits)

        assert value == text(f.value), f.key
        if f.change_text[:1] in "+−":
            mark = "▲" if f.change_text[0] == "+" else "▼"
            size = f.change_text[1:] if not f.currency or "%" in f.change_text else text(abs(f.value - f.previous))
            assert bare(f"{mark} {size}") in change, f.key
            assert bare(text(f.previous)) in change, f.key
        elif f.change_text == "=":
            assert "=" in change
        if f.target is not None:
            assert bare(text(f.target)) in change


TILE = re.compile(
    r"<span class='m-name'>(.*?)</span><span class='m-value[^']*'>(.*?)</span><span class='m-change'>(.*?)"
    r"(?=<span class='m-trend'|<span class='m-tip')"
)


def plain(said: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", said))


def test_memberships_by_year_are_those_of_the_report(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of Lankaran's memberships nobody knows since when they hold: here are some of which it is known."""
    url = f"sqlite:///{tmp_path / 'own.db'}"
    with db.created(url) as connection:
        put(
            connection,
            {
                "association": [{"key": key, "name": key.upper()} for key in ("one", "two", "three")],
                "membership": [
                    {"association_id": 1, "status": "member", "since": date(2019, 5, 1), "verified": "yes"},
                    {"association_id": 2, "status": "member", "since": date(2022, 1, 1), "until": date(2024, 6, 30)},
                    {"association_id": 3, "status": "observer", "since": date(2023, 9, 1)},
                ],
            },
        )
    monkeypatch.setenv("DATABASE_URL", url)
    with db.connect(url) as connection:
        found = report(asking(connection), PERIODS["running"], "en")
    (chart,) = (block.chart for section in found.sections for block in section.charts if "memberships" in block.key)
    figures = drawn_on(reader("memberships", language="en"))
    assert chart.frame.groupby("year")["associations"].sum().to_dict() == {
        2019: 1, 2020: 1, 2021: 1, 2022: 2, 2023: 3, 2024: 2, 2025: 2, 2026: 2,
    }  # fmt: skip
    assert same(figures[chart.title], chart) >= 8
    db.forget(url)
