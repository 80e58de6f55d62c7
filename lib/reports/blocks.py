"""What a report is made of: headings, sentences, figures, charts, tables and rules, before anybody writes them down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lib.charts.chart import Chart
from lib.charts.world import WorldMap


@dataclass(frozen=True)
class Heading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True)
class Sentence:
    """What happened, or that nothing is known."""

    text: str


@dataclass(frozen=True)
class Figure:
    """One indicator in the period and in the one before, as numbers and as they are written."""

    key: str
    name: str
    value: float | None
    previous: float | None
    value_text: str
    previous_text: str
    change_text: str
    when: str
    rule: str
    source: str
    page: str
    currency: str = ""
    digits: int = 0
    illustrative: int = 0
    # What the strategy wants of the year; a dash where it says nothing of it.
    target: float | None = None
    target_text: str = "–"


@dataclass(frozen=True)
class Readings:
    """Indicators in a table, with the change on the period before."""

    title: str
    figures: tuple[Figure, ...]

    @property
    def aimed(self) -> bool:
        """Whether any of them has a target."""
        return any(figure.target is not None for figure in self.figures)


@dataclass(frozen=True)
class ChartBlock:
    """A chart that is drawn, with its table."""

    key: str
    chart: Chart


@dataclass(frozen=True)
class TableBlock:
    """A chart that is read: on paper its first lines, in the workbook all of them."""

    key: str
    chart: Chart
    most: int = 400


@dataclass(frozen=True)
class MapBlock:
    """A map of the world; its rows stand in the workbook."""

    key: str
    drawn: WorldMap


@dataclass(frozen=True)
class Rule:
    """How one thing was counted, and where its rows come from."""

    name: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class Rules:
    """Rules or sources, one after the other."""

    title: str
    rules: tuple[Rule, ...]


Block = Heading | Sentence | Readings | ChartBlock | TableBlock | MapBlock | Rules


@dataclass(frozen=True)
class Section:
    """A chapter of the report."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    # Titles of the sources of its rows.
    sources: tuple[str, ...] = ()

    @property
    def illustrative(self) -> int:
        """Illustrative rows behind the block that has most; 0 where there is none."""
        marks = [block.chart.illustrative for block in self.blocks if isinstance(block, ChartBlock | TableBlock)]
        marks += [block.drawn.illustrative for block in self.blocks if isinstance(block, MapBlock)]
        marks += [f.illustrative for block in self.blocks if isinstance(block, Readings) for f in block.figures]
        return max(marks, default=0)

    @property
    def charts(self) -> Iterator[ChartBlock | TableBlock]:
        """Its charts and tables, in order."""
        return (block for block in self.blocks if isinstance(block, ChartBlock | TableBlock))


@dataclass(frozen=True)
class Report:
    """A whole report in one language."""

    name: str
    title: str
    university: str
    period: str
    as_of: date
    language: str
    sections: tuple[Section, ...]
    # Said at the beginning: that nothing is recorded, or that the numbers were frozen.
    notes: tuple[str, ...] = ()

    @property
    def illustrative(self) -> int:
        """Illustrative rows behind the section that has most of them."""
        return max((section.illustrative for section in self.sections), default=0)
