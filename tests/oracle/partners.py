"""The search for partners by the obvious way: plain rows and a text in, the keys of those that are meant out."""

from lib import i18n
from tests.oracle.mobility import Tables

# Letters with marks, and those that a keyboard without them gives.
LETTERS = {
    "aáàâãäåāă": "a",
    "cçćč": "c",
    "eéèêëəēěę": "e",
    "gğ": "g",
    "iíìîïıī": "i",
    "lł": "l",
    "nñńň": "n",
    "oóòôõöøō": "o",
    "sşșšś": "s",
    "tţț": "t",
    "uúùûüū": "u",
    "yýÿ": "y",
    "zžźż": "z",
    "ий": "и",
    "её": "е",
    "'’‘ʻʼ": "'",
}
PLAIN = {letter: plain for letters, plain in LETTERS.items() for letter in letters}


def plain(text: str) -> str:
    """Letter by letter, without capitals and marks; capital İ and I are the same letter here."""
    small = (letter.lower() if letter != "İ" else "i" for letter in text)
    return "".join(PLAIN.get(letter, letter) for letter in small)


def known_as(tables: Tables, number: int) -> list[str]:
    """Everything that a partner can be found by."""
    (partner,) = [partner for partner in tables["partner"] if partner["id"] == number]
    found = [partner[name] or "" for name in ("name", "city", "erasmus_code", "schac")]
    found += [row["name"] for row in tables["partner_name"] if row["partner_id"] == number]
    return found + [i18n.words(language).country(partner["country"]) for language in i18n.languages()]


def matching(tables: Tables, text: str) -> set[str]:
    """One name, city, country or code must hold every word; two that hold one each do not."""
    found = set()
    for partner in tables["partner"]:
        for name in known_as(tables, partner["id"]):
            if all(word in plain(name) for word in plain(text).split()):
                found.add(partner["key"])
    return found
