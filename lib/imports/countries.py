"""What somebody wrote for a country in; the code that was probably meant, out. It is asked for, and never taken."""

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from lib.alphabet import folded
from lib.geography import ALIASES, alpha3, country_codes
from lib.i18n import languages, words

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
    """Without case, marks, blanks and signs: turkiye finds Türkiye."""
    return "".join(letter for letter in folded(text.replace("&", "and")) if letter.isalnum())
