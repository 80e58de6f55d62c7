"""Indicators by hand-counted values: the figure, what it is compared with, and the sentence."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import pytest

from lib import codes, db
from lib.filters import LISTS, Filters
from lib.i18n import words
from lib.indicators import INDICATORS, Indicator, effective_number
from lib.queries import choices
from lib.readings import Reading, aimed, covers, divided, reading, recorded
from lib.remarks import moved, time_of

DAY = date(2026, 11, 21)
MOVES = pd.DataFrame(
    [
        (2024, "outgoing", "student", 20, 18, 1),
        (2024, "incoming", "student", 7, 7, 0),
        (2025, "outgoing", "student", 30, 25, 2),
        (2025, "outgoing", "teacher", 4, 4, 0),
        (2025, "outgoing", "staff", 3, 2, 0),
        (2026, "outgoing", "student", 28, 28, 0),
        (2026, "outgoing", "staff", 5, 5, 0),
    ],
    columns=["year", "direction", "role", "moves", "so_far", "illustrative"],
)


def indicator(key: str) -> Indicator:
    return next(one for one in INDICATORS if one.key == key)


def read(key: str, frame: pd.DataFrame, **asked: int) -> Reading:
    return reading(indicator(key), frame, Filters(as_of=DAY, **asked), "AZN")


def test_keys_are_unique():
    assert len({one.key for one in INDICATORS}) == len(INDICATORS) == 10


def test_a_running_year_is_compared_with_the_same_days_of_the_year_before():
    found = read("outgoing_students", MOVES)
    assert (found.year, found.value, found.previous) == (2026, 28, 25)
    assert found.trend == ((2024, 20), (2025, 30), (2026, 28))
    assert found.illustrative == 3
    assert found.change_text(words("en")) == "12%"
    assert found.against(words("en")) == "▲ 12% from 25 in the same days of 2025"
    assert found.when(words("en")) == "2026, up to 21\u00a0Nov\u00a02026"


def test_a_year_that_is_over_is_compared_with_the_whole_year_before():
    found = read("outgoing_students", MOVES, last=2025)
    assert (found.year, found.value, found.previous) == (2025, 30, 20)
    assert found.against(words("en")) == "▲ 50% from 20 in all of 2024"


def test_two_roles_make_staff_and_a_small_base_is_not_a_percentage():
    found = read("outgoing_staff", MOVES)
    assert (found.value, found.previous) == (5, 6)
    assert found.relative is None
    assert found.change_text(words("en")) == "1"


def test_nobody_came_is_zero_within_the_years_on_record():
    found = read("incoming_students", MOVES)
    assert (found.value, found.previous) == (0, 0)
    assert found.trend == ((2024, 7), (2025, 0), (2026, 0))


def test_after_the_last_year_on_record_nothing_is_known():
    found = read("incoming_students", MOVES[MOVES["year"] < 2026])
    assert (found.value, found.change) == (None, None)
    assert found.trend == ((2024, 7), (2025, 0), (2026, None))


def test_a_part_of_a_year_without_days_is_not_known():
    undated = pd.DataFrame([(2025, "outgoing", "student", 12, None, 0)], columns=list(MOVES))
    found = read("outgoing_students", undated)
    assert (found.value, found.previous, found.change) == (None, 12, None)
    assert found.against(words("en")) == "12 in all of 2025"


@pytest.mark.parametrize(
    ("country", "key", "shown"),
    [
        ("JP", "outgoing_students", ("0", "as in the same days of 2025")),
        ("MD", "outgoing_students", ("0", "▼ 1 from 1 in the same days of 2025")),
        ("JP", "partners", ("0", "as in the same days of 2025")),
        ("JP", "countries", ("0", "as in the same days of 2025")),
        ("JP", "agreements_in_force", ("0", "as at the end of 2025")),
        ("JP", "grant_income", ("–", "no figure for 2025")),
        ("JP", "effective_countries", ("–", "no figure for 2025")),
    ],
)
def test_a_country_without_any_row_has_none_within_the_years_on_record(
    lsu_url: str, country: str, key: str, shown: tuple[str, str]
):
    asked, one = Filters(as_of=DAY, country=(country,)), indicator(key)
    more = ("AZN",) if one.unit == "money" else ()
    with db.connect(lsu_url) as connection:
        every = one.query(connection, asked.without(*LISTS), *more)
        found = reading(one, one.query(connection, asked, *more), asked, "AZN", recorded(every))
    assert (found.value_text(words("en")), found.against(words("en"))) == shown


def test_before_the_first_year_on_record_nothing_is_known_of_a_country_either(lsu_url: str):
    asked, one = Filters(as_of=DAY, country=("JP",), last=2005), indicator("outgoing_students")
    with db.connect(lsu_url) as connection:
        every = one.query(connection, Filters(as_of=DAY))
        found = reading(one, one.query(connection, asked.without("years")), asked, "", recorded(every))
    assert (found.value, recorded(every.head(0))) == (None, None)


def test_who_records_students_only_has_not_said_that_no_teacher_went():
    students = MOVES[MOVES["role"] == "student"]
    staff = read("outgoing_staff", students)
    assert (staff.value, staff.trend, read("outgoing_students", students).value) == (None, ((2026, None),), 28.0)
    assert covers(indicator("outgoing_staff"), students) is None
    assert covers(indicator("outgoing_staff"), MOVES) == recorded(MOVES)


def test_no_rows_at_all_are_no_figure():
    found = read("outgoing_students", MOVES.iloc[:0])
    assert (found.value, found.previous, found.trend) == (None, None, ((2026, None),))


@pytest.mark.parametrize(
    ("moves", "expected"), [([5, 5, 5, 5], 4.0), ([10, 0, 0, 0], 1.0), ([9, 1], 100 / 82), ([0, 0], None)]
)
def test_the_effective_number_of_countries(moves: list[int], expected: float | None):
    frame = pd.DataFrame(
        [(2026, country, n, n, 0) for country, n in zip("ABCD", moves, strict=False)],
        columns=["year", "country", "moves", "so_far", "illustrative"],
    )
    value = effective_number(frame)["value"].iloc[0]
    assert value == expected if expected is None else value == pytest.approx(expected, abs=1e-12)


def test_the_countries_of_a_running_year_stand_beside_the_same_part_of_the_year_before():
    frame = pd.DataFrame(
        [(2025, "TR", 10, 4, 0), (2025, "PL", 10, 0, 0), (2026, "TR", 3, 3, 0), (2026, "PL", 3, 3, 0)],
        columns=["year", "country", "moves", "so_far", "illustrative"],
    )
    assert effective_number(frame)[["year", "value", "so_far"]].values.tolist() == [[2025, 2.0, 1.0], [2026, 2.0, 2.0]]
    undated = effective_number(frame.assign(so_far=[4, None, 3, 3]))
    assert pd.isna(undated["so_far"].iloc[0])


def test_money_that_is_not_known_is_not_zero():
    frame = pd.DataFrame(
        [(2025, 1000.0, 1, 0, 0, 0), (2026, None, 0, 2, 0, 0)],
        columns=["year", "amount", "known", "unknown", "provisional", "illustrative"],
    )
    found = read("grant_income", frame)
    assert (found.value, found.counts) == (None, {"unknown": 2})
    assert found.doubt(words("en")) == "2 projects have no known amount and are in no sum."
    assert read("grant_income", frame, last=2025).doubt(words("en")) == ""
    assert found.value_text(words("en")) == "–"


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2024, "1 known; 5 more may have held already: since when is not known."),
        (2025, "Confirmed by the association: 2."),
        (2026, ""),
    ],
)
def test_memberships_say_how_sure_they_are(year: int, said: str):
    frame = pd.DataFrame(
        [(2024, None, 1, 5, 1, 0), (2025, 6.0, 6, 0, 2, 0), (2026, 0.0, 0, 0, 0, 0)],
        columns=["year", "memberships", "known", "unknown_since", "confirmed", "illustrative"],
    )
    assert read("memberships", frame, last=year).doubt(words("en")) == said


def test_the_heading_says_of_which_year_the_figures_are():
    def said(**asked: int) -> str:
        return time_of(Filters(as_of=DAY, **asked), words("en"))

    assert said(first=2019) == said(last=2030) == "International cooperation as at 21\u00a0November\u00a02026"
    assert said(first=2018, last=2019) == (
        "The figures are those of 2019, beside 2018. What needs attention is as at 21\u00a0November\u00a02026."
    )


def test_the_sentence_names_what_moved_most():
    people = [read(key, MOVES) for key in ("outgoing_students", "outgoing_staff", "incoming_students")]
    assert moved(people, words("en")) == (
        "Outgoing students changed most: 28, 12% higher than in the same days of 2025 (25)."
    )
    again = read("outgoing_students", MOVES)
    assert moved([people[0], again, *people[1:]], words("en")).endswith(" Changed as much: Outgoing students.")
    assert moved([], words("en")) == "There is no earlier figure to compare with yet."
    assert moved(people[2:], words("en")) == "Nothing changed against the year before."


def test_where_days_are_missing_it_says_that_the_same_days_are_not_known():
    dayless = MOVES.assign(so_far=MOVES["so_far"].astype(float).mask(MOVES["year"] == 2025))
    found = read("outgoing_students", dayless)
    assert (found.uneven, found.change) == (True, None)
    said = "Some rows of 2025 have no day: how many lie in the same days is not known."
    assert moved([found], words("en")) == said


def test_what_is_counted_is_named_before_what_is_computed():
    lines = [(2025, "TR", 10, 10, 0), (2026, "TR", 5, 5, 0), (2026, "PL", 5, 5, 0)]
    varied = pd.DataFrame(lines, columns=["year", "country", "moves", "so_far", "illustrative"])
    people, variety = read("outgoing_students", MOVES), read("effective_countries", varied)
    assert abs(people.change or 0) > 0
    assert variety.change
    assert moved([variety, people], words("en")).startswith("Outgoing students changed most")
    still = read("incoming_students", MOVES)
    assert still.change == 0
    assert moved([still, variety], words("en")).startswith("Effective number of countries changed most")


CHANGES = pd.DataFrame(
    [
        ("outgoing", "student", "TR", 15, 0.0),
        ("outgoing", "student", "TR", 0, 6.0),
        ("outgoing", "student", "PL", 0, 9.0),
        ("outgoing", "student", "ES", 3, 2.0),
        ("outgoing", "student", "KZ", 4, 0.0),
        ("outgoing", "student", "CZ", 1, 1.0),
        ("outgoing", "student", "RO", 2, 5.0),
        ("outgoing", "student", "HU", 3, 2.0),
        ("incoming", "student", "HU", 3, 2.0),
    ],
    columns=["direction", "role", "country", "now", "before"],
)


def test_a_change_is_told_by_its_parts_which_add_up_to_it():
    found = divided(read("outgoing_students", MOVES), CHANGES)
    assert found.parts == (("PL", -9), ("TR", 9), ("KZ", 4), ("RO", -3), ("ES", 1), ("HU", 1))
    assert sum(size for _, size in found.parts) == found.change == 3
    assert found.made_of(words("en")) == (
        "By country: Poland −9, Türkiye +9, Kazakhstan +4, Romania −3 and all others +2."
    )
    assert moved([found], words("en")).endswith("(25). By country: " + found.made_of(words("en"))[12:])
    five = divided(read("outgoing_students", MOVES), CHANGES[CHANGES["country"] != "HU"])
    assert five.made_of(words("en")).endswith("Romania −3 and Spain +1.")


def test_the_one_country_that_was_chosen_is_not_named_as_a_part():
    lines = MOVES.assign(illustrative=0)
    found = divided(read("outgoing_students", lines, country=("TR",)), CHANGES[CHANGES["country"] == "TR"])
    assert found.parts
    assert found.made_of(words("en")) == ""


def test_where_nothing_can_be_compared_there_are_no_parts():
    assert divided(read("outgoing_students", MOVES[MOVES["year"] == 2026]), CHANGES).made_of(words("en")) == ""
    assert divided(read("outgoing_staff", MOVES), CHANGES).parts == ()


def test_parts_of_money_have_its_currency():
    frame = pd.DataFrame(
        [(2024, 500.0, 1, 0, 0, 0), (2025, 1200.0, 1, 0, 0, 0)],
        columns=["year", "amount", "known", "unknown", "provisional", "illustrative"],
    )
    parts = pd.DataFrame([("New", 1200.0), ("Old", -500.0)], columns=["title", "change"])
    found = divided(read("grant_income", frame, last=2025), parts)
    assert found.made_of(words("en")) == "By project: New +AZN\u00a01.2K and Old −AZN\u00a0500."


FILTERS = [
    {},
    {"last": 2024},
    {"last": 2020},
    {"country": ("TR",)},
    {"region": ("turkic",), "last": 2023},
    {"unit": ("agriculture-engineering",)},
    {"programme": ("mevlana",)},
    {"country": ("TR",), "programme": ("mevlana", "erasmus_ka171"), "last": 2025},
    {"country": ("JP",)},
    {"quarter": 2, "last": 2025},
    {"quarter": 4},
]


def test_active_partners_stand_beside_the_same_days(lsu_url: str):
    """On 15 January the 27 of the running year stood beside the 29 of the whole year before: a fall that was none."""
    said = []
    with db.connect(lsu_url) as connection:
        for day in (date(2025, 1, 15), date(2025, 6, 30), date(2025, 12, 31)):
            asked, one = Filters(as_of=day), indicator("partners")
            found = divided(
                reading(one, one.query(connection, asked), asked),
                one.changes(connection, asked),  # type: ignore[misc]
            )
            said.append((found.value, found.against(words("en")), found.when(words("en")), found.trend[-2][1]))
    assert said == [
        (27, "as in the same days of 2024", "2025, up to 15\u00a0Jan\u00a02025", 29),
        (29, "▲ 4% from 28 in the same days of 2024", "2025, up to 30\u00a0Jun\u00a02025", 29),
        (29, "as in 2024", "In the year 2025", 29),
    ]


@pytest.mark.parametrize("day", [DAY, date(2025, 1, 15), date(2025, 12, 31)])
@pytest.mark.parametrize("narrowed", FILTERS)
def test_the_parts_of_every_indicator_add_up_to_its_change(lsu_url: str, narrowed: dict[str, Any], day: date):
    asked = Filters(as_of=day, **narrowed)
    with db.connect(lsu_url) as connection:
        for one in INDICATORS:
            if one.changes is None:
                continue
            more = ("AZN",) if one.unit == "money" else ()
            plain = reading(one, one.query(connection, asked.without("years"), *more), asked, "AZN")
            found = divided(plain, one.changes(connection, asked, *more))
            if plain.change is None:
                assert found.parts == ()
            else:
                assert round(sum(size for _, size in found.parts), 2) == round(plain.change, 2), one.key


TARGETS = pd.DataFrame(
    [("outgoing_students", 2025, 30.0, 0), ("outgoing_students", 2026, 40.0, 1), ("grant_income", 2026, 1.0, 0)],
    columns=["indicator", "year", "value", "illustrative"],
)


@pytest.mark.parametrize(
    ("last", "wanted", "share", "sentence"),
    [
        (2026, 40.0, 0.7, "Target 2026: 40, not yet reached."),
        (2026, 28.0, 1.0, "Target 2026: 28, reached."),
        (2025, 30.0, 1.0, "Target 2025: 30, reached."),
        (2025, 31.0, 30 / 31, "Target 2025: 31, not reached."),
        (2023, 31.0, None, "Target 2023: 31."),
    ],
)
def test_a_target_is_reached_or_not(last: int, wanted: float, share: float | None, sentence: str):
    targets = pd.DataFrame([("outgoing_students", last, wanted, 0)], columns=list(TARGETS))
    found = aimed(read("outgoing_students", MOVES, last=last), targets)
    assert (found.target, found.reached) == (wanted, share)
    assert found.aim(words("en")) == sentence
    assert sentence in found.said(words("en"))


def test_an_illustrative_target_counts_for_the_mark():
    plain = read("outgoing_students", MOVES)
    assert aimed(plain, TARGETS).illustrative == plain.illustrative + 1 == 4
    assert aimed(read("outgoing_students", MOVES, last=2025), TARGETS).illustrative == 3


def test_a_year_without_a_target_says_nothing_of_one():
    plain = read("outgoing_students", MOVES, last=2024)
    assert aimed(plain, TARGETS) == plain
    assert plain.aim(words("en")) == ""
    assert "Target" not in plain.said(words("en"))


@pytest.mark.parametrize(
    "part", [{"country": ("TR",)}, {"unit": ("law",)}, {"programme": ("mevlana",)}, {"quarter": 2}]
)
def test_a_part_of_the_university_or_of_the_year_has_no_target(part: dict[str, object]):
    asked = Filters(as_of=DAY, **part)  # type: ignore[arg-type]
    assert aimed(reading(indicator("outgoing_students"), MOVES, asked), TARGETS).target is None


def test_an_indicator_names_the_filters_that_do_not_change_it(lsu_url: str) -> None:
    whole = Filters(as_of=date(2026, 11, 21))
    with db.connect(lsu_url) as connection:
        values = {
            "country": ("TR", "PL"),
            "region": ("turkic", "eu"),
            "unit": choices.choices(connection).unit,
            "programme": tuple(codes.PROGRAMME),
            "direction": tuple(codes.DIRECTION),
            "role": tuple(codes.ROLE),
        }
        for indicator in INDICATORS:
            more = ("AZN",) if indicator.unit == "money" else ()
            ask = partial(indicator.query, connection)
            same = [
                name
                for name, each in values.items()
                if all(ask(replace(whole, **{name: (one,)}), *more).equals(ask(whole, *more)) for one in each)
            ]
            assert same == list(indicator.ignores), indicator.key
