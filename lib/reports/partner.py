"""The sections of the brief on one partner: its key in, blocks out, from the queries and tables of its profile."""

from collections.abc import Mapping
from typing import Final

from lib.charts import agreements as agreement_charts
from lib.charts import partners as charts
from lib.charts import profile as tables
from lib.codes import N_
from lib.queries import agreements, profile
from lib.queries.naming import by_key
from lib.reports.blocks import Block, Sentence
from lib.reports.sections import PAPER, Make, Subject, drawn, narrowed, read


def partner(s: Subject) -> list[Block]:
    """What it is, what it is called, and what is known of it since when."""
    about = s.ask(profile.about, _key(s))
    called = tables.called(about, s.ask(by_key, s.w.language))
    before = [s.w("Successor of: {name}", name=name) for _, name in called["predecessors"]]
    after = [s.w("Merged into: {name}", name=called["merged_into_name"])] if called["merged_into"] else []
    return [
        *(Sentence(said) for said in (tables.described(about, s.w), *after, *before)),
        read("known-since", charts.known_since(s.ask(profile.known_since, s.so_far, _key(s)), s.w)),
        read("names", tables.facts(about, s.ask(profile.names, _key(s)), s.w)),
    ]


def papers(s: Subject) -> list[Block]:
    """Its agreements with their state, and the places that they give."""
    found = agreement_charts.on_day(s.ask(agreements.on_day, s.so_far, (_key(s),)), s.so_far, s.w, s.units)
    columns = tuple(name for name in PAPER if name not in ("partner_name", "country"))
    places = agreement_charts.quotas(s.ask(agreements.quotas, s.so_far, _key(s)), s.w)
    return [read("agreement-list", narrowed(found, columns)), read("places", places)]


def moves(s: Subject) -> list[Block]:
    """Moves by year, out and in."""
    found = s.ask(profile.moves_by_year, s.so_far, _key(s))
    return [drawn("moves-by-year", charts.moves_by_year(found, s.so_far, s.w))]


def projects(s: Subject) -> list[Block]:
    """Projects that both are in."""
    return [read("projects", tables.projects(s.ask(profile.projects, s.within, _key(s), s.w.language), s.w))]


def events(s: Subject) -> list[Block]:
    """Activities with it."""
    return [read("activity-list", tables.activities(s.ask(profile.activities, s.so_far, _key(s), s.w.language), s.w))]


def joint(s: Subject) -> list[Block]:
    """Degrees and papers that both write their names under."""
    degrees = s.ask(profile.joint_programmes, _key(s), s.w.language)
    return [
        read("joint-programmes", tables.joint_programmes(degrees, s.w)),
        read("joint-papers", tables.papers(s.ask(profile.papers_by_year, _key(s)), s.w)),
    ]


def ties(s: Subject) -> list[Block]:
    """Associations that both belong to."""
    found = s.ask(profile.associations, s.so_far, _key(s), s.w.language)
    return [read("associations", tables.associations(found, s.w))]


SECTIONS: Final[Mapping[str, tuple[str, Make]]] = {
    "partner": (N_("Partner"), partner),
    "agreements": (N_("Agreements"), papers),
    "mobility": (N_("Mobility"), moves),
    "grants": (N_("Projects"), projects),
    "activities": (N_("Activities"), events),
    "joint": (N_("Joint degrees and papers"), joint),
    "memberships": (N_("Shared associations"), ties),
}


def _key(s: Subject) -> str:
    return str(s.period.partner)
