"""A Chart of a heat map in; its cells for Plotly, their figures, and the shades in the legend out."""

from lib import theme
from lib.charts.chart import Chart
from lib.drawing.notes import GROUND, INK, TEXT, Plain
from lib.drawing.parts import DARK, grid, level, said, scale_of
from lib.i18n import Words


def cells(chart: Chart, words: Words) -> list[Plain]:
    """Cells in few shades, each with the ink that stands out from it; the shades and their figures in the legend."""
    rows, columns, found = grid(chart)
    most = max((value or 0 for line in found for value in line), default=0.0)
    texts = [[said(chart, words, v) for v in row] for row in found]
    hover = [
        [f"<b>{row}</b> · {column}<br>{text or '0'}" for column, text in zip(columns, line, strict=True)]
        for row, line in zip(rows, texts, strict=True)
    ]
    drawn = {
        "type": "heatmap",
        "x": columns,
        "y": rows,
        "z": [[level(value, most) if value else None for value in line] for line in found],
        "hovertext": hover,
        "hoverinfo": "text",
        "colorscale": theme.stand_in_ramp(),
        "zmin": 0,
        "zmax": theme.STEPS - 1,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    written = [
        (column, row, text, GROUND if level(value, most) >= DARK else INK)
        for row, line, said_ in zip(rows, found, texts, strict=True)
        for column, value, text in zip(columns, line, said_, strict=True)
        if value
    ]
    return [drawn, _figures(written), *(_shade(place, span) for place, span in scale_of(most))]


def _figures(written: list[tuple[str, str, str, str]]) -> Plain:
    """The figures of cells: column, row, words and ink of each."""
    across, down, texts, inks = (list(column) for column in zip(*written, strict=True)) if written else ([],) * 4
    return {
        "type": "scatter",
        "x": across,
        "y": down,
        "text": texts,
        "mode": "text",
        "textfont": {"size": TEXT, "color": inks},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _shade(place: int, span: str) -> Plain:
    """A shade in the legend, of a mark that is nowhere."""
    marker = {"color": theme.stand_in_ramp()[place][1], "symbol": "square", "size": 12}
    return {
        "type": "scatter",
        "x": [None],
        "y": [None],
        "mode": "markers",
        "marker": marker,
        "name": span,
        "hoverinfo": "skip",
    }
