"""A chart in; whether its figure is the one that somebody has looked at and approved (MERIDIAN_APPROVE=1 approves)."""

import json
import os
from pathlib import Path

import plotly.graph_objects as go

from lib.charts.chart import Chart
from lib.drawing import screen
from lib.i18n import words

APPROVED = Path(__file__).parent / "approved"


def is_approved(name: str, chart: Chart) -> bool:
    """Compares the figure as JSON, after Plotly has checked every word of it.

    The template that Plotly adds is left out: nothing of it reaches the browser.
    """
    figure = go.Figure(screen.plain(chart, words("en"))).to_dict()
    ours = {**figure, "layout": {key: value for key, value in figure["layout"].items() if key != "template"}}
    drawn = json.dumps(ours, indent=1, ensure_ascii=False, default=str, sort_keys=True) + "\n"
    file = APPROVED / f"{name}.json"
    if os.environ.get("MERIDIAN_APPROVE") == "1":
        file.write_text(drawn, "utf-8")
    return drawn == file.read_text("utf-8")
