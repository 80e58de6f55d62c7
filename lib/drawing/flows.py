"""A Chart of flows in; where its ends and its bands lie out, for the screen and for paper alike."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from lib.charts.chart import Chart

GAP: Final = 8.0  # between one end and the next
FAINT: Final = "52"  # how much of its colour a band keeps, so that those that cross can be told apart


class End(NamedTuple):
    """Where bands come together: its code ("" is the rest), its name, its sum, its middle and its height."""

    value: Any
    name: str
    total: float
    middle: float
    high: float

    @property
    def top(self) -> float:
        """Where its first band begins."""
        return self.middle - self.high / 2


class Band(NamedTuple):
    """What two ends have in common, by their places; where the band begins on each side, and its height."""

    left: int
    right: int
    value: float
    tops: tuple[float, float]
    high: float


class Flows(NamedTuple):
    """All that is drawn, and how much room it takes."""

    left: list[End]
    right: list[End]
    bands: list[Band]
    tall: float

    def of_rest(self, band: Band) -> bool:
        """Whether an end of the band is what was put together or is not recorded."""
        return "" in (self.left[band.left].value, self.right[band.right].value)


def values(chart: Chart) -> tuple[list[Any], list[Any]]:
    """The codes of the ends on the left and on the right, in the order of the frame."""
    seen = chart.frame[chart.frame[chart.y] > 0]
    return list(dict.fromkeys(seen[chart.x])), list(dict.fromkeys(seen[str(chart.series)]))


def totals(chart: Chart) -> tuple[dict[Any, float], dict[Any, float]]:
    """The sum of each end on the left and on the right."""
    one, other = (chart.frame.groupby(column)[chart.y].sum().to_dict() for column in (chart.x, str(chart.series)))
    return one, other


def high(chart: Chart, most: float, each: float) -> float:
    """How high all bands are together: `most`, and less where there are so few that `each` is enough."""
    return min(most, each * int((chart.frame[chart.y] > 0).sum()))


def laid(chart: Chart, labels: tuple[Sequence[float], Sequence[float]], high: float) -> Flows:
    """`labels` are the heights that the names of the ends need; `high` is that of all bands together."""
    sums = totals(chart)
    scale = high / sum(sums[0].values())
    found = [[(value, sums[side][value]) for value in each] for side, each in enumerate(values(chart))]
    slots = [
        [max(total * scale, need) for (_, total), need in zip(each, needed, strict=True)]
        for each, needed in zip(found, labels, strict=True)
    ]
    tall = max(sum(each) + GAP * (len(each) - 1) for each in slots)
    left, right = (
        _ends(chart, column, each, high_, tall, scale)
        for column, each, high_ in zip((chart.x, str(chart.series)), found, slots, strict=True)
    )
    return Flows(left, right, _bands(chart, left, right, scale), tall)


def _ends(
    chart: Chart, column: str, found: list[tuple[Any, float]], slots: list[float], tall: float, scale: float
) -> list[End]:
    """The ends of one side, spread evenly over the height that the taller side takes."""
    spare = (tall - sum(slots)) / max(1, len(slots) - 1)
    top = 0.0 if len(slots) > 1 else spare / 2
    ends = []
    for (value, total), slot in zip(found, slots, strict=True):
        ends.append(End(value, chart.name(column, value), total, top + slot / 2, total * scale))
        top += slot + spare
    return ends


def _bands(chart: Chart, left: list[End], right: list[End], scale: float) -> list[Band]:
    """The bands leave each end in the order of the other side, so that none crosses another without need."""
    cells = chart.frame.groupby([chart.x, str(chart.series)])[chart.y].sum().to_dict()
    leave, arrive = [end.top for end in left], [end.top for end in right]
    bands = []
    for row, one in enumerate(left):
        for column, other in enumerate(right):
            value = float(cells.get((one.value, other.value), 0))
            if value:
                bands.append(Band(row, column, value, (leave[row], arrive[column]), value * scale))
                leave[row] += value * scale
                arrive[column] += value * scale
    return bands
