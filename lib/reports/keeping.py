"""A Report in; the same as JSON out, and back again: what a frozen report is drawn from."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

import pandas as pd

from lib.charts.chart import Chart
from lib.charts.world import Home, WorldMap
from lib.drawing.sheets import plain
from lib.reports import blocks
from lib.reports.blocks import Block, ChartBlock, Figure, MapBlock, Readings, Report, Rule, Rules, Section, TableBlock

# What a click on the screen needs is not kept: nobody clicks on paper.
DRAWN: Final = tuple(
    f.name for f in fields(Chart) if f.name not in ("frame", "names", "picks", "picked_from", "chosen")
)
DAY: Final = "day"


def kept(report: Report) -> str:
    """The report as text."""
    whole = {
        **{f.name: getattr(report, f.name) for f in fields(Report) if f.name != "sections"},
        "sections": [
            {"key": s.key, "title": s.title, "blocks": [_block(block) for block in s.blocks], "sources": s.sources}
            for s in report.sections
        ],
    }
    return json.dumps(whole, ensure_ascii=False, default=_day)


def restored(text: str) -> Report:
    """The report from its text."""
    found = json.loads(text, object_hook=lambda line: date.fromisoformat(line[DAY]) if set(line) == {DAY} else line)
    sections = tuple(
        Section(s["key"], s["title"], tuple(map(_of_block, s["blocks"])), tuple(s.get("sources", ())))
        for s in found.pop("sections")
    )
    return Report(**{**found, "notes": tuple(found["notes"]), "sections": sections})


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    raise TypeError(type(value).__name__)


def _block(block: Block) -> dict[str, Any]:
    kind = type(block).__name__
    match block:
        case Readings(title, figures):
            return {"kind": kind, "title": title, "figures": [vars(figure) for figure in figures]}
        case ChartBlock(key, chart):
            return {"kind": kind, "key": key, "chart": _chart(chart)}
        case TableBlock(key, chart, most):
            return {"kind": kind, "key": key, "chart": _chart(chart), "most": most}
        case MapBlock(key, drawn):
            return {"kind": kind, "key": key, "drawn": _map(drawn)}
        case Rules(title, rules):
            return {"kind": kind, "title": title, "rules": [vars(rule) for rule in rules]}
    return {"kind": kind, **vars(block)}


def _of_block(line: dict[str, Any]) -> Block:
    kind, held = line["kind"], {name: value for name, value in line.items() if name != "kind"}
    if "figures" in held:
        held["figures"] = tuple(Figure(**figure) for figure in held["figures"])
    if "rules" in held:
        held["rules"] = tuple(Rule(**rule) for rule in held["rules"])
    if "drawn" in held:
        held["drawn"] = _of_map(held["drawn"])
    if "chart" in held:
        held["chart"] = _of_chart(held["chart"])
    found: Block = getattr(blocks, kind)(**held)
    return found


def _map(drawn: WorldMap) -> dict[str, Any]:
    held = {f.name: getattr(drawn, f.name) for f in fields(WorldMap)}
    framed = {name: _frame(value) for name, value in held.items() if isinstance(value, pd.DataFrame)}
    home = vars(drawn.home) if drawn.home else None
    return {**held, **framed, "home": home, "names": dict(drawn.names), "chosen": sorted(drawn.chosen)}


def _of_map(held: Mapping[str, Any]) -> WorldMap:
    framed = {name: _of_frame(value) for name, value in held.items() if isinstance(value, dict) and "columns" in value}
    home = Home(**held["home"]) if held["home"] else None
    return WorldMap(**{**held, **framed, "home": home, "chosen": frozenset(held["chosen"])})


def _frame(frame: pd.DataFrame) -> dict[str, Any]:
    return {
        "columns": {str(name): str(dtype) for name, dtype in frame.dtypes.items()},
        "rows": [[plain(value) for value in line] for line in frame.itertuples(index=False)],
    }


def _of_frame(held: Mapping[str, Any]) -> pd.DataFrame:
    columns: dict[str, str] = held["columns"]
    frame = pd.DataFrame(held["rows"], columns=list(columns), dtype=object)
    figures = {name: kind for name, kind in columns.items() if kind.lower().startswith(("int", "float", "bool", "str"))}
    return frame.astype(figures)


def _chart(chart: Chart) -> dict[str, Any]:
    names = {chart.x, chart.y, chart.series, chart.end, "key", "illustrative", *chart.headings}
    frame = chart.frame[[column for column in chart.frame if column in names]]
    return {
        **{name: getattr(chart, name) for name in DRAWN},
        "unfinished": plain(chart.unfinished),
        "hatched": [plain(value) for value in chart.hatched],
        "unknown": [plain(value) for value in chart.unknown],
        "headings": dict(chart.headings),
        "colours": dict(chart.colours),
        # JSON has no keys but texts, and years are numbers.
        "names": {
            column: [[plain(code), word] for code, word in words.items()] for column, words in chart.names.items()
        },
        **_frame(frame),
    }


def _of_chart(held: Mapping[str, Any]) -> Chart:
    names = {column: dict(pairs) for column, pairs in held["names"].items()}
    known = {name: held[name] for name in DRAWN if name in held}
    # As reports were kept until November 2026.
    known.setdefault("hatched", held.get("expected", []))
    return Chart(**{**known, "notes": tuple(held["notes"]), "names": names, "frame": _of_frame(held)})
