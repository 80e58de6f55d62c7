"""The home university: its name and acronym in the language of the reader."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from lib.queries import choices
from tests.databases import Rows

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
