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
    # How many more its last line stands for; 0 where that is a line as the others.
    left: int = 0


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


def first(title: str, lines: tuple[str, ...], w: Words, most: int = LISTED) -> Listing:
    """As many lines as can be read, the last of them for those that are left out."""
    return _cut(Listing(title, lines), w, most)


def _cut(listing: Listing, w: Words, most: int) -> Listing:
    if len(listing.lines) <= most:
        return listing
    own = listing.lines[: -1 if listing.left else None]
    left = len(own) - most + 1 + listing.left
    lines = (*own[: most - 1], w.n("and {n} more", "and {n} more", left))
    return replace(listing, lines=lines, left=left)


def fitting(listing: Listing, w: Words, rows: int, room: float, size: float) -> Listing:
    """With as many lines as so many rows have room for, in letters of a size; the last for those that are left out."""
    taken = [len(wrapped(line, room, size)) for line in listing.lines]
    if sum(taken) <= rows:
        return listing
    most = next(n for n in range(len(taken), 0, -1) if n == 1 or sum(taken[: n - 1]) < rows)
    return _cut(listing, w, most)


def marked(*frames: Any) -> bool:
    """Whether a row behind it is illustrative; how many is not told."""
    return any(bool(frame["illustrative"].any()) for frame in frames if len(frame))
