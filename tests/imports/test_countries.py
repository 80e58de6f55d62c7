"""Whoever writes the name of a country is told its code."""

import pytest

from lib.geography import ALIASES, country_codes
from lib.i18n import languages, words
from lib.imports.countries import meant


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Turkey", "TR"), ("Türkiye", "TR"), ("TURKIYE", "TR"), ("Türkiyə", "TR"), ("Турция", "TR"), ("Turkiya", "TR"),
        ("tr", "TR"), ("TUR", "TR"), ("Turkie", "TR"), ("UK", "GB"), ("U.K.", "GB"), ("EL", "GR"), ("usa", "US"),
        ("United States of America", "US"), ("Great Britain", "GB"), ("Czech Republic", "CZ"), ("США", "US"),
        ("Özbəkistan", "UZ"), ("Oʻzbekiston", "UZ"), ("O'zbekiston", "UZ"), ("Bosnia and Herzegovina", "BA"),
        ("İngiltere", "GB"), ("Polonya", "PL"), ("Polşa", "PL"), ("Almaniya", "DE"), ("Германия", "DE"),
        ("Киргизия", "KG"), ("Кыргызстан", "KG"),
        ("TR Poland", "TR PL"), ("Turkey, Poland; UK", "TR PL GB"), ("Turkie, PL", "TR PL"), ("AZ XX", ""),
        ("Atlantis", ""), ("", ""), ("–", ""),
    ],
)  # fmt: skip
def test_what_was_meant(said: str, code: str) -> None:
    assert meant(said) == code


@pytest.mark.parametrize("language", languages())
def test_every_name_that_is_shown_is_known(language: str) -> None:
    w = words(language)
    assert [code for code in country_codes() if meant(w.country(code)) != code] == []


def test_an_alias_is_no_name_of_another_country() -> None:
    assert [(code, name) for code, names in ALIASES.items() for name in names.split() if meant(name) != code] == []
    assert set(ALIASES) <= set(country_codes())
