"""A WorldMap in; the map of a page as a picture out, as PNG or SVG: to be sent on alone, or for a page of a report."""

from collections.abc import Iterator
from typing import Final

from lib import theme
from lib.charts.world import WorldMap
from lib.codes import N_
from lib.drawing import lands, marks, places
from lib.drawing.canvas import Canvas, width
from lib.drawing.paper_axes import QUIET
from lib.drawing.paper_map import SEA, arc, land, projection
from lib.drawing.sheets import mark
from lib.i18n import Words

WIDE, HIGH = 960, 520  # points of the map that is sent on alone
REPORT = 660, 350  # and of the one in a report, where it is made smaller
MARGIN: Final = 20.0
LETTERS: Final = 12.0
SIDE: Final = 0.12  # of the way, how far an arc leaves the straight line
WAYS: Final = {"outgoing": N_("Outgoing moves"), "incoming": N_("Incoming moves")}
# What stands before the words of an entry of the legend: a colour, and how it is drawn.
Sign = tuple[str, str]


def png(drawn: WorldMap, words: Words) -> bytes:
    """The picture."""
    page = Canvas(WIDE, MARGIN)
    return page.png(_framed(page, drawn, words), drawn.title)


def svg(drawn: WorldMap, words: Words) -> bytes:
    """The same, of lines and letters."""
    page = Canvas(WIDE, MARGIN)
    return page.svg(_framed(page, drawn, words), drawn.title)


def bare_svg(drawn: WorldMap, words: Words) -> bytes:
    """Map and legend, for a page that gives title, sentence and rule itself."""
    page = Canvas(REPORT[0])
    return page.svg(_bare(page, drawn, words), drawn.title)


def bare_png(drawn: WorldMap, words: Words) -> bytes:
    """The same, for a slide."""
    page = Canvas(REPORT[0])
    return page.png(_bare(page, drawn, words), drawn.title)


def _bare(page: Canvas, drawn: WorldMap, words: Words) -> float:
    wide, high = REPORT
    _map(page, drawn, 0, wide, high)
    page.bar(0, high, wide, high, "white")
    return _legend(page, list(_entries(drawn, words)), high + 8)


def _framed(page: Canvas, drawn: WorldMap, words: Words) -> float:
    # Land runs over every edge of the map: what stands around it is written on white that covers it.
    top = Canvas(WIDE).head(drawn.title, drawn.sentence) + 10
    _map(page, drawn, top, WIDE, HIGH)
    for x, y, wide, high in (
        (-MARGIN, -MARGIN, WIDE + 2 * MARGIN, top + MARGIN),
        (-MARGIN, top + HIGH, WIDE + 2 * MARGIN, HIGH),
        (-MARGIN, -MARGIN, MARGIN, 2 * HIGH),
        (WIDE, -MARGIN, MARGIN, 2 * HIGH),
    ):
        page.bar(x, y, wide, high, "white")
    page.head(drawn.title, drawn.sentence)
    below = _legend(page, list(_entries(drawn, words)), top + HIGH + 8)
    below = page.paragraph(drawn.rule, below + 4, 8, QUIET)
    return page.paragraph(mark(drawn.illustrative, words), below + 3, 8, QUIET, bold=True)


def _map(page: Canvas, drawn: WorldMap, top: float, wide: int, high: int) -> None:
    view = places.view(marks.ends(drawn), wide, high, drawn.whole)
    at, points = projection(view, wide, high, top), marks.points(drawn, view.zoom, wide)
    page.bar(0, top, wide, high, SEA)
    land(page, drawn, at, wide, top + high)
    for way in marks.ways(drawn, "light"):
        here, there = (at(*place) for place in (way["a"], way["b"]))
        page.line(arc(here, there, SIDE), _hex(way["d"][:3]), way["w"])
    for point in sorted(points, key=lambda one: -one["r"]):
        if point["position"] != point["place"]:
            page.line([at(*point["place"]), at(*point["position"])], theme.named("textColor"), 0.8)
        page.dot(*at(*point["position"]), 2 * point["r"], theme.colour("accent"), "white", 1.5)
    for label in marks.labels(drawn, points, view, (wide, high)):
        page.text(*at(*label["position"]), label["text"], LETTERS, "", "center", halo=3)
    if drawn.home is not None:
        x, y = at(drawn.home.longitude, drawn.home.latitude)
        page.dot(x, y, 12, "white", theme.named("textColor"), 3)
        page.text(x, y + 16, drawn.home.name, LETTERS, "", "center", True, halo=3)


def _hex(colour: list[int]) -> str:
    return f"#{''.join(f'{part:02x}' for part in colour)}"


def _entries(drawn: WorldMap, words: Words) -> Iterator[tuple[list[Sign], str]]:
    """What size, colour and shade mean: signs, and the words behind them."""
    if len(drawn.points) and drawn.sized:
        yield [(theme.colour("accent"), "dot")], drawn.sized
    there = set(drawn.arcs["direction"]) if len(drawn.arcs) else set()
    for way, said in WAYS.items():
        if way in there:
            yield [(theme.colour(way), "line")], words(said)
    some = [float(value) for value in drawn.shades["value"] if value > 0]
    if some and drawn.counted:
        least, most = min(some), max(some)
        used = sorted({lands.step(value, most, least) for value in some})
        figures = words.number(least) if least == most else f"{words.number(least)} – {words.number(most)}"
        yield [(lands.shade_colours("light")[step], "square") for step in used], f"{drawn.counted}: {figures}"


def _legend(page: Canvas, entries: list[tuple[list[Sign], str]], top: float) -> float:
    """The entries side by side, in as many rows as they need; the y below them."""
    x, y = 0.0, top + 7
    for signs, said in entries:
        wide = 14 * len(signs) + 6 + width(said, 10)
        if x and x + wide > page.wide:
            x, y = 0.0, y + 16
        for colour, kind in signs:
            if kind == "dot":
                page.dot(x + 5, y, 9, colour, "white", 1)
            else:
                page.bar(x, y - (1.5 if kind == "line" else 5), 13, 3 if kind == "line" else 10, colour)
            x += 14
        page.text(x + 4, y, said, 10)
        x += wide - 14 * len(signs) + 18
    return y + 9 if entries else top
