"""What may be shown to a guest in; six slides as plain data out: for the wall, the two-page brief and the PPTX."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from lib import geography
from lib.charts import delegation as charts
from lib.charts.world import Home
from lib.filters import Filters
from lib.i18n import Words
from lib.queries.delegation import Deck
from lib.queries.masking import WAYS
from lib.reports.delegation_next import beginnings, exchange, in_common, upcoming
from lib.reports.delegation_partners import guest_name, partners
from lib.reports.marks import illustrative
from lib.reports.parts import Listing, Number, Slide, first, marked

NAMES: Final = ("welcome", "numbers", "partners", "moves", "together", "next")


def slides(deck: Deck, home: Mapping[str, Any], w: Words) -> tuple[Slide, ...]:
    """The six slides; `home` is the answer of lib.queries.choices.home."""
    place = Home.of(home)
    asked = Filters(as_of=deck.day, country=(deck.guest.country,))
    told = (
        numbers(deck, w),
        partners(deck, place, w),
        moves(deck, asked, w),
        together(deck, asked, w),
        upcoming(deck, w),
    )
    # What the mark of the others means is said before the first of them is seen.
    meaning = illustrative(sum(slide.illustrative for slide in told), w)
    return (replace(welcome(deck, home, place, w), rule=meaning), *told)


def welcome(deck: Deck, home: Mapping[str, Any], place: Home, w: Words) -> Slide:
    """Both names, the date, the arc."""
    guest = deck.guest
    at: tuple[float, float] | None = None
    if guest.latitude is not None and guest.longitude is not None:
        at = float(guest.latitude), float(guest.longitude)
    at = at or geography.label_point(guest.country)
    name = guest_name(deck, w)
    city = w.city(guest.city, guest.country)
    where = w("{city}, {country}", city=city, country=w.country(guest.country)) if city else ""
    return Slide(
        name="welcome",
        title=w("Welcome to our guests"),
        sentences=(name, str(home["name"]), w.date(deck.day, "long"), where),
        map=charts.arc(place, str(home["country"] or ""), city or name, guest.country, at, w) if at else None,
    )


def numbers(deck: Deck, w: Words) -> Slide:
    """Our cooperation in numbers."""
    if deck.strangers:
        return _ourselves(deck, w)
    papers = deck.agreements
    since = min(papers["since"], default=None)
    label = (
        w("Agreement in force, continuing one of {year}", year=w.ordinal(since.year))
        if since and len(papers) == 1 and since < papers["valid_from"].iloc[0]
        else w.n(
            "Agreement in force, since {year}",
            "Agreements in force, the first since {year}",
            len(papers),
            year=w.ordinal(since.year),
        )
        if since
        else w("Agreements in force")
    )
    counts = (
        (deck.projects, w.n("Joint project", "Joint projects", len(deck.projects))),
        (deck.activities, w.n("Joint activity", "Joint activities", len(deck.activities))),
        (deck.associations, in_common(deck, w, len(deck.associations))),
        (deck.joint, w.n("Joint or double degree programme", "Joint and double degree programmes", len(deck.joint))),
    )
    # A large 0 is no welcome; what is not there is said in words on a slide of its own.
    more = [Number(w.number(len(frame)), name) for frame, name in counts if len(frame)]
    held = [Number(w.number(len(papers)), label)] if len(papers) else []
    found = [*held, *people(deck, w), *more]
    return Slide(
        name="numbers",
        title=w("Our cooperation in numbers"),
        numbers=tuple(found),
        rule=charts.rule(deck.people.least, deck.day, w),
        illustrative=marked(deck.agreements, deck.projects, deck.activities, deck.associations, deck.joint)
        or deck.people.illustrative,
    )


def _ourselves(deck: Deck, w: Words) -> Slide:
    """Who we are, for a guest with whom no paper and no event joins us."""
    world = deck.world
    found = (
        Number(w.number(int(world["listed"].sum())), w("Partners")),
        Number(w.number(world["country"].nunique()), w("Countries of our partners")),
        Number(w.number(int(world["agreements"].sum())), w("Agreements in force")),
        Number(w.number(len(deck.units)), w("Faculties and departments")),
    )
    # Not "nothing": some people may have moved, too few to be told, and none is not told from few.
    said = w("There is no agreement, project or activity between us yet. We would be glad to begin.")
    rule = w("Partners that the university lists; as at {day}.", day=w.date(deck.day))
    return Slide("numbers", w("Who we are"), (said,), numbers=found, rule=rule, illustrative=marked(world))


def people(deck: Deck, w: Words) -> list[Number]:
    """Students and staff each way where both can be told, else all people together."""
    names = {
        ("outgoing", "student"): w("Outgoing students"),
        ("incoming", "student"): w("Incoming students"),
        ("outgoing", "staff"): w("Outgoing teachers and staff"),
        ("incoming", "staff"): w("Incoming teachers and staff"),
        ("outgoing", ""): w("Outgoing students and staff"),
        ("incoming", ""): w("Incoming students and staff"),
    }
    found = []
    for way in WAYS:
        roles = {} if deck.guest.partner else deck.people.roles.get(way, {})
        if roles:
            found += [Number(w.number(roles[role]), names[way, role]) for role in ("student", "staff")]
        else:
            found.append(number(deck.people.totals[way], deck, names[way, ""], w))
    return found


def number(count: int | None, deck: Deck, name: str, w: Words) -> Number:
    """A count; in words where it is masked.

    An institution may lack a figure of its own with many people too: for the sake of a smaller one beside it.
    """
    if count is not None:
        return Number(w.number(count), name)
    if deck.guest.partner:
        return Number(w("not shown separately"), name, masked=True)
    return Number(w("fewer than {n}", n=w.number(deck.people.least)), name, masked=True)


def moves(deck: Deck, asked: Filters, w: Words) -> Slide:
    """Moves by period and by faculty, and the balance."""
    if deck.strangers:
        return Slide(
            "moves",
            w("People on the move"),
            (w("We would be glad to exchange students and teachers."),),
            lists=(Listing(w("What exchange can look like"), exchange(w), "offers"),),
        )
    shown, country = deck.people, w.country(deck.guest.country)
    divided = [charts.by_period(shown, asked, w)] if len(shown.years) > 1 else []
    divided += [charts.by_unit(shown, deck.units, asked, w)] if shown.by_faculty else []
    totals, name = shown.totals, guest_name(deck, w)
    known = None not in totals.values()
    drawn = divided or ([charts.each_way(shown, name, asked, w)] if known else [])
    sentences = [parted(totals, name, w) if deck.guest.partner else balance(totals, name, shown.least, w)]
    if deck.guest.partner and divided:
        sentences.append(w("By year and faculty: {country} as a whole.", country=country))
    offers = (Listing(w("What exchange can look like"), exchange(w), "offers"),) if not drawn else ()
    return Slide(
        name="moves",
        title=w("People on the move"),
        sentences=tuple(sentences),
        charts=tuple(drawn),
        lists=offers,
        rule=" ".join([charts.rule(shown.least, deck.day, w), *(note for chart in drawn for note in chart.notes)]),
        illustrative=shown.illustrative,
    )


def balance(totals: Mapping[str, int | None], name: str, least: int, w: Words) -> str:
    """Both directions, and how even they are; only what the numbers themselves tell."""
    out, back = totals["outgoing"], totals["incoming"]
    values = {"name": name, "least": w.number(least)}
    if out is None and back is None:
        return w("{name}: fewer than {least} people each way so far.", **values)
    if back is None:
        return w("{name}: {out} went there, fewer than {least} came here.", out=w.number(out), **values)
    if out is None:
        return w("{name}: fewer than {least} went there, {back} came here.", back=w.number(back), **values)
    return _both(name, out, back, w)


def parted(totals: Mapping[str, int | None], name: str, w: Words) -> str:
    """The same of one institution, of which a figure that is not shown may be large."""
    out, back = totals["outgoing"], totals["incoming"]
    if out is None and back is None:
        return w("{name}: how many people went and came is not shown separately.", name=name)
    if back is None:
        return w("{name}: {out} went there; how many came here is not shown separately.", name=name, out=w.number(out))
    if out is None:
        return w(
            "{name}: {back} came here; how many went there is not shown separately.", name=name, back=w.number(back)
        )
    return _both(name, out, back, w)


def _both(name: str, out: int, back: int, w: Words) -> str:
    """Both directions, and the balance in words: a number below zero on a wall looks like a debt."""
    values = {"name": name, "out": w.number(out), "back": w.number(back), "more": w.number(abs(out - back))}
    if out > back:
        return w("{name}: {out} went there, {back} came here; {more} more went than came.", **values)
    if out < back:
        return w("{name}: {out} went there, {back} came here; {more} more came than went.", **values)
    return w("{name}: {out} went there, and as many came here.", **values)


def together(deck: Deck, asked: Filters, w: Words) -> Slide:
    """Joint projects and activities on a timeline; amounts where they were asked for."""
    if deck.projects.empty and deck.activities.empty:
        said = w("No joint project or activity is on record yet. What shall be the first?")
        offers = (Listing(w("What we can begin with"), beginnings(deck, w), "offers"),)
        return Slide("together", w("Joint projects and activities"), (said,), lists=offers)
    drawn = charts.time_line(deck.projects, deck.activities, asked, w)
    return Slide(
        name="together",
        title=drawn.title,
        sentences=(drawn.sentence, *_amounts(deck, w)),
        charts=() if drawn.frame.empty else (drawn,),
        lists=() if len(drawn.frame) else (first(w("Joint projects"), _titles(deck), w),),
        rule=" ".join((drawn.rule, *drawn.notes)),
        illustrative=marked(deck.projects, deck.activities),
    )


def _titles(deck: Deck) -> tuple[str, ...]:
    return tuple(str(title) for title in deck.projects["title"])


def _amounts(deck: Deck, w: Words) -> list[str]:
    """Budgets per currency, of the projects whose budget is known."""
    if "budget" not in deck.projects or deck.projects.empty:
        return []
    known = deck.projects[deck.projects["budget"].notna() & deck.projects["currency"].notna()]
    sums = known.groupby("currency")["budget"].sum()
    if not len(sums):
        return [w("No budget of these projects is on record.")]
    said = w.listed(w.money(float(amount), str(currency)) for currency, amount in sums.items())
    if len(known) == len(deck.projects):
        return [w("Budgets in all: {amounts}.", amounts=said)]
    return [
        w.n(
            "Budget of the {n} project for which it is known: {amounts}.",
            "Budgets of the {n} projects for which they are known: {amounts}.",
            len(known),
            amounts=said,
        )
    ]
