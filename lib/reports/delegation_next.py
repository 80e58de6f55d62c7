"""What may be shown to a guest in; what could come next out, as the last slide, from papers and from numbers shown."""

from collections.abc import Mapping
from typing import Any

from lib import codes
from lib.charts.mobility_sentences import SUBJECTS
from lib.i18n import Words
from lib.queries.delegation import Deck
from lib.reports.parts import Listing, Slide, first, marked


def upcoming(deck: Deck, w: Words) -> Slide:
    """What could come next. All of it follows from papers, and from numbers that are shown: it tells no new number."""
    ending = tuple(
        w("{partner}: until {day}", partner=_whose(deck, line, w), day=w.date(line["valid_until"]))
        for line in deck.agreements[deck.agreements["ending"].astype(bool)]
        .sort_values("valid_until")
        .to_dict("records")
    )
    # Those without a figure of their own are no fewer: the busiest can stand with the small ones. Where no chart
    # names faculties, "other" would say nothing.
    few = deck.people.little if deck.people.by_faculty and not deck.strangers else ()
    little = tuple(deck.units[key] for key in few if key in deck.faculties)
    found = [
        _offered(deck, w),
        first(
            w("Agreement that ends within 180 days" if len(ending) == 1 else "Agreements that end within 180 days"),
            ending,
            w,
            4,
        ),
        first(
            w("Another faculty open to exchange" if len(little) == 1 else "Other faculties open to exchange"),
            little,
            w,
            5,
        ),
        first(in_common(deck, w, len(deck.associations)), tuple(map(str, deck.associations["name"])), w, 3),
    ]
    lists = [each for each in found if each.lines]
    mark = bool(lists) and marked(deck.places, deck.agreements, deck.associations) and not deck.strangers
    if deck.strangers:
        lists.insert(0, Listing(w("First steps"), steps(w), "steps"))
    elif not lists:
        lists.append(Listing(w("What we could do next"), ideas(deck, w), "offers"))
    return Slide("next", w("What could come next"), lists=tuple(lists[:4]), illustrative=mark)


def _whose(deck: Deck, line: Mapping[Any, Any], w: Words) -> str:
    """The partner of an agreement; to the partner itself, what kind it is."""
    return w(codes.AGREEMENT_KIND[line["kind"]]) if deck.guest.partner else str(line["partner_name"])


def in_common(deck: Deck, w: Words, number: int) -> str:
    """An institution is a member itself; of a country some institutions are."""
    if deck.guest.partner:
        return w.n("Association in common", "Associations in common", number)
    return w.n("Association with members from your country", "Associations with members from your country", number)


def beginnings(deck: Deck, w: Words) -> tuple[str, ...]:
    """What two universities can begin with; a paper only where there is none."""
    return (
        *([w("A memorandum of understanding")] if deck.agreements.empty else ()),
        w("Exchange of students and teachers, for example under Erasmus+"),
        w("Joint applications for projects"),
        w("Guest lectures and webinars"),
    )


def ideas(deck: Deck, w: Words) -> tuple[str, ...]:
    """What those can do who have begun, where no paper says it."""
    return (
        w("A memorandum of understanding")
        if deck.agreements.empty
        else w("Places for students and teachers in our agreements"),
        w("Joint applications for projects"),
        w("Guest lectures and webinars"),
        w("A summer school for both"),
    )


def steps(w: Words) -> tuple[str, ...]:
    """How two universities begin, one step after the other."""
    return (
        w("A contact person on each side"),
        w("A first meeting, in person or online"),
        w("A look at programmes and subjects that fit"),
        w("A draft of the first agreement"),
    )


def _offered(deck: Deck, w: Words) -> Listing:
    """Places of institutions without a figure of their own; where there is none, all that the agreements offer."""
    if lines := _places(deck, w):
        return first(w("Places in agreements with other partners"), lines, w, 5)
    sums: dict[tuple[str, str], int] = {}
    for line in deck.places.to_dict("records"):
        at = (str(line["direction"]), str(line["role"]))
        sums[at] = sums.get(at, 0) + int(line["places"])
    lines = tuple(
        w("{who}: {places}", who=w(SUBJECTS[way, role]), places=w.number(n))
        for (way, role), n in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return first(w("Places that our agreements offer each year"), lines, w)


def _places(deck: Deck, w: Words) -> tuple[str, ...]:
    """Places of institutions that have no figure in a direction while others have one.

    Those are the ones with few moves, and one more that may have many (`lib.queries.masking.groups`): nothing is told
    of their use.
    """
    lines: dict[tuple[str, str, str], int] = {}
    for line in deck.places.to_dict("records"):
        alone = deck.people.alone.get(line["direction"], frozenset())
        if alone and line["partner"] not in alone:
            at = (line["partner_name"], line["direction"], line["role"])
            lines[at] = lines.get(at, 0) + int(line["places"])
    return tuple(
        w("{partner} – {who}: {places}", partner=partner, who=w(SUBJECTS[way, role]), places=w.number(places))
        for (partner, way, role), places in sorted(lines.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def exchange(w: Words) -> tuple[str, ...]:
    """What exchange can be, for those who have none."""
    return (
        w("A semester of study at the other university"),
        w("A week of teaching"),
        w("Training of staff"),
        w("A summer school for both"),
    )
