"""A guest's deck in; the third slide out: the partners in the guest's country, or one partner's profile."""

from collections.abc import Mapping
from typing import Any, Final

from lib import codes
from lib.alphabet import folded
from lib.charts import delegation as charts
from lib.charts.world import Home
from lib.i18n import Words
from lib.queries.delegation import Deck
from lib.reports.parts import Listing, Slide, first, marked

FEW: Final = 4  # partners beside whom there is room for their agreements


def guest_name(deck: Deck, w: Words) -> str:
    """The guest in the guest's language."""
    return deck.guest.name or w.country(deck.guest.country)


def partners(deck: Deck, place: Home, w: Words) -> Slide:
    """Partners in the guest's country, the institution's profile, or all our partners for one who has none."""
    country, own = deck.guest.country, deck.partners
    if deck.guest.partner:
        return _profile(deck, w)
    if own.empty:
        drawn = charts.places(deck.world, place, "", w)
        said = w("No partner in {country} yet. These are the others.", country=w.country(country))
        return Slide("partners", w("Who we work with"), (said,), map=drawn, illustrative=marked(deck.world))
    lines = tuple(_partner(line, w) for line in own.to_dict("records"))
    lists = [Listing(w.n("{n} partner", "{n} partners", len(lines)), lines)]
    shown = [own]
    if len(lines) <= FEW and len(deck.agreements):
        # Room for what was signed with each.
        papers = tuple(
            w("{partner}: {paper}", partner=line["partner_name"], paper=_paper(line, w))
            for line in deck.agreements.to_dict("records")
        )
        lists.append(first(w("Agreements in force"), papers, w, FEW))
        shown.append(deck.agreements)
    return Slide(
        name="partners",
        title=w("Partners in {country}", country=w.country(country)),
        map=charts.places(own, None, country, w),
        lists=tuple(lists),
        illustrative=marked(*shown),
    )


def _partner(line: Mapping[Any, Any], w: Words) -> str:
    city = w.city(line["city"], line["country"])
    named = any(folded(one) in folded(line["name"]) for one in (line["city"], city) if one)
    return str(line["name"]) if named or not city else f"{line['name']} · {city}"


def _profile(deck: Deck, w: Words) -> Slide:
    about = deck.about
    facts = [
        (w("Own name"), about["native"] if about["native"] != deck.guest.name else None),
        (w("City"), w.city(about["city"], deck.guest.country)),
        (w("Founded"), str(about["founded"]) if about["founded"] else None),
        (w("Website"), str(about["website"]).removeprefix("https://").strip("/") if about["website"] else None),
    ]
    lines = tuple(f"{name}: {value}" for name, value in facts if value)
    papers = tuple(_paper(line, w) for line in deck.agreements.to_dict("records"))
    degrees = tuple(str(title) for title in deck.joint["title"])
    lists = [Listing(w.country(deck.guest.country), lines)]
    lists += [first(w("Agreements in force"), papers, w, 4)] if papers else []
    lists += [first(w("Joint and double degrees"), degrees, w, 3)] if degrees else []
    here = deck.partners[deck.partners["key"] == deck.guest.partner]
    return Slide(
        name="partners",
        title=guest_name(deck, w),
        map=charts.places(here, None, deck.guest.country, w) if len(here) else None,
        lists=tuple(lists),
        illustrative=marked(here, deck.agreements, deck.joint),
    )


def _paper(line: Mapping[Any, Any], w: Words) -> str:
    values = {"kind": w(codes.AGREEMENT_KIND[line["kind"]]), "year": w.ordinal(line["since"].year)}
    # A guest looks for the date on the paper; what it continues may have been of another kind.
    if line["since"] < line["valid_from"]:
        return w("{kind} of {own}, continuing one of {year}", own=w.year(line["valid_from"].year), **values)
    return w("{kind}, since {year}", **values)
