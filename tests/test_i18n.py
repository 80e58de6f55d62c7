"""Numbers, money, dates and names as each language writes them; exact."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.i18n import Words, accepted, languages, preferred, words

DAY = date(2026, 11, 21)


def plain(text: str) -> str:
    """Without the blanks that may not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "number", "percent", "money", "short", "day"),
    [
        ("en", "1,234,567.9", "12.3%", "€12,346", "US$1.2M", "21 Nov 2026"),
        ("az", "1.234.567,9", "12,3%", "12.346 €", "1,2 mln US$", "21 noy 2026"),
        ("tr", "1.234.567,9", "%12,3", "12.346 €", "1,2 mn $", "21 Kas 2026"),
        ("ru", "1 234 567,9", "12,3 %", "12 346 €", "1,2 млн $", "21 нояб. 2026 г."),
        ("uz", "1 234 567,9", "12,3%", "12 346 €", "1,2 mln US$", "2026-yil 21-noy"),
    ],
)
def test_figures(language: str, number: str, percent: str, money: str, short: str, day: str):
    w = words(language)
    assert plain(w.number(1234567.89, 1)) == number
    assert plain(w.percent(0.1234, 1)) == percent
    assert plain(w.money(12345.6, "EUR")) == money
    assert plain(w.money(1234567, "USD", short=True)) == short
    assert plain(w.date(DAY)) == day


def test_what_is_not_known_is_a_dash():
    w = words("en")
    assert (w.number(None), w.percent(None), w.money(None, "EUR"), w.date(None), w.country(None)) == ("–",) * 5
    assert w.partial_date(None) == "–"


def test_a_date_is_shown_as_exactly_as_it_is_known():
    w = words("en")
    assert [w.partial_date(text) for text in ("2021", "2021-03", "2021-03-14")] == [
        "2021",
        "March 2021",
        "14\u00a0Mar\u00a02021",
    ]


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


@pytest.mark.parametrize(
    ("language", "whole", "thousands", "millions", "milliards"),
    [
        ("en", "AZN 135,400", "AZN 135.4K", "AZN 1.3M", "AZN 2.5B"),
        ("az", "135.400 AZN", "135,4 min AZN", "1,3 mln AZN", "2,5 mlrd AZN"),
        ("tr", "135.400 AZN", "135,4 bin AZN", "1,3 mn AZN", "2,5 mr AZN"),
        ("ru", "135 400 AZN", "135,4 тыс. AZN", "1,3 млн AZN", "2,5 млрд AZN"),
        ("uz", "135 400 AZN", "135,4 ming AZN", "1,3 mln AZN", "2,5 mlrd AZN"),
    ],
)
def test_amounts_are_written_in_one_way(language: str, whole: str, thousands: str, millions: str, milliards: str):
    w = words(language)
    short = [plain(w.money(value, "AZN", short=True)) for value in (135_400, 1_334_000, 2_500_000_000)]
    assert [plain(w.money(135_400, "AZN")), *short] == [whole, thousands, millions, milliards]


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        (1, "1-ci"),
        (3, "3-cü"),
        (1900, "1900-cü"),
        (1998, "1998-ci"),
        (1999, "1999-cu"),
        (2000, "2000-ci"),
        (2010, "2010-cu"),
        (2020, "2020-ci"),
        (2021, "2021-ci"),
        (2022, "2022-ci"),
        (2023, "2023-cü"),
        (2024, "2024-cü"),
        (2025, "2025-ci"),
        (2026, "2026-cı"),
        (2027, "2027-ci"),
        (2028, "2028-ci"),
        (2029, "2029-cu"),
        (2030, "2030-cu"),
        (2040, "2040-cı"),
        (2050, "2050-ci"),
        (2060, "2060-cı"),
        (2070, "2070-ci"),
        (2080, "2080-ci"),
        (2090, "2090-cı"),
        (2100, "2100-cü"),
    ],
)
def test_azerbaijani_counts_years_with_the_ending_of_the_last_word_that_is_heard(number: int, counted: str):
    assert words("az").ordinal(number) == counted
    assert [words(language).ordinal(number) for language in ("en", "tr", "ru", "uz")] == [str(number)] * 4


@pytest.mark.parametrize(
    ("language", "calendar", "academic", "quarter"),
    [
        ("en", "2026", "2026/27", "Q3 2026"),
        ("az", "2026-cı il", "2026/27 tədris ili", "2026-cı ilin 3-cü rübü"),
        ("tr", "2026", "2026/27 akademik yılı", "2026, 3. çeyrek"),
        ("ru", "2026 г.", "2026/27 уч. г.", "3-й кв. 2026 г."),
        ("uz", "2026-yil", "2026/27 o\u02bbquv yili", "2026-yil 3-chorak"),
    ],
)
def test_years_as_a_sentence_names_them(language: str, calendar: str, academic: str, quarter: str):
    w = words(language)
    named = [w.named_year(2026), w.named_year(2026, "academic"), w.named_year(2026, quarter=3)]
    assert [plain(name) for name in named] == [calendar, academic, quarter]


def test_an_uzbek_month_of_a_year_begins_with_the_year():
    assert words("uz").partial_date("2017-10") == "2017-yil oktabr"


def test_cities_have_the_names_that_the_language_has_for_them():
    named = {language: words(language).city("Moscow", "RU") for language in languages()}
    assert named == {"en": "Moscow", "az": "Moskva", "tr": "Moskova", "ru": "Москва", "uz": "Moskva"}
    places = (("Istanbul", "TR"), ("Sakarya", "TR"), ("Moscow", "US"))
    assert [words("tr").city(*place) for place in places] == ["İstanbul", "Sakarya", "Moscow"]
    assert words("tr").city(None, "TR") == ""


def test_a_city_is_known_by_each_of_its_names_and_without_its_country():
    at_home = {language: words(language).city("Lankaran", "AZ") for language in languages()}
    assert at_home == {"en": "Lankaran", "az": "Lənkəran", "tr": "Lenkeran", "ru": "Ленкорань", "uz": "Lankaron"}
    assert [words("ru").city(name, "AZ") for name in ("Lənkəran", "lenkeran", "Bakı")] == [
        *["Ленкорань"] * 2,
        "Баку",
    ]
    assert words("ru").city("Lankaran", None) == "Ленкорань"
    assert words("ru").city("Ankara", "AZ") == "Ankara"
    assert words("en").city("Qoʻqon", "UZ") == "Kokand"


def test_every_city_of_the_three_universities_is_in_the_letters_of_the_reader():
    known = set()
    for file in sorted(Path("data").glob("*/*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                known |= {(line.get(f"{of}city"), line.get(f"{of}country")) for of in ("", "seat_")}
    named = {words("ru").city(city, country) for city, country in known if city}
    assert len(named) > 30
    assert not [name for name in named if re.search("[A-Za-z]", name)]


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"), (1, "100%"), (0.996, "99.6%"), (0.99967, "99.97%"), (0.9999, "99.99%"), (0.004, "0.4%"),
        (-0.9989, "-99.9%"), (0.994, "99%"), (0.006, "1%"), (1.004, "100%"), (0.123, "12%"), (0.99999, "99.999%"),
    ],
)  # fmt: skip
def test_what_is_not_all_is_not_100_percent(share: float, said: str):
    assert words("en").percent(share) == said


def test_a_difference_has_its_sign():
    assert [words("en").signed(value) for value in (9, -1200, 0)] == ["+9", "−1,200", "0"]
    assert (words("ru").country("KG"), words("ru").country("UZ")) == ("Кыргызстан", "Узбекистан")
    assert {words(language).number(-12) for language in languages()} == {"−12"}


@pytest.mark.parametrize(
    ("header", "found", "language"),
    [
        ("de,ru;q=0.8", ["de", "ru"], "ru"),
        ("tr;q=0.5, uz-Latn-UZ;q=0.9, en;q=0.1", ["uz-Latn-UZ", "tr", "en"], "uz"),
        ("az-AZ, *;q=0.1", ["az-AZ"], "az"),
        ("ru;q=0, tr;q=1.000", ["tr"], "tr"),
        ("ru;q=x, fr;q=2", [], "en"),
        ("", [], "en"),
    ],
)
def test_the_languages_that_a_browser_takes(header: str, found: list[str], language: str) -> None:
    assert accepted(header) == found
    assert preferred(found) == language


@given(st.text(max_size=40))
def test_no_header_is_too_strange(header: str) -> None:
    assert preferred(accepted(header)) in languages()


def test_a_union_of_states_is_called_as_in_the_language():
    assert [words(one).funding("European Union") for one in ("en", "az", "tr", "ru", "uz")] == [
        "European Union", "Avropa İttifaqı", "Avrupa Birliği", "Европейский союз", "Yevropa Ittifoqi",
    ]  # fmt: skip
    assert words("ru").funding("TÜBİTAK") == "TÜBİTAK"


def test_a_language_is_named_as_a_language():
    assert [words("az").tongue(code) for code in ("en", "cs", "xx")] == ["ingilis dili", "çex dili", "xx"]
    assert [words("uz").tongue(code) for code in ("en", "cs")] == ["inglizcha", "chex tili"]
    assert [words(one).tongue("en") for one in ("en", "tr", "ru")] == ["English", "İngilizce", "английский"]
