"""What the makers of pictures share: a picture, its name, and how it is chosen by the words of its name."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

SIZES = {"1440x900": (1440, 900), "1280x720": (1280, 720), "390x844": (390, 844)}


class Picture(NamedTuple):
    """`take(browser, url, target)` writes it, and those that belong to it beside it."""

    name: str
    take: Callable[..., Any]


def chosen(pictures: Iterable[Picture], wanted: Iterable[str]) -> list[Picture]:
    """Those whose names hold every word: `slides tr`."""
    words = set(wanted)
    return [picture for picture in pictures if words <= set(picture.name.split("-"))]
