"""A question in; its filters in words out: on the buttons of the bar, and in the files that leave the page."""

from collections.abc import Mapping

from lib import codes, geography
from lib.codes import N_
from lib.filters import LISTS, Filters
from lib.i18n import Words
from lib.queries import choices
from lib.screen import state

NAMES: Mapping[str, str] = {
    "years": N_("Years"),
    "country": N_("Country"),
    "region": N_("Region"),
    "unit": N_("Faculty"),
    "programme": N_("Programme"),
    "direction": N_("Direction"),
    "role": N_("Role"),
    "year_basis": N_("Year basis"),
    "money_basis": N_("Money basis"),
    # As they stand in the address, for the notice of what was dropped.
    "from": N_("First year"),
    "to": N_("Last year"),
    "basis": N_("Basis"),
    "lang": N_("Language"),
}


def origin(asked: Filters, w: Words) -> str:
    """Of what university a file is, and what was chosen when it was made: nobody sees the bar beside it."""
    basis = asked.year_basis
    chosen = [w("Years: {chosen}", chosen=span(asked, basis, w))] if asked.is_set("years") else []
    for name in (name for name in LISTS if asked.is_set(name)):
        named = values(name, w)
        said = [named.get(value) or fallback(name, value, w) for value in getattr(asked, name)]
        chosen.append(w("{filter}: {chosen}", filter=w(NAMES[name]), chosen=w.listed(said)))
    home = str(state.home()["name"])
    return w("{university}. Chosen: {filters}.", university=home, filters="; ".join(chosen)) if chosen else f"{home}."


def label(name: str, w: Words, asked: Filters, either: bool) -> str:
    """What a filter is set to; `either` says whether years may be academic ones on this page."""
    if not asked.is_set(name):
        return w(NAMES[name])
    if name == "years":
        return w("Years: {chosen}", chosen=span(asked, asked.year_basis if either else "calendar", w))
    chosen, labels = getattr(asked, name), values(name, w)
    said = labels.get(chosen[0]) or fallback(name, chosen[0], w) if len(chosen) == 1 else w.number(len(chosen))
    return w("{filter}: {chosen}", filter=w(NAMES[name]), chosen=said)


def fallback(name: str, value: str, w: Words) -> str:
    """The words for a value that the lists do not offer."""
    return w.country(value) if name == "country" else value


def span(asked: Filters, basis: str, w: Words) -> str:
    """The years that are asked for; an end that is open stays open: money is expected of years to come."""
    first, last = (w.year(year, basis) if year else "…" for year in (asked.first, asked.last))
    return first if first == last else f"{first}–{last}"


def values(name: str, w: Words) -> dict[str, str]:
    """Every value that one filter may take, in the order of the list, with its words."""
    if name == "country":
        return {code: w.country(code) for code in w.sorted(state.ask(choices.countries), by=w.country)}
    if name == "unit":
        return state.ask(choices.units, w.language)
    lists: dict[str, Mapping[str, str]] = {
        "region": geography.regions(),
        "programme": codes.PROGRAMME,
        "direction": codes.DIRECTION,
        "role": codes.ROLE,
    }
    return {code: w(label) for code, label in lists[name].items()}
