"""The order of each language's alphabet, letter by letter and in names; exact."""

import random

import pytest

from lib.alphabet import folded
from lib.i18n import words

LETTERS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p r s ş t u ü v y z",
    # Without ё, which is е to a dictionary; names with it are below.
    "ru": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "uz": "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch ng",
}
NAMES = {
    "en": "Aland; Åland Islands; Azerbaijan; Çukurova; Cyprus; İzmir; Łódź; Luxembourg; Zagreb",
    "az": "Cənubi Koreya; Çin; Estoniya; Əlcəzair; Gürcüstan; Hindistan; Xorvatiya; Irəvan; İraq; Kuba; Qazaxıstan; "
    "Qətər; Latviya; Suriya; Şri-Lanka; Ukrayna; Üsküb; Zaqatala",
    "tr": "Cezayir; Çekya; Gana; Güney Afrika; Hindistan; Iğdır; Irak; İran; İzlanda; Oslo; Özbekistan; Suriye; "
    "Şili; Tunus; Umman; Ürdün; Vietnam",
    "ru": "ежа; ёжик; ежу; ёлка; ельник; жук; Россия; Çukurova; Zagreb",
    "uz": "Avstriya; Buxoro; Gretsiya; Gruziya; Misr; Oltin; Ozarbayjon; Qatar; Qozogʻiston; Suriya; Tunis; Xitoy; "
    "Yaponiya; Zambiya; Oʻzbekiston; Oʻsh; Gʻarb; Shri-Lanka; Shvetsiya; Chad; Chexiya",
}


def mixed(items: list[str]) -> list[str]:
    return random.Random(7).sample(items, len(items))


@pytest.mark.parametrize("language", LETTERS)
def test_letters_stand_in_the_order_of_the_alphabet(language: str) -> None:
    letters = LETTERS[language].split()
    assert words(language).sorted(mixed(letters)) == letters


@pytest.mark.parametrize("language", NAMES)
def test_names_stand_in_the_order_of_the_alphabet(language: str) -> None:
    names = NAMES[language].split("; ")
    assert words(language).sorted(mixed(names)) == names


def test_capitals_do_not_count_but_the_dot_of_an_i_does() -> None:
    assert words("tr").sorted(["İz", "iy", "IZ", "ıy", "I"]) == ["I", "ıy", "IZ", "iy", "İz"]
    assert words("az").sorted(["İ", "X", "I", "h", "J"]) == ["h", "X", "I", "İ", "J"]
    assert words("en").sorted(["b", "A", "B", "a"]) == ["A", "a", "B", "b"]


def test_an_uzbek_letter_is_the_same_whatever_sign_was_typed() -> None:
    typed = ["Oʻq", "O'r", "O‘s", "Pop", "Zar"]
    assert words("uz").sorted(mixed(typed)) == ["Pop", "Zar", "Oʻq", "O'r", "O‘s"]


def test_s_and_h_with_a_sign_between_are_two_letters() -> None:
    assert words("uz").sorted(["Isʼhoq", "Ishoq", "Isa", "Isxoq"]) == ["Isa", "Isʼhoq", "Isxoq", "Ishoq"]


def test_inner_digraphs_are_letters_too() -> None:
    assert words("uz").sorted(["Angliya", "Anvar", "Anna"]) == ["Anna", "Anvar", "Angliya"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Türkiye", "turkiye"),
        ("İSPANİYA", "ispaniya"),
        ("Ərəbistan", "erebistan"),
        ("Qırğızıstan", "qirgizistan"),
        ("Oʻzbekiston", "o'zbekiston"),
        ("O’zbekiston", "o'zbekiston"),
        ("Łódź", "lodz"),
        ("Россия", "россия"),
    ],
)
def test_marks_and_capitals_do_not_count_where_texts_are_compared(text: str, plain: str) -> None:
    assert folded(text) == plain
