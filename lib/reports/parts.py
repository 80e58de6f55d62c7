"""What a slide is made of: numbers, lists, a map, charts and sentences, before anybody draws them."""

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from lib.charts.chart import Chart
from lib.charts.world import WorldMap
from lib.drawing.canvas import wrapped
from lib.i18n import Words

LISTED: Final = 6  # lines of a list that can be read from the last row


@dataclass(frozen=True)
class Number:
    """One large number with its words; a masked one is in words itself."""

    text: str
    name: str
    masked: bool = False


@dataclass(frozen=True)
class Listing:
    """A few lines under a heading; offers, or steps in their order, have the slide to themselves."""

    title: str
    lines: tuple[str, ...]
    kind: Literal["lines", "offers", "steps"] = "lines"


@dataclass(frozen=True, eq=False)
class Slide:
    """What one slide says; every part may be empty."""

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    map: WorldMap | None = None
    charts: tuple[Chart, ...] = ()
    lists: tuple[Listing, ...] = ()
    rule: str = ""
    illustrative: bool = False


def first(lines: tuple[str, ...], w: Words, most: int = LISTED) -> tuple[str, ...]:
    """As many lines as can be read, the last of them for those that are left out."""
    if len(lines) <= most:
        return lines
    more = len(lines) - most + 1
    return (*lines[: most - 1], w.n("and {n} more", "and {n} more", more))


def fitting(listing: Listing, w: Words, rows: int, room: float, size: float) -> Listing:
    """With as many lines as so many rows have room for, in letters of a size; the last for those that are left out."""
    taken = [len(wrapped(line, room, size)) for line in listing.lines]
    if sum(taken) <= rows:
        return listing
    most = next(n for n in range(len(taken), 0, -1) if n == 1 or sum(taken[: n - 1]) < rows)
    return replace(listing, lines=first(listing.lines, w, most))


def marked(*frames: Any) -> bool:
    """Whether a row behind it is illustrative; how many is not told."""
    return any(bool(frame["illustrative"].any()) for frame in frames if len(frame))
