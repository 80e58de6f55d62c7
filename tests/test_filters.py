"""An address in, Filters out, and back: exact, and safe against whatever people paste."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lib import codes, geography
from lib.filters import NAMES, Choices, Dropped, Filters, from_address, to_address

DAY = date(2026, 11, 21)
CHOICES = Choices(2015, 2026, ("law", "agronomy"))


def test_an_empty_address_asks_for_everything():
    assert from_address({}, CHOICES, DAY) == (Filters(as_of=DAY), [])


def test_every_name_of_the_address_is_understood():
    address = {
        "from": ["2018"],
        "to": ["2024"],
        "country": ["TR", "ES"],
        "region": ["turkic"],
        "unit": ["law"],
        "programme": ["mevlana"],
        "direction": ["incoming"],
        "role": ["student", "staff"],
        "basis": ["academic", "received"],
    }
    asked, dropped = from_address(address, CHOICES, DAY)
    assert dropped == []
    assert (asked.first, asked.last, asked.country, asked.unit) == (2018, 2024, ("TR", "ES"), ("law",))
    assert (asked.year_basis, asked.money_basis) == ("academic", "received")
    assert to_address(asked) == address


def test_nonsense_is_dropped_by_name_and_the_rest_is_kept():
    address = {"country": ["TR", "ZZ"], "from": ["1066"], "to": ["soon"], "role": ["rector"], "basis": ["lunar"]}
    asked, dropped = from_address(address, CHOICES, DAY)
    assert asked == Filters(as_of=DAY, country=("TR",))
    assert set(dropped) == {
        Dropped("country", "ZZ"),
        Dropped("from", "1066"),
        Dropped("to", "soon"),
        Dropped("role", "rector"),
        Dropped("basis", "lunar"),
    }


def test_a_list_may_be_written_with_commas_and_in_small_letters():
    asked, dropped = from_address({"country": ["tr, es"]}, CHOICES, DAY)
    assert (asked.country, dropped) == (("TR", "ES"), [])


def test_years_the_wrong_way_round_are_turned():
    asked, _ = from_address({"from": ["2024"], "to": ["2018"]}, CHOICES, DAY)
    assert (asked.first, asked.last) == (2018, 2024)


def test_country_and_region_narrow_each_other():
    assert Filters(as_of=DAY).countries() is None
    assert Filters(as_of=DAY, country=("TR", "ES")).countries() == ("ES", "TR")
    assert Filters(as_of=DAY, region=("caspian",)).countries() == ("AZ", "IR", "KZ", "RU", "TM")
    assert Filters(as_of=DAY, region=("caspian",), country=("KZ", "ES")).countries() == ("KZ",)
    assert Filters(as_of=DAY, region=("caspian",), country=("ES",)).countries() == ()


def test_a_click_sets_a_filter_and_a_second_click_lets_go():
    asked = Filters(as_of=DAY, country=("ES", "PL"))
    once = asked.toggled("country", "TR")
    assert once.country == ("TR",)
    assert once.toggled("country", "TR").country == ()
    year = asked.toggled("years", "2021")
    assert (year.first, year.last) == (2021, 2021)
    assert year.toggled("years", "2021") == asked


def test_a_page_asks_only_what_it_understands():
    asked = Filters(as_of=DAY, first=2020, country=("TR",), role=("student",), year_basis="academic")
    assert asked.only("country") == Filters(as_of=DAY, country=("TR",), year_basis="academic")
    assert asked.without("years", "country") == Filters(as_of=DAY, role=("student",), year_basis="academic")


def test_the_year_of_an_indicator_never_lies_ahead():
    assert Filters(as_of=DAY).this_year() == 2026
    assert Filters(as_of=DAY, last=2023).this_year() == 2023
    assert Filters(as_of=DAY, last=2030).this_year() == 2026


values = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["TR", "2020", "99999999999999999999", "²", "٣", "eu", "student", ",", "tr,ES"]),
)


@given(st.dictionaries(st.sampled_from([*NAMES, "lang", "partner"]), st.lists(values, max_size=3)))
def test_no_address_raises_and_every_answer_is_stable(address):
    asked, _ = from_address(address, CHOICES, DAY)
    again, dropped = from_address(to_address(asked), CHOICES, DAY)
    assert (again, dropped) == (asked, [])


@given(
    st.builds(
        Filters,
        as_of=st.just(DAY),
        first=st.none() | st.integers(2015, 2020),
        last=st.none() | st.integers(2020, 2026),
        country=st.lists(st.sampled_from(geography.country_codes()), unique=True, max_size=3).map(tuple),
        programme=st.lists(st.sampled_from(list(codes.PROGRAMME)), unique=True).map(tuple),
        direction=st.sampled_from([(), ("outgoing",), ("incoming",)]),
        year_basis=st.sampled_from(list(codes.YEAR_BASIS)),
        money_basis=st.sampled_from(list(codes.MONEY_BASIS)),
    )
)
def test_every_question_survives_its_address(asked):
    assert from_address(to_address(asked), CHOICES, DAY) == (asked, [])
