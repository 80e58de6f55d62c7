"""An indicator and the frame of its query in; its reading out: figure, comparison, and the words for both."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from lib.codes import N_
from lib.filters import LISTS, Filters
from lib.i18n import SMALLEST_BASE, Words
from lib.indicators import Indicator

Years = tuple[int, int]

AGAINST = {
    ("day", False): N_("{change} from {value} at the end of {year}"),
    ("day", True): N_("as at the end of {year}"),
    ("part", False): N_("{change} from {value} in the same days of {year}"),
    ("part", True): N_("as in the same days of {year}"),
    ("whole", False): N_("{change} from {value} in all of {year}"),
    ("whole", True): N_("as in {year}"),
    ("quarter", False): N_("{change} from {value} in the same quarter of {year}"),
    ("quarter", True): N_("as in the same quarter of {year}"),
    ("quarter_day", False): N_("{change} from {value} at the end of the same quarter of {year}"),
    ("quarter_day", True): N_("as at the end of the same quarter of {year}"),
}
# The same where nothing is said of a change.
BESIDE = {
    "day": N_("{value} at the end of {year}"),
    "quarter_day": N_("{value} at the end of the same quarter of {year}"),
    "part": N_("{value} in the same days of {year}"),
    "whole": N_("{value} in all of {year}"),
    "quarter": N_("{value} in the same quarter of {year}"),
}
AIM = {
    "reached": N_("Target {year}: {value}, reached."),
    "open": N_("Target {year}: {value}, not yet reached."),
    "missed": N_("Target {year}: {value}, not reached."),
    "unknown": N_("Target {year}: {value}."),
}

MADE_OF = {
    "country": N_("By country: {parts}."),
    "name": N_("By partner: {parts}."),
    "title": N_("By project: {parts}."),
}
OF_EVERY = ("value", "so_far", "illustrative")  # what each series has
NAMED = 4  # parts of a change that a sentence names; the others are one


@dataclass(frozen=True)
class Reading:
    """An indicator at one time: its figure, the figure it is compared with, the years up to it."""

    indicator: Indicator
    asked: Filters
    year: int
    value: float | None
    previous: float | None
    trend: tuple[tuple[int, float | None], ...]
    illustrative: int
    currency: str = ""
    # The year runs, and how much of the year before fell on the same days is not known.
    uneven: bool = False
    # What the strategy wants of the year; none where it says nothing of it.
    target: float | None = None
    # What the change consists of, the largest first: a country, partner or project, and its part; together the change.
    parts: tuple[tuple[str, float], ...] = ()
    # What the year has beside its figure: what was left out of it, or is not sure.
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def running(self) -> bool:
        """Whether the year is not over."""
        return self.year == self.asked.unfinished_year()

    @property
    def change(self) -> float | None:
        """The difference to the figure it is compared with; none where a running year stands beside a whole one."""
        if self.value is None or self.previous is None or self.uneven:
            return None
        # Both as they are printed: 5.3 after 3.2 must not be 2.2 more.
        return self.shown(self.value) - self.shown(self.previous)

    @property
    def relative(self) -> float | None:
        """The change as a share, where the base is large enough to speak of one."""
        if (
            self.change is None
            or not self.previous
            or (self.indicator.unit == "count" and self.previous < SMALLEST_BASE)
        ):
            return None
        return self.change / self.previous

    @property
    def reached(self) -> float | None:
        """The figure as a share of the target; none where either is not known, or where nothing is wanted."""
        return self.shown(self.value) / self.target if self.target and self.value is not None else None

    def shown(self, value: float) -> float:
        """A value with the decimals that it is printed with."""
        return round(value, 1) if self.indicator.unit == "effective" else value

    def text(self, value: float | None, w: Words) -> str:
        """A value in the unit of the indicator."""
        if self.indicator.unit == "money":
            return w.money(value, self.currency, short=True)
        return w.number(value, 1 if self.indicator.unit == "effective" else 0)

    def value_text(self, w: Words) -> str:
        """The figure as it stands on the tile."""
        return self.text(self.value, w)

    def change_text(self, w: Words) -> str:
        """The change without its sign: as a percentage, or as figures where the base is small."""
        if self.change is None:
            return ""
        if self.relative is not None and self.indicator.unit != "effective":
            return w.percent(abs(self.relative))
        return self.text(abs(self.change), w)

    def against(self, w: Words, change: str = "") -> str:
        """The change and what it is one from; `change` stands in its place where it is written in a way of its own."""
        values = {"value": self.text(self.previous, w), "year": w.ordinal(self.year - 1)}
        if self.previous is None:
            return w("no figure for {year}", year=values["year"])
        if self.change is None:
            return w(BESIDE[self.basis], **values)
        return w(AGAINST[self.basis, not self.change], change=change or self.moved(w), **values)

    def moved(self, w: Words) -> str:
        """The change with its direction: by sign and word, not by colour; whether more is better is for the reader."""
        return f"{'▲' if (self.change or 0) > 0 else '▼'} {self.change_text(w)}"

    def made_of(self, w: Words) -> str:
        """What the change consists of: the largest parts by name, the others together; empty where it is not known.

        The one country that was chosen says nothing as a part.
        """
        if not self.parts or (self.indicator.part == "country" and len(self.asked.countries() or ()) == 1):
            return ""
        kept = len(self.parts) if len(self.parts) <= NAMED + 1 else NAMED
        name = w.country if self.indicator.part == "country" else str
        named = [w("{name} {change}", name=name(part), change=self.signed(size, w)) for part, size in self.parts[:kept]]
        rest = sum(size for _, size in self.parts[kept:])
        # Others that make up for each other leave nothing to add.
        others = [w("all others {change}", change=self.signed(rest, w))] if rest else []
        return w(MADE_OF[self.indicator.part], parts=w.listed([*named, *others]))

    def doubt(self, w: Words) -> str:
        """What the figure leaves out or cannot be sure of; empty where there is nothing of the kind."""
        return self.indicator.doubt(self.counts, w) if self.indicator.doubt is not None and self.counts else ""

    def signed(self, value: float, w: Words) -> str:
        """A difference in the unit of the indicator, with its sign."""
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return f"{sign}{self.text(abs(value), w)}"

    def aim(self, w: Words) -> str:
        """The target of the year and whether it is reached; empty where there is none."""
        if self.target is None:
            return ""
        state = "unknown"
        if self.value is not None:
            late = "open" if self.running else "missed"
            state = "reached" if self.shown(self.value) >= self.target else late
        return w(AIM[state], year=w.ordinal(self.year), value=self.text(self.target, w))

    @property
    def basis(self) -> str:
        """What the comparison is made with: the end of a year, the same part of it, the whole of it."""
        if self.indicator.kind == "stock":
            return "quarter_day" if self.asked.quarter else "day"
        if self.running and not self.uneven:
            return "part"
        return "quarter" if self.asked.quarter else "whole"

    def when(self, w: Words) -> str:
        """The time that the figure speaks of."""
        if self.asked.quarter and not (self.running and self.indicator.kind == "stock"):
            return self._quarter(w)
        flow, year = self.indicator.kind == "flow", w.ordinal(self.year)
        if self.running:
            day = w.date(self.asked.as_of)
            return w("{year}, up to {day}", year=year, day=day) if flow else w("As at {day}", day=day)
        return w("In the year {year}", year=year) if flow else w("At the end of {year}", year=year)

    def _quarter(self, w: Words) -> str:
        quarter = w.named_year(self.year, quarter=self.asked.quarter)
        if self.running:
            return w("{quarter}, up to {day}", quarter=quarter, day=w.date(self.asked.as_of))
        return w("At the end of {quarter}", quarter=quarter) if self.indicator.kind == "stock" else quarter

    def said(self, w: Words) -> str:
        """The tile in words, for a reader who does not see it."""
        values = {
            "name": w(self.indicator.name),
            "value": self.value_text(w),
            "when": self.when(w),
            "rule": w(self.indicator.rule),
        }
        if self.target is None:
            said = w("{name}: {value}. {when}. {rule}", **values)
        else:
            said = w("{name}: {value}. {when}. {target} {rule}", target=self.aim(w), **values)
        return " ".join(filter(None, (said, self.doubt(w))))


def recorded(frame: pd.DataFrame) -> Years | None:
    """The first and the last year of a frame; None where it has none."""
    return (int(frame["year"].min()), int(frame["year"].max())) if len(frame) else None


def covers(indicator: Indicator, frame: pd.DataFrame) -> Years | None:
    """The years that the records cover, of a frame that no filter but the years narrows.

    Where the records know students only, nobody has said that no teacher went: those years are not known.
    """
    return recorded(frame) if len(indicator.series(frame)) else None


def reaching(indicator: Indicator, over_time: Filters, frame: pd.DataFrame, asked: Filters) -> Filters:
    """The question over all years; from the year asked for on, where the answer begins later and could say why."""
    begins, year = recorded(frame), asked.this_year()
    early = indicator.doubt is not None and begins is not None and year < begins[0]
    return replace(over_time, first=year) if early else over_time


def reading(
    indicator: Indicator, frame: pd.DataFrame, asked: Filters, currency: str = "", covered: Years | None = None
) -> Reading:
    """The indicator in the last year of the question, from the frame of its query over all years.

    `covered` are the years that the records cover, whatever is asked for; a country without a row has none in them.
    """
    series = indicator.series(frame).set_index("year").sort_index()
    year = asked.this_year()
    # Within these years a year without a row is one in which nothing happened; before and after nothing is known.
    known = covered or covers(indicator, frame) if indicator.none_is_zero else recorded(frame)
    first, last = known or (year, year - 1)
    years = range(max(first, asked.first or first), year + 1)

    figures: dict[int, dict[str, Any]] = {int(str(y)): dict(line) for y, line in series.iterrows()}

    def at(one: int, name: str) -> float | None:
        if one not in figures:
            return 0.0 if indicator.none_is_zero and first <= one <= last else None
        value = figures[one][name]
        return None if value is None or pd.isna(value) else float(value)

    # A running year is compared with the same part of the year before; where days are not known, all of it is named.
    part = indicator.kind == "flow" and year == asked.unfinished_year()
    uneven = part and at(year - 1, "so_far") is None and at(year - 1, "value") is not None
    return Reading(
        indicator=indicator,
        asked=asked,
        year=year,
        value=at(year, "value"),
        previous=at(year - 1, "so_far" if part and not uneven else "value"),
        trend=tuple((one, at(one, "value")) for one in years),
        illustrative=int(series.loc[series.index <= year, "illustrative"].sum()),
        currency=currency,
        uneven=uneven,
        counts={name: int(count) for name, count in figures.get(year, {}).items() if name not in OF_EVERY},
    )


def aimed(found: Reading, targets: pd.DataFrame) -> Reading:
    """The reading with the target of its year.

    A target is set for the whole university and a whole year: a question about a part of either has none.
    """
    if found.asked.quarter or any(found.asked.is_set(name) for name in LISTS):
        return found
    lines = targets[(targets["indicator"] == found.indicator.key) & (targets["year"] == found.year)]
    if lines.empty:
        return found
    line = lines.iloc[0]
    marks = found.illustrative + int(line["illustrative"])
    return replace(found, target=float(line["value"]), illustrative=marks)


def divided(found: Reading, frame: pd.DataFrame) -> Reading:
    """The reading with what its change consists of, from the frame of the changes of its indicator."""
    lines = found.indicator.changed(frame)
    if found.change is None or lines.empty:
        return found
    parts = lines.groupby(found.indicator.part)["change"].sum().round(2)
    order = sorted((str(part) for part in parts.index if parts[part]), key=lambda part: (-abs(parts[part]), part))
    return replace(found, parts=tuple((part, float(parts[part])) for part in order))
