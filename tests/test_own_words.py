"""What Streamlit says by itself: each text is one of Streamlit's, and every language has its own for it."""

import json

import pytest

from lib import i18n
from lib.assets import streamlit_static
from lib.screen.own_words import OTHERWISE, SAME, own_words

OTHERS = [language for language in i18n.languages() if language != i18n.SOURCE_LANGUAGE]


@pytest.fixture(scope="module")
def bundle() -> str:
    return "".join(path.read_text("utf-8") for path in (streamlit_static() / "static" / "js").glob("*.js"))


@pytest.mark.parametrize("text", [*SAME, *OTHERWISE])
def test_streamlit_says_so(bundle: str, text: str) -> None:
    """A version that says it otherwise would show its English again."""
    sentences = text.replace("{what}", "{}").removesuffix(". Running the app's main page.")
    for part in sentences.replace("Press Enter to apply", "Press Enter to {}").split("{}"):
        assert part.removesuffix(": ") in bundle


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_stays_english(language: str) -> None:
    ours = json.loads(own_words(language))
    assert len(ours) == len(SAME) + len(OTHERWISE)
    assert all(("{}" in text) == ("{}" in word) for text, word in ours.items())


def test_english_changes_only_what_speaks_to_programmers() -> None:
    assert set(json.loads(own_words("en"))) == set(OTHERWISE)
    assert json.loads(own_words("uz"))["Remove {}"] == "Olib tashlash: {}"
