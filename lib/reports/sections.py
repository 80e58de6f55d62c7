"""The sections of a report: a period in, blocks out, drawn from the same queries and pictures as the pages.

A new section is one function here and one line of SECTIONS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from lib import codes
from lib.charts import activities as activity_charts
from lib.charts import agreements as agreement_charts
from lib.charts import attention as attention_charts
from lib.charts import grant_tables
from lib.charts import grants as grant_charts
from lib.charts import memberships as membership_charts
from lib.charts import mobility as mobility_charts
from lib.charts.chart import Chart
from lib.charts.membership_tables import on_day as associations
from lib.charts.partner_countries import by_country as partners_by_country
from lib.charts.partners import world
from lib.charts.world import Home, WorldMap
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import activities as activity_rows
from lib.queries import agreements, choices, grant_projects, grants, memberships, mobility, partners, sources
from lib.queries.asking import Ask
from lib.queries.naming import by_key, renamed
from lib.remarks import moved
from lib.reports.behind import sources_of
from lib.reports.blocks import (
    Block,
    ChartBlock,
    Heading,
    MapBlock,
    Readings,
    Rule,
    Rules,
    Section,
    Sentence,
    TableBlock,
)
from lib.reports.figures import figure, readings
from lib.reports.periods import Period


@dataclass(frozen=True)
class Subject:
    """What every section needs: how to ask, the period, the words, the home university."""

    ask: Ask
    period: Period
    w: Words
    home: Mapping[str, Any]

    @property
    def within(self) -> Filters:
        """The question about the period."""
        return self.period.within

    @property
    def so_far(self) -> Filters:
        """The question about the years up to it."""
        return self.period.so_far

    @property
    def units(self) -> tuple[tuple[str, str], ...]:
        """Keys and names of the faculties."""
        return tuple(self.ask(choices.units, self.w.language).items())

    def named(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame whose partners are called as in the language of the report where they have a name in it."""
        names: dict[str, str] = self.ask(by_key, self.w.language)
        return renamed(frame, names)

    def of_period(self) -> Heading:
        """The heading over what is about the period alone."""
        return Heading(self.period.label(self.w))

    def over_time(self) -> Heading:
        """The heading over what is about several years."""
        return Heading(self.w("Year by year"))


Make = Callable[[Subject], list[Block]]


def indicators(s: Subject) -> list[Block]:
    """Every indicator with the change on the period before."""
    every = readings(s.ask, s.period, s.home["currency"], s.w.language)
    found = [one for one in every if not (s.period.country and one.indicator.across)]
    unsure = [(s.w(one.indicator.name), one.doubt(s.w)) for one in found]
    return [
        Sentence(moved(found, s.w)),
        Readings(s.w("Indicators"), tuple(figure(one, s.w) for one in found)),
        *(Sentence(s.w("{name}: {doubt}", name=name, doubt=doubt)) for name, doubt in unsure if doubt),
    ]


def cooperation(s: Subject) -> list[Block]:
    """Partners on the map and by country, agreements paper by paper and by year."""
    papers = s.named(s.ask(agreements.on_day, s.so_far))
    begun = papers[papers["state"] != "not_yet"].reset_index(drop=True)
    return [
        s.of_period(),
        MapBlock("partners-map", _world(s)),
        *([] if s.period.country else [drawn("partners-by-country", _by_country(s))]),
        read("agreement-list", narrowed(agreement_charts.on_day(begun, s.so_far, s.w, s.units), PAPER)),
        s.over_time(),
        drawn(
            "agreements", agreement_charts.in_force_by_year(s.ask(agreements.in_force_by_year, s.so_far), s.so_far, s.w)
        ),
    ]


def _world(s: Subject) -> WorldMap:
    """The map of the page Partners, in the period."""
    listing = s.named(s.ask(partners.listing, s.within))
    return world(listing, s.ask(partners.moves_by_country, s.within), s.within, s.w, Home.of(s.home))


def _by_country(s: Subject) -> Chart:
    """The partners by country."""
    return partners_by_country(s.ask(partners.listing, s.within), s.within, s.w)


def moves(s: Subject) -> list[Block]:
    """Moves by year; of the period by country, programme and faculty."""
    left = s.ask(mobility.without_a_day, s.so_far) if s.period.quarter else 0
    awaited = s.ask(mobility.still_awaited, s.so_far)
    over_time = s.ask(mobility.by_year, s.so_far)
    by_country, by_programme = s.ask(mobility.by_country, s.within), s.ask(mobility.by_programme, s.within)
    by_unit = s.ask(mobility.by_unit, s.within)
    countries = mobility_charts.by_country(by_country, s.within, s.w)
    return [
        s.over_time(),
        drawn("moves-by-year", mobility_charts.by_year(over_time, s.so_far, s.w, "direction", left, awaited)),
        drawn("moves-by-role", replace(mobility_charts.by_year(over_time, s.so_far, s.w, "role"), sentence="")),
        s.of_period(),
        *([] if s.period.country else [drawn("moves-by-country", countries)]),
        drawn("moves-by-programme", mobility_charts.by_programme(by_programme, s.within, s.w)),
        drawn("moves-by-faculty", mobility_charts.by_unit(by_unit, s.within, s.w, s.units)),
        drawn("balance", mobility_charts.balance(s.ask(mobility.balance, s.within), s.within, s.w)),
    ]


def money(s: Subject) -> list[Block]:
    """Income by year; of the period by funder, the outcome of applications, the projects."""
    currency = s.home["currency"]
    gaps = s.ask(grants.gaps, s.so_far, currency)
    by_year = s.ask(grants.in_currency(grants.by_year, currency), s.so_far)
    by_funder = s.ask(grants.in_currency(grants.by_funder, currency), s.within)
    success, pending = s.ask(grants.success, s.so_far), s.ask(grants.pending, s.so_far)
    projects = s.ask(grant_projects.projects, s.within, s.w.language)
    return [
        s.over_time(),
        drawn("grants-by-year", grant_charts.by_year(by_year, s.so_far, s.w, *gaps)),
        drawn("grants-success", grant_charts.success(success, s.so_far, s.w, *pending)),
        read("rates", grant_tables.rates(s.ask(grants.rates_used, s.so_far, currency), s.so_far, s.w)),
        s.of_period(),
        drawn("grants-by-funder", grant_charts.by_funder(by_funder, s.within, s.w)),
        read("projects", narrowed(grant_tables.portfolio(projects, s.within, s.w), PROJECT)),
    ]


def ties(s: Subject) -> list[Block]:
    """Memberships by year, and the associations."""
    from_today = replace(s.so_far, as_of=s.period.today)
    by_year = s.ask(memberships.by_year, from_today)
    held = s.ask(memberships.on_day, s.so_far)
    # One column that only says that nobody knows is no picture: the list says it.
    years = membership_charts.by_year(by_year if by_year["known"].any() else by_year.head(0), from_today, s.w)
    return [
        s.over_time(),
        drawn("memberships-by-year", years),
        s.of_period(),
        read("associations", associations(held, s.so_far, s.w, today=not s.period.over)),
    ]


def events(s: Subject) -> list[Block]:
    """Activities by year and kind, and those of the period."""
    by_year, listed = s.ask(activity_rows.by_year, s.so_far), s.named(s.ask(activity_rows.rows, s.within, s.w.language))
    return [
        s.over_time(),
        drawn("activities-by-year", activity_charts.by_year(by_year, s.so_far, s.w)),
        s.of_period(),
        read("activity-list", narrowed(activity_charts.rows(listed, s.within, s.w, s.units), ACTIVITY)),
    ]


def attention(s: Subject) -> list[Block]:
    """What ends, who went quiet, what closes, as at the last day."""
    papers, calls = s.named(s.ask(agreements.on_day, s.so_far)), s.ask(grants.calls, s.so_far, s.w.language)
    return [
        read("ending", attention_charts.ending(papers, s.so_far, s.w)),
        read("dormant", attention_charts.dormant(papers, s.so_far, s.w)),
        # A call is open to all, whatever the country.
        *([] if s.period.country else [read("deadlines", attention_charts.deadlines(calls, s.so_far, s.w))]),
    ]


SECTIONS: Final[Mapping[str, tuple[str, Make]]] = {
    "indicators": (N_("Indicators"), indicators),
    "cooperation": (N_("Partners and agreements"), cooperation),
    "mobility": (N_("Mobility"), moves),
    "grants": (N_("Grants"), money),
    "memberships": (N_("Memberships"), ties),
    "activities": (N_("Activities"), events),
    "attention": (N_("Needs attention"), attention),
}
RULES: Final = N_("Rules and sources")


def section(key: str, title: str, make: Make, s: Subject) -> Section:
    """One section, without what has nothing to show; where nothing is left, it says so."""
    return Section(key, s.w(title), tuple(_shown(make(s), s)), sources_of(s.ask, key))


def rules(written: list[Section], s: Subject) -> Section:
    """How each thing in these sections was counted, and the sources of the rows."""
    found: dict[tuple[str, str], Rule] = {}
    for block in (block for one in written for block in one.blocks):
        if isinstance(block, Readings):
            found |= {(f.name, f.rule): Rule(f.name, f.rule, f.source) for f in block.figures}
        elif isinstance(block, ChartBlock | TableBlock):
            text = " ".join(note for note in (block.chart.rule, *block.chart.notes) if note)
            found[block.chart.title, text] = Rule(block.chart.title, text)
        elif isinstance(block, MapBlock):
            found[block.drawn.title, block.drawn.rule] = Rule(block.drawn.title, block.drawn.rule)
    listed, behind = s.ask(sources.listed), {title for one in written for title in one.sources}
    held = listed[(listed["rows"] > 0) & listed["title"].isin(behind)]
    used = [Rule(line["title"], _of_source(line, s.w)) for line in held.to_dict("records")]
    # What several tables have in common is said once.
    same: dict[tuple[str, str], list[str]] = {}
    for rule in found.values():
        if rule.text:
            same.setdefault((rule.text, rule.source), []).append(rule.name)
    said = tuple(Rule("; ".join(dict.fromkeys(names)), text, source) for (text, source), names in same.items())
    counted = Rules(s.w("How it was counted"), said)
    return Section("rules", s.w(RULES), (counted, Rules(s.w("Where the rows come from"), tuple(used))))


def _of_source(line: Mapping[Any, Any], w: Words) -> str:
    said = [w(codes.SOURCE_QUALITY[line["quality"]]), w.n("{n} row", "{n} rows", line["rows"])]
    if isinstance(line["as_of"], str):
        said.append(w("as at {day}", day=w.partial_date(line["as_of"])))
    return " · ".join([*said, *(line[name] for name in ("licence", "link") if isinstance(line[name], str))])


def drawn(key: str, chart: Chart) -> ChartBlock | TableBlock:
    """A chart to look at; one with a single bar is read."""
    # On paper nothing was clicked: no mark stands back.
    shown = replace(chart, chosen=frozenset())
    return TableBlock(key, shown) if shown.alone and not shown.empty else ChartBlock(key, shown)


def read(key: str, chart: Chart) -> TableBlock:
    """A chart to read."""
    return TableBlock(key, chart)


# The columns that a page has room for.
PAPER: Final = ("partner_name", "country", "kind", "valid_from", "until", "state", "life")
PROJECT: Final = ("title", "funder", "role", "state", "own_share", "currency", "start_date", "end_date")
ACTIVITY: Final = ("start_date", "title", "kind", "with_whom", "place", "home_participants", "foreign_participants")


def narrowed(chart: Chart, columns: tuple[str, ...]) -> Chart:
    """The table with these columns only."""
    return replace(chart, headings={name: chart.headings[name] for name in columns})


def _shown(blocks: list[Block], s: Subject) -> list[Block]:
    kept = [
        block
        for block in blocks
        if not (isinstance(block, ChartBlock) and block.chart.empty)
        and not (isinstance(block, TableBlock) and block.chart.frame.empty)
        and not (isinstance(block, MapBlock) and block.drawn.points.empty)
    ]
    nothing = Sentence(s.w("Nothing is recorded here for {period}.", period=s.period.label(s.w)))
    found: list[Block] = []
    for place, block in enumerate(kept):
        last = place + 1 == len(kept) or isinstance(kept[place + 1], Heading)
        if not (isinstance(block, Heading) and last):
            found.append(block)
        elif block == s.of_period():
            found += [block, nothing]
    return found or [nothing]
