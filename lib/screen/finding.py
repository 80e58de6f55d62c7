"""The options of a list in; what else each is found by when a reader types, out as JSON for `static/boot.js`.

Streamlit looks for what is typed letter by letter, so that nobody finds Türkiye on a keyboard without ü.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

import streamlit as st

from lib import i18n
from lib.alphabet import folded
from lib.geography import ALIASES


def found_by_countries(codes: Iterable[str], language: str) -> None:
    """Countries by their names without marks, in English and the own language, by older names and by their code."""
    st.html(_brought(_countries(tuple(codes), language)))


def found_by_names(labels: Mapping[str, str], names: Mapping[str, Iterable[str]]) -> None:
    """Partners, by key as the list calls them: by that without its marks, and by all their other names."""
    own = {folded(label): label for label in labels.values()}
    other: dict[str, str] = {}
    for key, label in labels.items():
        for name in {folded(name) for name in names.get(key, ())}:
            # An acronym of two partners finds neither: which is meant is not known.
            other[name] = "" if name in other else label
    other = {name: label for name, label in other.items() if label}
    st.html(_brought(tuple((other | own).items())))


@lru_cache(maxsize=64)
def _countries(codes: tuple[str, ...], language: str) -> tuple[tuple[str, str], ...]:
    w, english = i18n.words(language), i18n.words(i18n.SOURCE_LANGUAGE)
    found = {
        folded(name): w.country(code)
        for code in codes
        for name in (
            w.country(code),
            english.country(code),
            code,
            *(alias.replace("_", " ") for alias in ALIASES.get(code, "").split()),
        )
    }
    return tuple(found.items())


@lru_cache(maxsize=64)
def _brought(found: tuple[tuple[str, str], ...]) -> str:
    said = json.dumps(dict(found), ensure_ascii=False, separators=(",", ":"))
    return f"<div hidden data-finds='{escape(said, quote=True)}'></div>"
