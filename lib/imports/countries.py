"""What somebody wrote for a country in; the code that was probably meant, out. It is asked for, and never taken."""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from lib.geography import alpha3, country_codes
from lib.i18n import languages, words

# What people write and CLDR does not: older and shorter names, and the codes of the European Commission.
ALIASES: Final = {
    "AE": "UAE Emirates ОАЭ BAE BƏƏ",
    "BA": "Bosnia",
    "BY": "Belorussia Белоруссия",
    "CI": "Ivory_Coast",
    "CN": "PRC People's_Republic_of_China КНР",
    "CV": "Cabo_Verde",
    "CZ": "Czech_Republic Чешская_Республика",
    "GB": "UK Great_Britain Britain England Scotland Wales Northern_Ireland Англия İngiltere İngiltərə Angliya",
    "GR": "EL",
    "HK": "Hong_Kong",
    "IR": "Islamic_Republic_of_Iran",
    "KG": "Кыргызстан Kirghizstan Kyrgyz_Republic",
    "KR": "Korea Republic_of_Korea Корея Kore Koreya",
    "MD": "Moldavia Republic_of_Moldova Молдавия",
    "MK": "Macedonia FYROM Македония Makedonya Makedoniya",
    "MM": "Burma Myanmar",
    "MO": "Macao Macau",
    "NL": "Holland The_Netherlands Голландия Hollanda",
    "PS": "Palestine Палестина Filistin Fələstin",
    "RU": "Russian_Federation Российская_Федерация Rusya_Federasyonu",
    "SK": "Slovak_Republic",
    "SY": "Syrian_Arab_Republic",
    "SZ": "Swaziland",
    "TR": "Turkey Republic_of_Turkey Republic_of_Türkiye",
    "US": "USA United_States_of_America America США ABD ABŞ AQSh",
    "VN": "Viet_Nam",
}
# How like a name a misspelt one must be: "Turkiy" is, "Iran" is no Iraq.
LIKE: Final = 0.85
LISTED: Final = re.compile(r"\s*[,;/]\s*")


# A column that is wrong is wrong in the same few ways in every line.
@lru_cache(maxsize=1024)
def meant(text: str) -> str:
    """The code or codes that were probably meant, parted by blanks; empty where one of them is not known."""
    listed = LISTED.split(text)
    for like, parts in ((1.0, [text]), (1.0, text.split()), (1.0, listed), (LIKE, listed)):
        codes = [_one(part, like) for part in parts]
        if codes and all(codes):
            return " ".join(codes)
    return ""


def _one(text: str, like: float) -> str:
    known, said = _known(), _folded(text)
    if said in known or like == 1:
        return known.get(said, "")
    near = get_close_matches(said, known, 1, like)
    return known[near[0]] if near else ""


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """The code of each name, in every language, as it is compared."""
    found = {_folded(code): code for code in country_codes()}
    found |= {_folded(three): code for three, code in alpha3().items()}
    for language in languages():
        found |= {_folded(words(language).country(code)): code for code in country_codes()}
    for code, names in ALIASES.items():
        found |= {_folded(name): code for name in names.split()}
    return found


def _folded(text: str) -> str:
    """Small letters without marks, blanks and signs: Turkiye finds Türkiye, and a capital İ an i."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("İ", "i").replace("&", "and").casefold())
    return "".join(letter for letter in plain if letter.isalnum() and unicodedata.category(letter) != "Lm")
