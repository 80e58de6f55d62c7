"""A Chart of flows in; its bands for Plotly, the names beside their ends, and the room for them out."""

from functools import lru_cache
from textwrap import wrap
from typing import Any, Final

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import flows as laying
from lib.drawing.flows import FAINT, End, Flows, laid, totals, values
from lib.drawing.notes import GROUND, INK, QUIET, TEXT, Plain
from lib.drawing.parts import said
from lib.i18n import Words

HIGH: Final = 340.0  # pixels of all bands together,
EACH: Final = 70.0  # and of one where there are few
LINE: Final = 16.0  # pixels of a line of a name
WIDEST: Final = (16, 13)  # letters of a line of a name on each side: between the names a phone has room for the bands
OVER: Final = 2  # letters more where a figure would stand alone
THICK: Final = 8  # pixels of an end
BESIDE: Final = 5  # pixels between an end and its name
EDGE: Final = 6  # pixels above and below
STRONG: Final = "B8"  # under the pointer
# Pixels of a letter of Inter at that size, rather a little too many than too few; of all other letters, MOST.
LETTERS: Final = {
    **dict.fromkeys("ijlIıİftʻʼ’'.,: ", 3.9),
    **dict.fromkeys("r()1-г", 5.2),
    **dict.fromkeys("aksvxyzşзтакухъья", 6.8),
    **dict.fromkeys("cehnouəöüçбвеийлнопсцчэ", 7.2),
    **dict.fromkeys("CGHNOQUÖÜĞÇƏмыИЙЛНОПСЭADVАЦЧж", 9.4),
    **dict.fromkeys("mwшщюДФЫMМ", 10.9),
    **dict.fromkeys("WЮЖШЩ", 12.0),
}
MOST: Final = 8.0

TOLD_WIDEST: Final = 30  # letters of a line under the pointer
TOLD: Final = {
    "hovertemplate": "%{customdata}<extra></extra>",
    "hoverlabel": {"bgcolor": GROUND, "bordercolor": QUIET, "font": {"color": INK}, "align": "left"},
}


def pixels(line: str) -> float:
    """The room that a line of a name needs."""
    text = line.replace("<b>", "").replace("</b>", "")
    return sum(LETTERS.get(letter, MOST) for letter in text)


def high(chart: Chart) -> float:
    """Pixels of all bands together."""
    return laying.high(chart, HIGH, EACH)


@lru_cache(maxsize=4096)
def lines(name: str, total: float, widest: int) -> list[str]:
    """A name and the figure behind it in as few lines as they need, of even length."""
    ways = [
        _ended(wrap(name, letters, break_long_words=False), f"{total:,.0f}", widest + OVER)
        for letters in range(1, widest + 1)
    ]
    return min(ways, key=lambda way: (len(way), max(map(len, way))))


def _ended(name: list[str], figure: str, most: int) -> list[str]:
    """The lines of a name, the figure behind the last of them, or below it where it is too long."""
    last = " ".join([*name[-1:], figure])
    return [*name[:-1], last] if len(last) <= most else [*name, figure]


def height(chart: Chart) -> int:
    """Pixels that the chart needs."""
    return round(_laid(chart).tall) + 2 * EDGE


def bands(chart: Chart, words: Words) -> list[Plain]:
    """One drawing: the ends at the places that were worked out for their names, not where Plotly would put them.

    No click on it filters: Streamlit hears of chosen points only, and a Sankey diagram has none.
    """
    flows = _laid(chart)
    ends, most = [*flows.left, *flows.right], max(len(flows.left), len(flows.right))
    return [
        {
            "type": "sankey",
            "arrangement": "fixed",
            "node": {
                # Plotly takes a nought for a place that is not given.
                "x": [1e-6] * len(flows.left) + [1.0] * len(flows.right),
                "y": [end.middle / flows.tall for end in ends],
                # From the gaps it works out how many pixels a move has.
                "pad": (flows.tall - high(chart)) / (most - 1) if most > 1 else 0,
                "sort": "input",
                "thickness": THICK,
                "color": [_colour(end.value == "") for end in ends],
                "line": {"width": 0},
                "customdata": [_told(chart, words, (end.name,), end.total) for end in ends],
                **TOLD,
            },
            "link": {"sort": "input", **_links(chart, words, flows)},
        }
    ]


def _links(chart: Chart, words: Words, flows: Flows) -> dict[str, Any]:
    shades = [_colour(flows.of_rest(band)) for band in flows.bands]
    ends = [(flows.left[band.left].name, flows.right[band.right].name) for band in flows.bands]
    return {
        "source": [band.left for band in flows.bands],
        "target": [len(flows.left) + band.right for band in flows.bands],
        "value": [band.value for band in flows.bands],
        "color": [shade + FAINT for shade in shades],
        "hovercolor": [shade + STRONG for shade in shades],
        "customdata": [_told(chart, words, names, band.value) for names, band in zip(ends, flows.bands, strict=True)],
        **TOLD,
    }


def _told(chart: Chart, words: Words, names: tuple[str, ...], value: float) -> str:
    """What the pointer is told, in lines that a phone has room for."""
    bold = [f"<b>{'<br>'.join(wrap(name, TOLD_WIDEST))}</b>" for name in names]
    return "<br>".join([*bold, f"{chart.headings[chart.y]}: {said(chart, words, value)}"])


def _colour(rest: bool) -> str:
    return theme.stand_in("quiet" if rest else "accent")


def layout(chart: Chart, words: Words) -> dict[str, Any]:
    """The parts of the layout that are particular to flows: the margins are the room of the names."""
    flows = _laid(chart)
    sides = flows.left, flows.right
    named = [[label(chart, words, end, widest) for end in ends] for ends, widest in zip(sides, WIDEST, strict=True)]
    left, right = (max(pixels(line) for name in names for line in name) for names in named)
    beside = THICK / 2 + BESIDE
    return {
        "margin": {"l": round(left + beside), "r": round(right + beside), "t": EDGE, "b": EDGE},
        "annotations": [
            _name(name, place, 1 - end.middle / flows.tall)
            for place, (ends, names) in enumerate(zip(sides, named, strict=True))
            for end, name in zip(ends, names, strict=True)
        ],
    }


def label(chart: Chart, words: Words, end: End, widest: int) -> list[str]:
    """The lines of a name, its sum in bold at the end of the last one."""
    *first, last = lines(end.name, end.total, widest)
    return [*first, f"{last.rpartition(' ')[0]} <b>{said(chart, words, end.total)}</b>".strip()]


def _name(name: list[str], place: int, at: float) -> dict[str, Any]:
    """The name beside its end: on the left (0) or on the right (1)."""
    side = ("right", "left")[place]
    return {
        "text": "<br>".join(name),
        "showarrow": False,
        "font": {"size": TEXT, "color": INK},
        "xref": "paper",
        "yref": "paper",
        "x": place,
        "y": at,
        "xanchor": side,
        "yanchor": "middle",
        "xshift": (2 * place - 1) * (THICK / 2 + BESIDE),
        "align": side,
        "borderpad": 0,
    }


def _laid(chart: Chart) -> Flows:
    """Each end has the height of its bands or of the lines of its name, whichever is more."""
    columns = zip((chart.x, str(chart.series)), values(chart), totals(chart), WIDEST, strict=True)
    left, right = (
        [LINE * len(lines(chart.name(column, value), sums[value], widest)) for value in each]
        for column, each, sums, widest in columns
    )
    return laid(chart, (left, right), high(chart))
