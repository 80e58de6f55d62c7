"""A section of a report in; the tables that its numbers are counted from, and the sources of their rows, out."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from lib.indicators import INDICATORS
from lib.queries import agreements, grants, memberships, mobility, partners, sources
from lib.queries.asking import Ask

# What happens with a partner; and its agreements, with what last happened.
EVENTS: Final = ("partner", "mobility", "activity", "grant", "grant_partner", "copublication")
LIFE: Final = (*EVENTS, "agreement", "agreement_unit", "unit")
# The tables whose rows the numbers of a section are counted from.
BEHIND: Final[Mapping[str, tuple[str, ...]]] = {
    "cooperation": LIFE,
    "mobility": ("mobility", "unit"),
    "grants": ("grant", "grant_partner", "partner", "unit", "rate"),
    "memberships": ("association", "membership", "association_member", "partner"),
    "activities": ("activity", "partner", "unit"),
    "attention": (*LIFE, "call"),
}
# And of one of its blocks, where they are fewer.
BLOCK: Final[Mapping[str, tuple[str, ...]]] = {
    "agreements": ("partner", "agreement"),
    "partners-by-country": ("partner", "agreement"),
    "moves-by-country": ("mobility",),
    "moves-by-programme": ("mobility",),
    "moves-by-role": ("mobility",),
    "moves-by-year": ("mobility",),
    "balance": ("mobility",),
}
# And those of a brief on one partner, where they are others.
PARTNER: Final[Mapping[str, tuple[str, ...]]] = {
    "partner": (*EVENTS, "agreement", "joint_programme", "partner_name"),
    "agreements": (*LIFE, "quota"),
    "joint": ("joint_programme", "copublication", "partner", "unit"),
}
# And those of the query of an indicator.
QUERY: Final[Mapping[Callable[..., Any], tuple[str, ...]]] = {
    partners.active_by_year: ("partner", "agreement", "mobility", "activity"),
    agreements.in_force_by_year: ("partner", "agreement"),
    memberships.by_year: BEHIND["memberships"],
    mobility.by_year: ("mobility",),
    mobility.by_country_and_year: ("mobility",),
    grants.by_year: ("grant", "grant_partner", "partner", "rate"),
}
INDICATOR: Final = {one.key: QUERY[one.query] for one in INDICATORS}


def sources_of(ask: Ask, section: str) -> tuple[str, ...]:
    """Titles of the sources that have rows in the tables behind a section; all where it is not known to this module."""
    rows, listed = ask(sources.rows), ask(sources.listed)
    tables = BEHIND.get(section) or PARTNER.get(section) or rows["table"]
    used = rows[rows["table"].isin(tables)]["source"]
    return tuple(listed.loc[listed["key"].isin(set(used)), "title"])
