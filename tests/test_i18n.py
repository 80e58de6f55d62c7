"""Numbers, money, dates and names as each language writes them; exact."""

from datetime import date

import pytest

from lib.i18n import Words, languages, preferred, words

DAY = date(2026, 11, 21)


def plain(text: str) -> str:
    """Without the blanks that may not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "number", "percent", "money", "short", "day"),
    [
        ("en", "1,234,567.9", "12.3%", "€12,346", "US$1.2M", "21 Nov 2026"),
        ("az", "1.234.567,9", "12,3%", "12.346 €", "1,2M US$", "21 noy 2026"),
    ],
)
def test_figures(language: str, number: str, percent: str, money: str, short: str, day: str):
    w = words(language)
    assert plain(w.number(1234567.89, 1)) == number
    assert plain(w.percent(0.1234, 1)) == percent
    assert plain(w.money(12345.6, "EUR")) == money
    assert plain(w.money(1234567, "USD", short=True)) == short
    assert w.date(DAY) == day


def test_what_is_not_known_is_a_dash():
    w = words("en")
    assert (w.number(None), w.percent(None), w.money(None, "EUR"), w.date(None), w.country(None)) == ("–",) * 5
    assert w.partial_date(None) == "–"


def test_a_date_is_shown_as_exactly_as_it_is_known():
    w = words("en")
    assert [w.partial_date(text) for text in ("2021", "2021-03", "2021-03-14")] == ["2021", "March 2021", "14 Mar 2021"]


def test_countries_are_named_by_cldr():
    assert [words(language).country("TR") for language in ("en", "az")] == ["Türkiye", "Türkiyə"]
    assert words("en").country("XX") == "XX"


def test_years():
    assert words("en").year(2023) == "2023"
    assert words("en").year(2023, "academic") == "2023/24"
    assert words("en").year(1999, "academic") == "1999/00"


def test_words_are_sorted_by_the_alphabet_of_the_language():
    assert words("az").sorted(["Zaqatala", "Çin", "Cənubi Koreya", "Əlcəzair", "Estoniya", "İspaniya"]) == [
        "Cənubi Koreya",
        "Çin",
        "Estoniya",
        "Əlcəzair",
        "İspaniya",
        "Zaqatala",
    ]


def test_the_language_of_the_browser_is_taken_where_it_is_spoken():
    assert preferred(["az-AZ", "en"]) == "az"
    assert preferred(["de-DE"]) == "en"
    assert preferred([]) == "en"


def test_an_unknown_language_is_english():
    assert words("xx").language == "en"


def test_values_are_filled_in_and_braces_of_the_data_are_harmless():
    w = Words("en")
    assert w("{filter}: {chosen}", filter="Country", chosen="{x}") == "Country: {x}"
    assert w.n("{n} move", "{n} moves", 1) == "1 move"
    assert w.n("{n} move", "{n} moves", 1200) == "1,200 moves"
    assert w("") == ""


def test_every_language_has_its_own_name():
    assert {language: words(language).endonym for language in languages()}.items() >= {
        ("en", "English"),
        ("az", "Azərbaycanca"),
        ("uz", "O\u02bbzbekcha"),
    }


def test_uzbek_names_have_uzbek_letters_and_no_quotation_marks():
    w = words("uz")
    assert [w.country(code) for code in ("UZ", "TR", "CI")] == ["O\u02bbzbekiston", "Turkiya", "Kot-d\u02bcIvuar"]
    assert [code for code in w.locale.territories if set("‘’'`") & set(w.country(code))] == []


def test_large_figures_in_a_few_letters():
    assert [words("en").compact(value) for value in (950, 58_000, 325_680, 1_340_000)] == ["950", "58K", "326K", "1.3M"]
    assert plain(words("az").compact(84_700)) == "84,7K"
