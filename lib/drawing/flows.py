"""A Chart of kind sankey in; its bands for Plotly, and the height that keeps their labels apart, out."""

from textwrap import wrap
from typing import Final

import plotly.graph_objects as go

from lib import theme
from lib.charts.chart import Chart
from lib.i18n import Words

WIDEST: Final = 24  # letters of a label before it breaks, so that both sides fit on a phone
END: Final = 50  # pixels for each end of a band: two lines of text


def height(chart: Chart) -> int:
    """Pixels that the side with more ends needs."""
    assert chart.series is not None
    return max(300, END * max(chart.frame[chart.x].nunique(), chart.frame[chart.series].nunique()))


def bands(chart: Chart, words: Words) -> list[go.Sankey]:
    """`x` is where a band begins, `series` where it ends, `y` how wide it is."""
    assert chart.series is not None
    left = list(dict.fromkeys(chart.frame[chart.x]))
    right = list(dict.fromkeys(chart.frame[chart.series]))
    place = {("l", k): i for i, k in enumerate(left)} | {("r", k): len(left) + i for i, k in enumerate(right)}
    names = [chart.name(chart.x, k) for k in left] + [chart.name(chart.series, k) for k in right]
    values = [float(v) for v in chart.frame[chart.y]]
    ends = list(zip(chart.frame[chart.x], chart.frame[chart.series], values, strict=True))
    return [
        go.Sankey(
            domain={"y": [0.02, 0.98]},  # half a line of text below the last end
            node={
                "label": ["<br>".join(wrap(name, WIDEST)) for name in names],
                "pad": 26,  # the narrowest end still has two lines of text
                "thickness": 12,
                "color": [theme.stand_in("accent")] * len(left) + [theme.stand_in("quiet")] * len(right),
                "line": {"width": 0},
                "customdata": names,
                "hovertemplate": "%{customdata}<br>%{value}<extra></extra>",
            },
            link={
                "source": [place["l", a] for a, _, _ in ends],
                "target": [place["r", b] for _, b, _ in ends],
                "value": values,
                "color": "rgba(112, 140, 152, 0.32)",
                "customdata": [
                    f"{chart.name(chart.x, a)} → {chart.name(chart.series, b)}<br>{words.number(v)}" for a, b, v in ends
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
        )
    ]
