"""The page Dictionary for readers: every table and column, found by a word of it; indicators, sources, regions."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib import geography, glossary, i18n
from lib.alphabet import folded
from lib.i18n import words
from lib.indicators import INDICATORS
from lib.queries import dictionary
from lib.schema import Base
from lib.screen.dictionary_tables import matches, search
from tests.pages.conftest import Reader

W = words("en")
TABLES = Base.metadata.tables.values()
COUNTS = f"{len(TABLES)} tables · {sum(len(table.columns) for table in TABLES)} columns"


def source(at: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in at.main.get("html"))


def text(at: AppTest) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", source(at)))


def tables(at: AppTest) -> list[str]:
    return [re.findall(r"\*\*(.*?)\*\*", element.label)[0] for element in at.main.expander]


def opened(at: AppTest) -> str:
    """The columns that stand on the page."""
    body = " ".join(str(element.proto.body) for element in at.main.get("html"))
    return " ".join(re.findall(r"<th scope='row'><code>(.*?)</code>", body))


def at_tables(reader: Reader, language: str = "") -> AppTest:
    at = reader("dictionary", language=language)
    return at.button_group(key="dictionary-part").set_value("tables").run()


def test_what_each_number_means_stands_first(reader: Reader):
    at = reader("dictionary")
    assert at.button_group(key="dictionary-part").value == "indicators"
    assert at.button_group(key="dictionary-part").options[1] == f"Tables · {len(TABLES)}"
    assert INDICATORS[0].rule in text(at)
    assert tables(at) == []


def test_a_search_leads_to_the_part_that_has_what_is_searched_for(reader: Reader):
    at = reader("dictionary")
    at.text_input(key="search").set_value("ISCED").run()
    assert at.button_group(key="dictionary-part").value == "tables"
    at.text_input(key="search").set_value("no such word at all").run()
    assert not at.exception
    assert "Nothing here contains “no such word at all”." in text(at)


def test_every_table_stands_closed_with_what_one_row_is(reader: Reader):
    at = at_tables(reader)
    assert tables(at) == [table.name for table in dictionary.tables()]
    assert opened(at) == ""
    assert COUNTS in text(at)
    assert "**association** · A network of universities." in [element.label for element in at.main.expander]


def test_each_table_opens_with_all_its_columns(reader: Reader):
    at = at_tables(reader)
    for table in dictionary.tables():
        at.session_state[f"table-{table.name}-"] = True
    at.run()
    assert not at.exception
    assert opened(at).split() == [field.name for table in dictionary.tables() for field in table.fields]


@pytest.mark.parametrize("language", i18n.languages())
def test_a_word_opens_what_it_finds(reader: Reader, language: str):
    at = at_tables(reader, language)
    at.text_input(key="search").set_value("ISCED").run()
    assert not at.exception
    assert tables(at) == ["mobility", "joint_programme"]
    assert opened(at).split() == ["field", "field"]


def test_a_table_is_found_whole_by_its_name(reader: Reader):
    at = at_tables(reader)
    at.text_input(key="search").set_value("partner_name").run()
    assert tables(at) == ["partner_name"]
    assert "24" not in opened(at)
    assert opened(at).split() == ["id", "partner_id", "name", "language", "kind", "source_id"]


def test_a_column_says_its_codes_its_kind_and_its_bounds(reader: Reader):
    at = at_tables(reader)
    at.text_input(key="search").set_value("calendar_year").run()
    assert "calendar_year Calendar year of the first day; follows from it where it is known" in text(at)
    assert "Whole number Mandatory From 1000 to 2200 Worked out where the file leaves it empty" in text(at)
    at.text_input(key="search").set_value("founding member").run()
    assert "applied Applied observer Observer founding Founding member left Left" in text(at)


@pytest.mark.parametrize("language", i18n.languages())
def test_indicators_sources_and_regions(reader: Reader, language: str):
    at, w = reader("dictionary", language=language), words(language)
    at.button_group(key="dictionary-part").set_value("indicators").run()
    assert not at.exception
    for indicator in INDICATORS:
        assert w(indicator.rule).split(".")[0] in text(at).replace("&#x27;", "'")
    at.button_group(key="dictionary-part").set_value("sources").run()
    assert "Lankaran State University, page on international associations" in text(at)
    at.button_group(key="dictionary-part").set_value("regions").run()
    assert not at.exception
    assert text(at).count(w.country("AZ")) >= len([r for r in geography.regions() if "AZ" in geography.members(r)])


@pytest.mark.parametrize("language", i18n.languages())
def test_the_words_of_the_field_stand_in_every_language(reader: Reader, language: str):
    at, w = reader("dictionary", language=language), words(language)
    at.button_group(key="dictionary-part").set_value("words").run()
    assert not at.exception
    said = text(at)
    for term in glossary.terms():
        assert all(word in said for word in term.words.values()), term.name
    titles = [term.words[language] for term in glossary.terms()]
    assert re.findall(r"<h3><span>(.*?)</span>", source(at)) == w.sorted(titles)


def test_a_measure_that_is_no_indicator_is_found_with_its_rule(reader: Reader):
    at = reader("dictionary")
    at.text_input(key="search").set_value("reciprocity").run()
    assert at.button_group(key="dictionary-part").value == "words"
    assert glossary.MEANINGS["reciprocity"] in text(at)
    assert "qarşılıqlılıq" in text(at)


def test_every_meaning_belongs_to_a_term():
    assert set(glossary.MEANINGS) <= {term.name for term in glossary.terms()}


def test_an_illustrative_source_carries_the_mark(reader: Reader):
    at = reader("dictionary")
    at.button_group(key="dictionary-part").set_value("sources").run()
    at.text_input(key="search").set_value("illustrative").run()
    assert "no fact about the university Illustrative" in text(at)


def test_nothing_found_is_said(reader: Reader):
    at = reader("dictionary")
    at.text_input(key="search").set_value("<b>xyzzy").run()
    assert not at.exception
    assert "Nothing here contains “&lt;b&gt;xyzzy”." in text(at)


# --- the search itself


@pytest.mark.parametrize("word", ["TÜRKİYE", "turkiye", "Türkiye", "türkıye"])
def test_letters_are_found_without_their_marks(word: str):
    assert folded(word) == "turkiye"


def test_every_word_of_the_search_must_be_there():
    assert matches("last  DAY", "Last day of this status")
    assert not matches("last night", "Last day of this status")
    assert matches("", "anything")


def test_a_column_is_found_by_the_words_of_its_codes():
    found = search(dictionary.tables(), "Mevlana", W)
    assert [(table.name, [field.name for field in fields]) for table, fields in found] == [
        ("agreement", ["programme"]),
        ("mobility", ["programme"]),
    ]
    assert [len(fields) for table, fields in search(dictionary.tables(), "quota", W)] == [8]
