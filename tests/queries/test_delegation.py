"""What a guest is shown: masked by hand, against the oracle, and against one who tries to work out what is masked."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, update

from lib import db, i18n
from lib.filters import Filters
from lib.i18n import words
from lib.queries import choices, delegation, masking
from lib.queries import partners as partner_queries
from lib.queries.delegation_people import People, people
from lib.queries.guests import Guest, guest, guests
from lib.reports.delegation import slides
from lib.schema import Base, Mobility, Unit
from tests.databases import Rows, lankaran
from tests.oracle import delegation as oracle
from tests.oracle.mobility import Tables

TODAY = date(2026, 11, 21)
LEAST = 5
UNITS = [{"key": "law", "name": "Law"}, {"key": "arts", "name": "Arts"}, {"key": "farm", "name": "Farm"}]
PARTNERS = [{"key": key, "name": key.title(), "country": "TR"} for key in ("ankara", "ege", "gazi")]
Load = Callable[[Rows], Connection]
Visitors = list[tuple[Guest, People]]


def tables(connection: Connection) -> Tables:
    return {
        table.name: [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def visitors(connection: Connection, country: str, least: int = LEAST) -> Visitors:
    """The country and every institution in it, each with what it is shown of people."""
    keys = [row["key"] for row in tables(connection)["partner"] if row["country"] == country]
    # Also by the address of one that was merged: it may not tell more than that of the institution it is today.
    partners = [found for key in keys if (found := guest(connection, key, "en"))]
    every = [Guest(country), *dict.fromkeys(partners)]
    return [(visitor, people(connection, visitor, TODAY, least)) for visitor in every]


def moves(*lines: tuple[int, dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"start_date": date(2025, 3, 1), "participants": n, **more} for n, more in lines]


# --- by hand


def test_a_move_of_a_year_to_come_is_in_no_number(load: Load) -> None:
    move = {"country": "ES", "direction": "outgoing", "role": "student", "start_date": None}
    connection = load(
        {
            "mobility": [
                move | {"calendar_year": 2026, "participants": 50},
                move | {"calendar_year": 2027, "participants": 2},
            ]
        }
    )
    found = people(connection, Guest("ES"), TODAY, 5)
    assert (found.totals["outgoing"], [period.counts for period in found.years]) == (50, [(50,)])


def test_an_institution_is_told_its_own_number_or_none_at_all(lsu_url: str) -> None:
    """Of all partners, the words on the slides beside the rows: "fewer than 5" was said of 16 people."""
    w, told, hidden = words("en"), 0, 0
    with db.connect(lsu_url) as connection:
        rows = tables(connection)
        for partner in rows["partner"]:
            who = guest(connection, partner["key"], "en")
            assert who is not None
            whole = {each["id"] for each in rows["partner"] if each["key"] in who.keys}
            made = slides(delegation.deck(connection, who, TODAY, 5, False, "en"), choices.home(connection, "en"), w)
            assert "fewer than" not in " ".join((*(n.text for n in made[1].numbers), *made[3].sentences)), who
            for way, name in (("outgoing", "Outgoing students and staff"), ("incoming", "Incoming students and staff")):
                for number in (one for one in made[1].numbers if one.name == name):
                    count = sum(
                        move["participants"]
                        for move in rows["mobility"]
                        if move["partner_id"] in whole
                        and move["direction"] == way
                        and move["status"] in ("live", "completed")
                        and (move["start_date"] or TODAY) <= TODAY
                    )
                    told, hidden = told + (not number.masked), hidden + (number.masked and count >= 5)
                    assert number.text == ("not shown separately" if number.masked else w.number(count)), who
    # Both happen here: a figure of its own, and a large one that is not told for the sake of another.
    assert (told > 0, hidden > 0) == (True, True)


def test_a_small_country_is_masked_in_every_part(load: Load) -> None:
    connection = load({"partner": PARTNERS, "unit": UNITS, "mobility": moves((4, {"country": "TR", "partner_id": 1}))})
    for _, shown in visitors(connection, "TR"):
        assert shown.totals == shown.country == {"outgoing": None, "incoming": None}
        assert (shown.years, shown.units, shown.roles) == ([], {}, {})
        assert shown.illustrative is False


def test_a_zero_is_masked_like_any_small_number(load: Load) -> None:
    connection = load({"partner": PARTNERS, "mobility": moves((9, {"country": "TR", "partner_id": 1}))})
    shown = {v.partner: p for v, p in visitors(connection, "TR")}
    # Nobody moved with Ege and Gazi: were Ankara told beside its country, the difference would say so.
    assert shown[""].totals == {"outgoing": 9, "incoming": None}
    assert {key: p.totals["outgoing"] for key, p in shown.items() if key} == {"ankara": None, "ege": None, "gazi": None}


def test_the_smallest_that_is_large_enough_hides_the_small_one(load: Load) -> None:
    lines = [(30, 1), (8, 2), (2, 3)]
    rows = moves(*((n, {"country": "TR", "partner_id": partner}) for n, partner in lines))
    found = visitors(load({"partner": PARTNERS, "mobility": rows}), "TR")
    shown = {v.partner: p.totals["outgoing"] for v, p in found}
    assert shown == {"": 40, "ankara": 30, "ege": None, "gazi": None}


def test_what_has_not_begun_or_was_cancelled_is_not_counted(load: Load) -> None:
    rows = moves((9, {"country": "TR"}), (9, {"country": "TR", "status": "cancelled"}))
    rows += [{"start_date": date(2027, 1, 1), "participants": 9, "country": "TR", "status": "completed"}]
    (_, shown), *_ = visitors(load({"mobility": rows}), "TR")
    assert shown.totals["outgoing"] == 9


def test_a_threshold_below_the_floor_is_the_floor(load: Load) -> None:
    connection = load({"mobility": moves((2, {"country": "TR"}))})
    assert people(connection, Guest("TR"), TODAY, 1).totals["outgoing"] is None
    assert people(connection, Guest("TR"), TODAY, 1).least == masking.FLOOR


def test_a_guest_is_a_country_or_the_key_of_a_partner(load: Load) -> None:
    names = [{"partner_id": 1, "name": "Ankara Üniversitesi", "language": "tr", "kind": "native"}]
    connection = load({"partner": PARTNERS, "partner_name": names})
    assert guest(connection, "tr", "en") == Guest("TR")
    found = guest(connection, "ankara", "tr")
    assert found is not None
    assert (found.country, found.name) == ("TR", "Ankara Üniversitesi")
    assert guest(connection, "ankara", "en") == Guest("TR", "ankara", "Ankara")
    assert [guest(connection, text, "en") for text in ("", "XX", "nobody", "' or 1=1")] == [None] * 4
    assert list(guests(connection, "tr")["name"]) == ["Ankara Üniversitesi", "Ege", "Gazi"]


@pytest.mark.parametrize(
    ("ended", "since"),
    [
        (None, date(2010, 1, 1)),
        (date(2021, 1, 1), date(2010, 1, 1)),
        (date(2019, 7, 5), date(2010, 1, 1)),
        (date(2019, 7, 4), date(2020, 1, 1)),
    ],
)
def test_an_agreement_is_as_old_as_the_papers_that_follow_each_other(
    load: Load, ended: date | None, since: date
) -> None:
    """Signed anew within 180 days it goes on; later it is another cooperation."""
    papers = [
        {"partner_id": 1, "valid_from": date(2010, 1, 1), "valid_until": ended},
        {"partner_id": 1, "valid_from": date(2020, 1, 1), "predecessor_id": 1},
    ]
    found = delegation.deck(load({"partner": PARTNERS, "agreement": papers}), Guest("TR"), TODAY, LEAST, False, "en")
    assert found.agreements["since"].iloc[-1] == since


@pytest.mark.parametrize("ended", [None, date(2019, 7, 4)])
def test_a_paper_that_follows_another_says_that_the_year_is_that_of_the_first(load: Load, ended: date | None) -> None:
    papers = [
        {"partner_id": 1, "valid_from": date(2010, 1, 1), "valid_until": date(2019, 12, 31)},
        {"partner_id": 1, "valid_from": date(2020, 1, 1), "predecessor_id": 1},
        {"partner_id": 2, "valid_from": date(2021, 1, 1)},
    ]
    connection = load({"partner": PARTNERS, "agreement": papers})
    shown = delegation.deck(connection, Guest("TR"), TODAY, LEAST, False, "en")
    made = slides(shown, choices.home(connection, "en"), words("en"))
    kind = "Memorandum of understanding"
    assert [line for one in made[2].lists[1:] for line in one.lines] == [
        f"Ankara: {kind} of 2020, continuing one of 2010",
        f"Ege: {kind}, since 2021",
    ]
    alone = delegation.deck(connection, Guest("TR", "ankara", "Ankara"), TODAY, LEAST, False, "en")
    assert slides(alone, choices.home(connection, "en"), words("en"))[1].numbers[0].name == (
        "Agreement in force, continuing one of 2010"
    )


def test_those_who_have_begun_are_not_offered_a_first_agreement(load: Load) -> None:
    papers = [{"partner_id": 1, "valid_from": date(2010, 1, 1)}]
    connection = load({"partner": PARTNERS, "agreement": papers, "association": [], "membership": []})
    shown = delegation.deck(connection, Guest("TR"), TODAY, LEAST, False, "en")
    (offer,) = slides(shown, choices.home(connection, "en"), words("en"))[5].lists
    assert (offer.title, offer.kind) == ("What we could do next", "offers")
    assert offer.lines[0] == "Places for students and teachers in our agreements"
    met = load({"partner": PARTNERS, "activity": [{"partner_id": 1, "country": "TR", "start_date": date(2025, 1, 1)}]})
    shown = delegation.deck(met, Guest("TR"), TODAY, LEAST, False, "en")
    (offer,) = slides(shown, choices.home(met, "en"), words("en"))[5].lists
    assert offer.lines[0] == "A memorandum of understanding"


def test_two_totals_are_drawn_where_no_division_of_them_is(load: Load) -> None:
    people_moved = moves(
        (41, {"direction": "outgoing", "country": "TR", "unit_id": 1}),
        (17, {"direction": "incoming", "country": "TR", "unit_id": 1}),
    )
    for home, drawn in ((17, True), (3, False)):
        people_moved[1]["participants"] = home
        connection = load({"partner": PARTNERS, "unit": UNITS, "mobility": people_moved})
        shown = delegation.deck(connection, Guest("TR"), TODAY, LEAST, False, "en")
        slide = slides(shown, choices.home(connection, "en"), words("en"))[3]
        assert bool(slide.charts) is drawn
        assert bool(slide.lists) is not drawn
        if drawn:
            (chart,) = slide.charts
            assert list(zip(chart.frame["direction"], chart.frame["moves"], strict=True)) == [
                ("outgoing", 41),
                ("incoming", 17),
            ]
            assert chart.title == "Moves in both directions: Türkiye"


def test_nothing_internal_is_shown(load: Load) -> None:
    connection = load(
        {
            "partner": PARTNERS,
            "agreement": [
                {"partner_id": 1, "valid_from": date(2010, 1, 1), "note": "secret", "document": "secret"},
                {"partner_id": 1, "valid_from": date(2020, 1, 1), "predecessor_id": 1},
                {"partner_id": 2, "valid_from": date(2010, 1, 1), "valid_until": date(2020, 1, 1)},
            ],
            "grant": [
                {"title": "Won", "status": "running", "budget": 100.0, "currency": "EUR", "note": "secret"},
                {"title": "Lost", "status": "rejected"},
                {"title": "Sent", "status": "submitted"},
            ],
            "grant_partner": [{"grant_id": n, "partner_id": 1} for n in (1, 2, 3)],
            "activity": [
                {"title": "Past", "country": "TR", "partner_id": 1, "home_participants": 2, "foreign_participants": 1},
                {"title": "Planned", "country": "TR", "partner_id": 1, "start_date": date(2027, 1, 1)},
            ],
        }
    )
    shown = delegation.deck(connection, Guest("TR"), TODAY, LEAST, False, "en")
    assert list(shown.projects["title"]) == ["Won"]
    assert list(shown.activities["title"]) == ["Past"]
    assert list(shown.agreements["since"]) == [date(2010, 1, 1), date(2010, 1, 1)]
    columns = {str(c) for f in fields(shown) if isinstance(p := getattr(shown, f.name), pd.DataFrame) for c in p}
    assert columns & {"note", "document", "life", "last_event", "participants", "home_participants", "budget"} == set()
    assert list(delegation.deck(connection, Guest("TR"), TODAY, LEAST, True, "en").projects["budget"]) == [100.0]


# --- against the oracle, and against one who wants to know more


def holds(rows: Tables, every: Visitors, country: str) -> None:
    """What is shown is right; no part of it and no difference of two is small; every masked number may be 0 to 4."""
    population = oracle.population(rows, country, TODAY)
    told = oracle.shown(rows, every)
    for name, inside, value in told:
        assert oracle.count(population, inside) == value, name
        assert value >= LEAST, name
    labels = sorted({*population, *frame_of(rows, population)})
    vectors = np.array([[inside(label) for label in labels] for _, inside, _ in told], dtype=int).reshape(
        -1, len(labels)
    )
    # How many labels two of them have in common: one lies in the other where that is all it has.
    floats = vectors.astype(float)
    common = floats @ floats.T
    sizes = common.diagonal()
    for (a, one), (b, other) in permutations(enumerate(told), 2):
        if common[a, b] == sizes[b] < sizes[a]:
            assert one[2] - other[2] >= LEAST, (one[0], other[0])
    inverse = np.linalg.pinv(common, hermitian=True) if told else common

    def is_a_sum(wanted: np.ndarray) -> bool:
        """Whether it is a sum, or a difference, of what is told: its shadow on all these is itself."""
        return bool(np.allclose(floats.T @ (inverse @ (floats @ wanted)), wanted))

    for name, members, pool in masked(rows, every, labels):
        cannot_be_known(population, vectors, is_a_sum, labels, name, members, pool)


def years(rows: Tables) -> range:
    """From the first year that anybody moved in, as everyone may know."""
    return range(min(move["calendar_year"] for move in rows["mobility"]), TODAY.year + 1)


def frame_of(rows: Tables, population: oracle.Population) -> list[oracle.Label]:
    """Every label that somebody could have: without it a sum over nobody would look like a number."""
    partners = {row["key"] for row in rows["partner"]} | {label[4] for label in population}
    units = {row["key"] for row in rows["unit"]} | {label[3] for label in population}
    return [
        (way, role, year, unit, partner)
        for way in ("outgoing", "incoming")
        for role in ("student", "staff")
        for year in years(rows)
        for unit in units
        for partner in partners or {""}
    ]


def masked(
    rows: Tables, every: Visitors, labels: Sequence[oracle.Label]
) -> list[tuple[str, tuple[str, int, Any], set[Any]]]:
    """Each masked number: its name, (direction, place in the label, value), and the values that it stands with."""
    found: list[tuple[str, tuple[str, int, Any], set[Any]]] = []
    country = every[0][1]
    for way in country.ways:
        hidden = {v.partner for v, p in every if v.partner and p.totals[way] is None}
        known = {v.partner for v, p in every if v.partner and p.totals[way] is not None}
        pool = {label[4] for label in labels} - known
        found += [(f"{key} {way}", (way, 4, key), pool) for key in hidden]
        for period in country.years:
            span = set(range(period.first, period.last + 1))
            found += [(f"{year} {way}", (way, 2, year), span) for year in span if period.first != period.last]
        units = {label[3] for label in labels} - {key for key in country.units if key}
        found += [(f"{unit} {way}", (way, 3, unit), units) for unit in country.little]
        if not country.roles[way]:
            found += [(f"{role} {way}", (way, 1, role), {"student", "staff"}) for role in ("student", "staff")]
    return found


def cannot_be_known(
    population: oracle.Population,
    vectors: np.ndarray,
    is_a_sum: Callable[[np.ndarray], bool],
    labels: Sequence[oracle.Label],
    name: str,
    at: tuple[str, int, Any],
    pool: set[Any],
) -> None:
    """It is no sum of what is told; and for each number from 0 to 4 there is a world with the same sums.

    That the choice of what stands together does not tell it either is tested in `test_masking.py`.
    """
    way, place, value = at
    columns = {label: n for n, label in enumerate(labels)}
    wanted = np.array([label[0] == way and label[place] == value for label in labels], dtype=int)
    assert not is_a_sum(wanted), f"{name} is a sum of what is told"
    others = sorted(pool - {value}, key=str)
    assert others, f"{name} stands alone"
    true = np.zeros(len(labels), dtype=int)
    for label, here in population.items():
        true[columns[label]] = here
    for number in range(LEAST):
        world, left = true.copy(), number
        for label, here in population.items():
            if label[0] == way and label[place] in pool:
                take = min(left, here)
                left -= take
                world[columns[label]] -= here
                for part, n in ((value, take), (others[0], here - take)):
                    moved: Any = (*label[:place], part, *label[place + 1 :])
                    world[columns[moved]] += n
        assert left == 0, f"{name} can never be {number}"
        assert wanted @ world == number
        assert (vectors @ world == vectors @ true).all(), name


ONE = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["TR", "TR", "TR", "PL"]),
        "direction": st.sampled_from(["outgoing", "outgoing", "incoming"]),
        "role": st.sampled_from(["student", "teacher", "staff"]),
        "start_date": st.dates(date(2022, 1, 1), date(2026, 11, 20)),
        "partner_id": st.sampled_from([1, 1, 2, 3, 4, None]),
        "unit_id": st.sampled_from([1, 1, 2, 3, None]),
        "participants": st.sampled_from([1, 2, 3, 7, 9]),
        "source_id": st.sampled_from([1, 2]),
    }
)


@given(st.lists(ONE, min_size=4, max_size=40))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_is_masked_cannot_be_worked_out(load: Load, rows: list[dict[str, Any]]) -> None:
    rows = [{**row, "partner_id": row["partner_id"] if row["country"] == "TR" else None} for row in rows]
    partners = [*PARTNERS, {"key": "hacettepe", "country": "TR", "merged_into_id": 2}]
    connection = load({"partner": partners, "unit": UNITS, "mobility": rows})
    everything = tables(connection)
    for country in ("TR", "PL") if rows else ():
        holds(everything, visitors(connection, country), country)


@pytest.mark.parametrize("country", ["TR", "PL", "MD", "HU"])
def test_nothing_of_lankaran_can_be_worked_out(lsu_url: str, country: str) -> None:
    with db.connect(lsu_url) as connection:
        rows = tables(connection)
        here = [partner for partner in rows["partner"] if partner["country"] == country]
        every = visitors(connection, country)
    holds({**rows, "partner": here}, every, country)


def everything(connection: Connection, visitor: Guest) -> str:
    """All that a guest can see or take along: slides, their charts and maps, the speaker's notes."""
    shown = delegation.deck(connection, visitor, TODAY, LEAST, True, "en")
    made = slides(shown, choices.home(connection, "en"), words("en"))
    frames = [chart.frame for slide in made for chart in slide.charts]
    frames += [part for slide in made if slide.map for part in (slide.map.points, slide.map.arcs, slide.map.shades)]
    return "\n".join([*map(str, made), *(frame.to_csv() for frame in frames)])


@pytest.mark.parametrize("country", ["TR", "KZ", "HU", "ES"])
def test_nothing_that_is_seen_changes_with_what_is_hidden(tmp_path: Path, country: str) -> None:
    """One move goes to another hidden year, faculty or institution, or from a hidden role to the other."""
    url = lankaran(tmp_path / "own.db")
    with db.transaction(url) as connection:
        before = visitors(connection, country)
        # Of the institutions two: their slides are made of the same parts.
        some = [visitor for visitor, _ in before[:3]]
        seen = [everything(connection, visitor) for visitor in some]
        shown = before[0][1]
        rest = [key for key in oracle_units(connection) if key not in shown.units]
        changed = 0
        for move in changeable(connection, country, [p for p in shown.years if p.first != p.last], rest):
            connection.execute(update(Mobility).where(Mobility.id == move["id"]).values(**move["other"]))
            after = [people(connection, visitor, TODAY, LEAST) for visitor, _ in before]
            if all(same(one, other) for (_, one), other in zip(before, after, strict=True)):
                assert [everything(connection, visitor) for visitor in some] == seen, move
                changed += 1
            connection.execute(update(Mobility).where(Mobility.id == move["id"]).values(**move["own"]))
    assert changed >= 3
    db.forget(url)


def oracle_units(connection: Connection) -> dict[str, int]:
    return {row.key: row.id for row in connection.execute(select(Unit.key, Unit.id))}


def same(one: People, other: People) -> bool:
    return all(getattr(one, f.name) == getattr(other, f.name) for f in fields(People))


def changeable(
    connection: Connection, country: str, periods: list[masking.Period], rest: list[str]
) -> list[dict[str, Any]]:
    """Some moves, each with the values that it has and others that the guest could not tell from them."""
    units = oracle_units(connection)
    hidden = [units[key] for key in rest]
    rows = connection.execute(
        select(Mobility.id, Mobility.calendar_year, Mobility.start_date, Mobility.unit_id)
        .where(Mobility.country == country, Mobility.start_date.is_not(None), Mobility.status == "completed")
        .order_by(Mobility.id)
    ).all()
    found: list[dict[str, Any]] = []
    for period in periods:
        for row in [row for row in rows if row.calendar_year == period.first][:2]:
            other = {
                "calendar_year": period.first + 1,
                "start_date": row.start_date.replace(year=period.first + 1, day=1),
            }
            own = {"calendar_year": row.calendar_year, "start_date": row.start_date}
            found.append({"id": row.id, "own": own, "other": other})
    for row in [row for row in rows if row.unit_id in hidden][:4]:
        unit = next(number for number in hidden if number != row.unit_id)
        found.append({"id": row.id, "own": {"unit_id": row.unit_id}, "other": {"unit_id": unit}})
    return found


@pytest.mark.parametrize("text", ["TR", "MD", "GE", "NZ", "marmara-university", "sinop-university"])
def test_no_slide_draws_a_small_number_of_people(lsu_url: str, text: str) -> None:
    language = "az"
    with db.connect(lsu_url) as connection:
        visitor = guest(connection, text, language)
        assert visitor is not None
        shown = delegation.deck(connection, visitor, TODAY, LEAST, False, language)
        made = slides(shown, choices.home(connection, language), i18n.words(language))
    assert [slide.name for slide in made] == ["welcome", "numbers", "partners", "moves", "together", "next"]
    for chart in made[3].charts:
        assert chart.frame["moves"].min() >= LEAST
        assert "illustrative" not in chart.frame, "how many rows are illustrative is a count of people too"
    assert "€" not in " ".join(sentence for slide in made for sentence in slide.sentences)


def test_strangers_get_an_honest_version(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        shown = delegation.deck(connection, Guest("NZ"), TODAY, LEAST, False, "en")
        made = slides(shown, choices.home(connection, "en"), i18n.words("en"))
    assert shown.strangers
    assert made[1].sentences == (
        "There is no agreement, project or activity between us yet. We would be glad to begin.",
    )
    assert made[2].sentences == ("No partner in New Zealand yet. These are the others.",)
    assert made[3].sentences == ("We would be glad to exchange students and teachers.",)
    titles = [[listing.title for listing in slide.lists] for slide in made[3:]]
    assert titles == [["What exchange can look like"], ["What we can begin with"], ["First steps"]]


@pytest.mark.parametrize("few", [0, 1, 4])
def test_what_a_stranger_reads_is_as_true_with_a_few_people_as_with_none(load: Load, few: int) -> None:
    """Nothing on any slide differs, and none of them says that nothing is on record."""
    rows = {"partner": PARTNERS, "unit": UNITS, "institution": [{"key": "home", "name": "Home"}]}
    moved = {"country": "TR", "direction": "incoming", "role": "student", "start_date": date(2025, 2, 1)}
    connection = load({**rows, "mobility": [{**moved, "participants": few, "source_id": 1}] if few else []})
    shown = delegation.deck(connection, Guest("TR"), TODAY, LEAST, False, "en")
    assert shown.strangers
    made = slides(
        shown, {"name": "Home", "short_name": "H", "country": "AZ", "latitude": 1.0, "longitude": 2.0}, i18n.words("en")
    )
    said = [text for slide in made for text in (*slide.sentences, *(n.text for n in slide.numbers))]
    assert said == [
        "Türkiye", "Home", "21\u00a0November\u00a02026", "",
        "There is no agreement, project or activity between us yet. We would be glad to begin.", "3", "1", "0", "3",
        "We would be glad to exchange students and teachers.",
        "No joint project or activity is on record yet. What shall be the first?",
    ]  # fmt: skip


def made_for(url: str, text: str, language: str) -> tuple[Any, ...]:
    with db.connect(url) as connection:
        visitor = guest(connection, text, language)
        assert visitor is not None
        shown = delegation.deck(connection, visitor, TODAY, LEAST, False, language)
        return slides(shown, choices.home(connection, language), i18n.words(language))


def test_a_large_nought_is_left_out(lsu_url: str) -> None:
    found = made_for(lsu_url, "marmara-university", "en")
    assert [(number.text, number.name) for number in found[1].numbers] == [
        ("1", "Agreement in force, continuing one of 2014"),
        ("17", "Outgoing students and staff"),
        ("9", "Incoming students and staff"),
        ("3", "Joint activities"),
    ]
    assert found[4].sentences == ("Joint activities: 3.",)
    # Agreements and people are always told.
    assert [number.text for number in made_for(lsu_url, "MD", "en")[1].numbers][:3] == ["1", "6", "fewer than 5"]


@pytest.mark.parametrize(
    ("language", "titles", "rule"),
    [
        (
            "en",
            ["Moves with Türkiye by year", "Moves with Türkiye by faculty"],
            "Counts of fewer than 5 people are not",
        ),
        (
            "az",
            ["Mobillik illər üzrə: Türkiyə", "Mobillik fakültələr üzrə: Türkiyə"],
            "5 nəfərdən az olan saylar göstərilmir",
        ),
        (
            "tr",
            ["Yıla göre hareketlilik: Türkiye", "Fakülteye göre hareketlilik: Türkiye"],
            "5 kişiden az olan sayılar gösterilmez",
        ),
        ("ru", ["Мобильность по годам: Турция", "Мобильность по факультетам: Турция"], "Группы менее 5 человек"),
        (
            "uz",
            ["Mobillik yillar boʻyicha: Turkiya", "Mobillik fakultetlar boʻyicha: Turkiya"],
            "5 nafardan kam boʻlgan",
        ),
    ],
)
def test_a_chart_says_whose_moves_it_shows(lsu_url: str, language: str, titles: list[str], rule: str) -> None:
    for text in ("TR", "marmara-university"):
        found = made_for(lsu_url, text, language)
        assert [chart.title for chart in found[3].charts] == titles
        assert all(rule in said for said in (found[1].rule, found[3].rule))


def test_partners_are_named_in_the_language_of_the_guest(lsu_url: str) -> None:
    def endings(guest: str, language: str) -> tuple[str, ...]:
        return next(one for one in made_for(lsu_url, guest, language)[5].lists if "180" in one.title).lines

    assert [endings("TR", language)[2] for language in ("en", "tr", "az")] == [
        "Marmara University: until 28\u00a0Feb\u00a02027",
        "Marmara Üniversitesi: 28\u00a0Şub\u00a02027 tarihine kadar",
        "Mərmərə Universiteti: 28\u00a0fev\u00a02027 tarixinədək",
    ]
    # It knows its own name.
    assert endings("marmara-university", "en") == ("Protocol: until 28\u00a0Feb\u00a02027",)
    with db.connect(lsu_url) as connection:
        shown = delegation.deck(connection, Guest("TR"), TODAY, LEAST, False, "tr")
    for frame in (shown.agreements, shown.places, shown.joint):
        assert "Ondokuz Mayıs University" not in set(frame["partner_name"])
    assert {"Marmara Üniversitesi", "Gazi Üniversitesi"} <= set(shown.agreements["partner_name"])


def test_another_english_name_takes_no_place_of_the_english_name(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        found = dict(guests(connection, "en")[["key", "name"]].values)
        assert guest(connection, "samarkand-state-university", "uz") is not None
    assert "University of Rzeszów" in found.values()
    assert "Rzeszów University" not in found.values()


# --- partners


def test_a_partner_and_the_one_it_became_are_one(load: Load) -> None:
    rows: Rows = {
        "partner": [
            {"key": "today", "country": "HU", "listed": False, "source_id": 2},
            {"key": "former", "country": "HU", "merged_into_id": 1},
            {"key": "plain", "country": "HU"},
            {"key": "met", "country": "HU", "listed": False},
        ],
        "agreement": [
            {"partner_id": 1, "valid_from": date(2024, 1, 1)},
            {"partner_id": 2, "valid_from": date(2024, 1, 1)},
        ],
    }
    shown = delegation.deck(load(rows), Guest("HU"), TODAY, 5, False, "en").partners
    assert shown[["key", "listed", "agreements", "illustrative"]].to_numpy().tolist() == [
        ["today", 1, 2, 1],
        ["plain", 1, 0, 0],
    ]


def test_what_is_known_of_a_former_institution_is_known_of_what_it_is_today(load: Load) -> None:
    """The former one has everything, the one of today nothing of its own."""
    connection = load(
        {
            "partner": [
                {"key": "today", "country": "HU", "name": "Today"},
                {"key": "former", "country": "HU", "merged_into_id": 1},
                {"key": "plain", "country": "HU"},
            ],
            "unit": UNITS,
            "mobility": moves(
                (9, {"country": "HU", "partner_id": 2, "unit_id": 1}),
                (6, {"country": "HU", "partner_id": 1}),
                (8, {"country": "HU", "partner_id": 3}),
            ),
            "agreement": [{"partner_id": 2, "valid_from": date(2020, 1, 1)}],
            "quota": [{"agreement_id": 1, "places": 2}],
            "grant": [{"title": "Ours", "status": "running"}],
            "grant_partner": [{"grant_id": 1, "partner_id": 2}],
            "activity": [{"title": "A day", "partner_id": 2, "country": "HU"}],
            "joint_programme": [{"title": "A degree", "partner_id": 2, "kind": "double"}],
            "association": [{"key": "one", "name": "One"}],
            "membership": [{"association_id": 1, "status": "member"}],
            "association_member": [{"association_id": 1, "partner_id": 2, "country": "HU", "status": "member"}],
        }
    )
    who = guest(connection, "former", "en")
    assert who == guest(connection, "today", "en")
    assert who is not None
    assert (who.partner, who.name, who.parts) == ("today", "Today", ("former",))
    shown = delegation.deck(connection, who, TODAY, LEAST, False, "en")
    assert shown.people.totals["outgoing"] == 15
    assert list(shown.agreements["partner"]) == ["former"]
    assert (list(shown.places["places"]), list(shown.joint["title"])) == ([2], ["A degree"])
    assert (list(shown.projects["title"]), list(shown.activities["title"])) == (["Ours"], ["A day"])
    assert list(shown.associations["key"]) == ["one"]
    alone = guest(connection, "plain", "en")
    assert alone is not None
    assert delegation.deck(connection, alone, TODAY, LEAST, False, "en").agreements.empty


def test_a_stranger_is_told_as_many_partners_as_the_list_has(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        world = delegation.deck(connection, Guest("JP"), TODAY, 5, False, "en").world
        listed = partner_queries.listing(connection, Filters(as_of=TODAY))["listed"].sum()
    assert (world["listed"].sum(), listed, len(world), world["key"].is_unique) == (29, 29, 29, True)
