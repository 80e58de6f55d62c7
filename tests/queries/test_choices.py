"""What can be chosen, by hand and against the oracle; the home university: its name and acronym in the language."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib import codes, db
from lib.filters import Choices
from lib.queries import choices
from tests.databases import Rows
from tests.oracle import choices as oracle
from tests.queries.plain import dated, tables
from tests.queries.worlds import EVENTS, LANDS, PERHAPS, some

Load = Callable[[Rows], Connection]
NAMES = {
    "en": "Lankaran State University",
    "az": "Lənkəran Dövlət Universiteti",
    "tr": "Lenkeran Devlet Üniversitesi",
    "ru": "Ленкоранский государственный университет",
    "uz": "Lankaron davlat universiteti",
}


@pytest.mark.parametrize(
    ("language", "acronym"), [("en", "LSU"), ("az", "LDU"), ("tr", "LDÜ"), ("ru", "ЛГУ"), ("uz", "LDU")]
)
def test_the_acronym_is_that_of_the_name_in_the_language(
    load: Callable[[Rows], Connection], language: str, acronym: str
) -> None:
    names = {"name": NAMES["en"], **{f"name_{code}": said for code, said in NAMES.items() if code != "en"}}
    home = choices.home(load({"institution": [{**names, "short_name": "LSU"}]}), language)
    assert (home["name"], home["short_name"]) == (NAMES[language], acronym)


def test_an_acronym_that_is_no_initials_stays(load: Callable[[Rows], Connection]) -> None:
    named = {"name": "University of Foggia", "name_az": "Focca Universiteti", "short_name": "UNIFG"}
    connection = load({"institution": [named]})
    assert choices.home(connection, "az")["short_name"] == "UNIFG"


def agrees(connection: Connection) -> None:
    rows = tables(connection)
    assert choices.choices(connection) == oracle.choices(rows)
    assert choices.countries(connection) == oracle.countries(rows)
    for language in ("en", "az"):
        assert list(choices.units(connection, language).items()) == list(oracle.units(rows, language).items())


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        ({}, (2015, 2015)),
        ({"mobility": [{"start_date": date(2020, 3, 1)}]}, (2019, 2020)),  # the academic year began in 2019
        ({"mobility": [{"start_date": None, "calendar_year": 2021, "academic_year": None}]}, (2021, 2021)),
        ({"mobility": [{"start_date": date(2020, 3, 1), "status": "nominated"}]}, (2015, 2015)),
        ({"grant": [{"decision_date": date(2018, 1, 1), "status": "rejected"}, {}]}, (2018, 2018)),
        ({"grant": [{}], "payment": [{"paid_on": date(2017, 12, 31)}]}, (2017, 2017)),
        ({"activity": [{"start_date": date(2019, 1, 1)}, {"start_date": date(2022, 1, 1)}]}, (2019, 2022)),
    ],
)
def test_the_years_that_can_be_chosen(load: Load, rows: Rows, years: tuple[int, int]) -> None:
    connection = load({**rows, "unit": [{"key": "law"}, {"key": "arts"}]})
    assert choices.choices(connection) == Choices(*years, ("arts", "law"))
    agrees(connection)


def test_lankaran_agrees_with_the_oracle(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection)


MOVES = some(
    4,
    start_date=PERHAPS,
    calendar_year=st.integers(2018, 2028),
    academic_year=st.none() | st.integers(2018, 2028),
    status=st.sampled_from(list(codes.MOBILITY_STATUS)),
    country=st.sampled_from(LANDS),
).map(lambda rows: [dated(row) for row in rows])
UNITS = st.lists(st.sampled_from(["law", "arts", "economics-management", "economics"]), min_size=2, unique=True)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    world=st.fixed_dictionaries(
        {
            "partner": st.just([{"country": land} for land in LANDS]),
            "mobility": MOVES,
            "activity": EVENTS,
            "grant": some(3, decision_date=PERHAPS).map(lambda rows: [{}, *rows]),
            "payment": some(2, paid_on=PERHAPS.filter(bool)),
            "unit": UNITS.map(lambda keys: [{"key": key, "name_az": "Ad" if key > "e" else None} for key in keys]),
        }
    )
)
def test_any_choices_agree_with_the_oracle(load: Load, world: Rows) -> None:
    agrees(load(world))
