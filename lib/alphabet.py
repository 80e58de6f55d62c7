"""A text and its language in; its place in the order of that language's alphabet out."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters in their order; a letter of two signs (sh, oʻ) is one letter. Those that only foreign names bring (w in
# Azerbaijani, c in Uzbek) stand where English has them. Russian dictionaries take ё for е.
LATIN: Final = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
ALPHABETS: Final = {
    "en": LATIN,
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "ru": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я " + LATIN,
    "uz": LATIN + " oʻ gʻ sh ch ng",
}
DOTTED: Final = ("az", "tr")
# Foreign letters that Unicode does not take apart into a plain one and a mark.
PLAIN: Final = str.maketrans({"ı": "i", "ə": "e", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
# What keyboards give where Uzbek writes U+02BB after o and g.
TURNED: Final = re.compile(r"(?<=[og])['‘’`ʼ]")
MARKS: Final = PLAIN | str.maketrans(dict.fromkeys("’‘ʻʼ", "'"))
Place = tuple[list[tuple[int, int]], str]


def place(text: str, language: str) -> Place:
    """A key to sort by: letter by letter; the text itself where two differ in marks, capitals or signs only."""
    order, letters = _order(language)
    return [spot for sign in letters.findall(lower(text, language)) for spot in _spots(sign, order)], text


def lower(text: str, language: str) -> str:
    """The text in small letters; i and ı are two letters in Turkish and Azerbaijani."""
    if language in DOTTED:
        text = text.replace("İ", "i").replace("I", "ı")
    small = text.lower()
    return TURNED.sub("ʻ", small) if language == "uz" else small


@lru_cache
def _order(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    letters = ALPHABETS.get(language, ALPHABETS["en"]).split()
    longest = sorted(letters, key=len, reverse=True)
    return {letter: n for n, letter in enumerate(letters)}, re.compile("|".join([*longest, "."]), re.DOTALL)


def _spots(sign: str, order: dict[str, int]) -> list[tuple[int, int]]:
    """Blanks before digits before letters of the alphabet before all others; signs do not count."""
    if sign in order:
        return [(2, order[sign])]
    plain = unicodedata.normalize("NFD", sign.translate(PLAIN))
    return [spot for part in plain if (spot := _spot(part, order)) is not None]


def _spot(sign: str, order: dict[str, int]) -> tuple[int, int] | None:
    if sign in order:
        return 2, order[sign]
    if sign.isspace() or sign in "-–":
        return 0, 0
    if sign.isdigit():
        return 1, ord(sign)
    return (3, ord(sign)) if sign.isalpha() and unicodedata.category(sign) != "Lm" else None


def folded(text: str) -> str:
    """A text as it is compared: without case and marks, İ and ı as i, the same in any keyboard's quotation marks."""
    plain = unicodedata.normalize("NFKD", text.replace("İ", "i").casefold()).translate(MARKS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
