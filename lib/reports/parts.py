"""What a slide is made of: numbers, lists, a map, charts and sentences, before anybody draws them."""

from dataclasses import dataclass
from typing import Any, Final

from lib.charts.chart import Chart
from lib.charts.world import WorldMap
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
    """A few lines under a heading."""

    title: str
    lines: tuple[str, ...]


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


def marked(*frames: Any) -> bool:
    """Whether a row behind it is illustrative; how many is not told."""
    return any(bool(frame["illustrative"].any()) for frame in frames if len(frame))
