"""What an office writes for a code in; the code that it surely is, out: Türkiye for TR, Outgoing or Gedən for outgoing.

Surely means: in one of the languages it is the name of that code, letter for letter without case, marks and signs, and
of no other. What only looks like a name is asked for (lib/imports/countries.py) and never taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from lib.alphabet import folded
from lib.geography import ALIASES, alpha3, country_codes
from lib.i18n import languages, words

# In the languages that offices write in, and as databases do.
YES_NO: Final = {
    **dict.fromkeys(("yes", "bəli", "hə", "evet", "да", "ha", "true", "1"), True),
    **dict.fromkeys(("no", "xeyr", "yox", "hayır", "нет", "yoʻq", "false", "0"), False),
}

# What stands in a cell of which nothing is known.
UNKNOWN: Final = ("-", "–", "—", "n/a", "н/д")
# What a line begins with that adds up those above it.
SUMS: Final = (
    "total", "grand total", "sum", "in all", "cəmi", "ümumi cəmi", "yekun", "toplam", "genel toplam", "итог", "итого",
    "всего", "jami", "umumiy jami",
)  # fmt: skip
# Of a column of persons the page names many, and a line is one.
ONE: Final[Mapping[Any, str]] = {
    6: "bakalavr, lisans, бакалавр, bachelor's",
    7: "magistr, yüksek lisans, магистр, master's",
    8: "doktorant, doktora, докторант, PhD",
    "student": "tələbə, öğrenci, студент, студентка, talaba",
    "teacher": "müəllim, öğretim elemanı, преподаватель, oʻqituvchi",
    "staff": "əməkdaş, personel, сотрудник, xodim",
}


# A column holds the same few words in every line.
@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Without case, marks, blanks and signs: turkiye finds Türkiye."""
    return "".join(letter for letter in folded(text.replace("&", "and")) if letter.isalnum())


def code(codes: Mapping[Any, str], text: str) -> Any:
    """The code of a closed list that a text names; None where it names none."""
    return _codes(tuple(codes.items())).get(plain(text))


def country(text: str) -> str:
    """The code of the country that a text names; empty where it names none.

    Two letters are a code only as they stand: N/A is not Namibia, T.C. not the Turks and Caicos Islands, No not Norway.
    """
    said = plain(text)
    code_alone = text.isupper() or (text.islower() and said not in ("no", "na"))
    return "" if len(said) == 2 and not (len(text.strip()) == 2 and code_alone) else countries().get(said, "")


def yes_no(text: str) -> bool | None:
    """Whether a text says yes or no; None where it says neither."""
    return _yes_no().get(plain(text))


def is_sum(text: str) -> bool:
    """Whether a line that begins so adds up those above it: Total, Total 2024, Всего за 10 лет."""
    said = text.split()
    return any(plain(" ".join(said[:words])) in _sums() for words in (1, 2, len(said)))


@lru_cache
def _sums() -> frozenset[str]:
    return frozenset(map(plain, SUMS))


@lru_cache
def countries() -> dict[str, str]:
    """The code of each name of a country, in every language, as it is compared."""
    return single(country_names())


def country_names() -> Iterator[tuple[str, str]]:
    """Every name of every country, with its code."""
    for one in country_codes():
        yield one, one
        yield from ((words(language).country(one), one) for language in languages())
    yield from alpha3().items()
    for one, names in ALIASES.items():
        yield from ((name, one) for name in names.split())


@lru_cache
def _codes(codes: tuple[tuple[Any, str], ...]) -> dict[str, Any]:
    said: list[tuple[str, Any]] = [(str(one), one) for one, _ in codes]
    said += [(name, one) for one, _ in codes for name in ONE.get(one, "").split(", ") if name]
    for language in languages():
        w = words(language)
        said += [(w(name), one) for one, name in codes]
    return single(said)


@lru_cache
def _yes_no() -> dict[str, bool]:
    return single(YES_NO.items())


def single(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """By its name as it is compared, the code; a name of two codes is a name of none."""
    return {name: ones.pop() for name, ones in meanings(pairs).items() if len(ones) == 1}


def meanings(pairs: Iterable[tuple[str, Any]]) -> dict[str, set[Any]]:
    """By its name as it is compared, all that bear it."""
    found: dict[str, set[Any]] = {}
    for name, one in pairs:
        found.setdefault(plain(name), set()).add(one)
    return {name: ones for name, ones in found.items() if name}
