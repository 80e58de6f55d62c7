"""A term of the field is said in each language as `lib/locale/glossary.csv` says it."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.i18n import LOCALES, languages
from tests.test_words import LANGUAGES, forms
from tests.words import read, template

GLOSSARY = Path(LOCALES) / "glossary.csv"
# Where a word of the field is another one: a verb, or the name of a table in a file.
OTHER_WORDS = ("who may move", "move it away", "page down) move", "begin with institution", "and source (where",
               "then partner and mobility", "institution.csv", "institution.xlsx")  # fmt: skip
PLURALS = {"y": "(?:y|ies)", "um": "(?:um|a)"}
PLAIN = str.maketrans({"ё": "е", "ı": "i", "ʻ": "", "ʼ": ""})


def rows() -> list[dict[str, str]]:
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TERMS = {row["term"]: row for row in rows()}


def folded(text: str) -> str:
    return text.casefold().replace("i̇", "i").translate(PLAIN)


def stem(word: str) -> str:
    """Without its last letters, which change with case and number (ortak, ortağı; birlik, birliğin)."""
    return folded(word)[: len(word) - (1 if len(word) <= 5 else 2)]


def english(term: str) -> re.Pattern[str]:
    """The term with its plural, as words of their own."""
    ending = next((end for end in PLURALS if term.endswith(end)), "")
    last = term.removesuffix(ending) + PLURALS[ending] if ending else f"{term}(?:s|es)?"
    return re.compile(rf"(?<![\w{{]){last}(?![\w}}])", re.IGNORECASE)


def terms_of(text: str) -> Iterator[str]:
    """The terms in a text, the longest first: an exchange rate is no rate of something else."""
    text = re.sub(r"\{.*?\}", "#", text).lower()
    for other in OTHER_WORDS:
        text = text.replace(other, "#")
    for term in sorted(TERMS, key=len, reverse=True):
        text, found = english(term).subn("#", text)
        if found:
            yield term


def said(cell: str, text: str) -> bool:
    """Whether a text says one of the words of a cell, in any case and number."""
    ways = [re.sub(r"\(.*?\)", "", way).split() for way in cell.split(";")]
    return any(all(stem(word) in folded(text) for word in way) for way in ways if way)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_said_as_the_glossary_says_it(language: str) -> None:
    catalogue, wrong = read(language), []
    for message in template():
        text = message.id if isinstance(message.id, str) else message.id[1]
        found = catalogue.get(message.id)
        for term in terms_of(text) if found else ():
            wrong += [(term, text, form) for form in forms(found) if not said(TERMS[term][language], form)]
    assert wrong == []


def test_the_glossary_has_a_word_in_every_language_for_every_term() -> None:
    assert [row["term"] for row in rows() if not all(row[one].strip() for one in languages())] == []
    assert [row["term"] for row in rows()] == sorted({row["term"] for row in rows()})


def test_the_words_that_the_order_of_the_field_begins_with_are_there() -> None:
    named = {"mobility", "partner", "agreement", "memorandum of understanding", "grant", "membership", "faculty"}
    assert named | {"incoming", "outgoing"} <= set(TERMS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Exchange rates of the year", ["exchange rate"]),
        ("Memoranda of understanding", []),
        ("A memorandum of understanding", ["memorandum of understanding"]),
        ("{country} and {partner}", []),
        ("Countries", ["country"]),
        ("Who may move", []),
        ("joint degrees and double degrees", ["double degree", "joint degree"]),
    ],
)
def test_the_terms_of_a_text(text: str, found: list[str]) -> None:
    assert sorted(terms_of(text)) == found


def test_a_term_is_known_in_another_case_and_a_wrong_word_is_not() -> None:
    assert said("ortak", "Ortağımız")
    assert said("действующий; действует", "Действующие соглашения")
    assert not said("ortak", "Partner ülkeler")
    assert not said("birlik", "Üyelikler")
