"""What somebody wrote for countries in; the codes that were probably meant out: asked for, and never taken."""

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from lib.imports.spellings import countries, country, plain

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
    known, said = countries(), plain(text)
    if len(said) == 2 and known.get(said, "").lower() == said:
        # N/A and T.C. have the letters of a code, and mean none.
        return country(text)
    if said in known or like == 1:
        return known.get(said, "")
    near = get_close_matches(said, known, 1, like)
    return known[near[0]] if near else ""
