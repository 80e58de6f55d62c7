"""A WorldMap: what a map shows, in the reader's words: shaded countries, partners as points, moves as arcs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from lib.charts.chart import Chart, rows_only
from lib.i18n import Words

POINTS = ("key", "name", "place", "country", "latitude", "longitude", "value", "said", "illustrative")
ARCS = ("latitude", "longitude", "country", "direction", "moves", "illustrative")
SHADES = ("country", "value", "said", "illustrative")


def nothing(columns: tuple[str, ...]) -> pd.DataFrame:
    """A frame without a line, for a map that leaves this part out."""
    return pd.DataFrame(columns=list(columns))


@dataclass(frozen=True)
class Home:
    """Where the arcs begin."""

    name: str
    latitude: float
    longitude: float

    @classmethod
    def of(cls, here: Mapping[str, Any]) -> "Home":
        """The university, as lib.queries.choices.home gives it: its acronym or its city; a long name hides others."""
        return cls(str(here["short_name"] or here["city"]), float(here["latitude"]), float(here["longitude"]))


@dataclass(frozen=True, eq=False)
class WorldMap:
    """What one map shows.

    `shades`: country (ISO 3166-1 alpha-2), value, said (plain text for the tooltip), illustrative. `points`: key, name,
    place, country, latitude, longitude, value (sets the size), said, illustrative. `arcs`: latitude, longitude and
    country of the far end, direction, moves, illustrative. `names` gives the word for each country, `counted` the words
    for what the shade counts. `chosen` are the countries of the filter, which stand out.
    """

    title: str
    sentence: str
    home: Home | None
    shades: pd.DataFrame = field(default_factory=lambda: nothing(SHADES))
    points: pd.DataFrame = field(default_factory=lambda: nothing(POINTS))
    arcs: pd.DataFrame = field(default_factory=lambda: nothing(ARCS))
    names: Mapping[str, str] = field(default_factory=dict)
    counted: str = ""
    sized: str = ""
    rule: str = ""
    chosen: frozenset[str] = frozenset()
    # The whole world instead of the region in which the points lie.
    whole: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing on the land."""
        return self.shades.empty and self.points.empty and self.arcs.empty

    @property
    def illustrative(self) -> int:
        """Illustrative source rows behind the marks, summed: of its shades, or of points and arcs where it has none."""
        parts = (self.shades,) if len(self.shades) else (self.points, self.arcs)
        return int(sum(part["illustrative"].sum() for part in parts if len(part)))


def table(drawn: WorldMap, w: Words) -> Chart:
    """What the map shows as rows: its points, then its countries, each with its figure and all that is said of it."""
    points = [
        (line["name"], line["place"], w.country(line["country"]), drawn.sized, line)
        for line in drawn.points.to_dict("records")
    ]
    shades = [(w.country(line["country"]), "", "", drawn.counted, line) for line in drawn.shades.to_dict("records")]
    lines = [
        (name, place, country, counted, line["value"], " · ".join(str(line["said"]).split("\n")), line["illustrative"])
        for name, place, country, counted, line in (*points, *shades)
    ]
    headings = {
        "name": w("Name"),
        "place": w("Place"),
        "country": w("Country"),
        "counted": w("What is counted"),
        "value": w("Figure"),
        "said": w("In words"),
    }
    frame = pd.DataFrame(lines, columns=[*headings, "illustrative"])
    if not frame["counted"].astype(bool).any():
        # A place alone has no figure.
        headings = {name: heading for name, heading in headings.items() if name not in ("counted", "value")}
    found = rows_only(frame, drawn.title, headings)
    return replace(found, sentence=drawn.sentence, rule=drawn.rule)
