"""Words: every text of the code is in each catalogue, with the same places to fill and all its forms."""

import ast
import string

import pytest
from babel.messages.catalog import Message

from lib import i18n
from lib.queries import dictionary
from tests.words import is_plural, is_text, read, sources, template, texts, texts_of

LANGUAGES = [language for language in i18n.languages() if language != i18n.SOURCE_LANGUAGE]


def fields(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple | list) else (message.string,)


def known(language: str) -> list[Message]:
    """The messages of the code as the catalogue has them."""
    catalogue = read(language)
    return [found for message in template() if message.id and (found := catalogue.get(message.id))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing(language: str) -> None:
    catalogue = read(language)
    missing = []
    for message in template():
        found = catalogue.get(message.id)
        if message.id and (found is None or not all(forms(found))):
            missing.append(message.id)
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language: str) -> None:
    assert [message.id for message in read(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_kept_that_the_code_does_not_have(language: str) -> None:
    ids = {message.id for message in template()}
    assert [message.id for message in read(language) if message.id not in ids] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_places_to_fill(language: str) -> None:
    wrong = []
    for message in known(language):
        if isinstance(message.id, str):
            right = fields(message.string) == fields(message.id)
        else:
            # A form for one may leave the number out; everything else must be said in each.
            wanted = fields(message.id[1])
            right = all(wanted - {"n"} <= fields(form) <= wanted for form in forms(message))
            right &= fields(forms(message)[-1]) == wanted
        if not right:
            wrong.append((message.id, message.string))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_as_many_forms_as_the_language(language: str) -> None:
    catalogue = read(language)
    plurals = [message for message in known(language) if isinstance(message.id, tuple | list)]
    assert [m.id for m in plurals if len(forms(m)) != catalogue.num_plurals] == []


def test_both_english_forms_fill_the_same_places() -> None:
    plurals = [text for text, _ in texts() if isinstance(text, tuple)]
    assert [text for text in plurals if fields(text[0]) - {"n"} != fields(text[1]) - {"n"}] == []


def test_no_text_is_put_together_from_pieces() -> None:
    """An f-string, a sum or a format() is another text each time, and no catalogue can hold it."""
    wrong = []
    for path in sources():
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and (is_text(call) or is_plural(call)):
                wrong += [f"{path.name}:{call.lineno}" for text in call.args[: 1 + is_plural(call)] if pieced(text)]
            elif isinstance(call, ast.Call) and isinstance(call.func, ast.Call) and call.args and said(call.func):
                wrong.append(f"{path.name}:{call.lineno} speaks without a name: w = words()")
    assert wrong == []


def said(call: ast.Call) -> bool:
    """Whether it is words() or state.words(): what is said with it would be found by nobody."""
    return getattr(call.func, "id", getattr(call.func, "attr", "")) == "words"


def pieced(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return pieced(node.body) or pieced(node.orelse)
    built = isinstance(node, ast.JoinedStr | ast.BinOp)
    return built or (isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("format", "join", "replace"))


def test_the_dictionary_shows_only_texts_that_are_in_the_catalogues() -> None:
    ids = {message.id for message in template()}
    assert [text for text in dictionary.texts() if text not in ids] == []


# --- the reader of the code itself


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('w("one")', ["one"]),
        ('w("one " "text", n=3)', ["one text"]),
        ('w("a" if x else "b")', ["a", "b"]),
        ('words("long name")', ["long name"]),
        ('words("en")', []),
        ('N_("marked")', ["marked"]),
        ('w(NAMES["key"])', []),
        ('w("outer {k}", k=w("inner"))', ["outer {k}", "inner"]),
        ('w.n("{n} a", "{n} b", 3)', [("{n} a", "{n} b")]),
        ('w.n("a" if x else "c", "b" if x else "d", 3)', [("a", "b"), ("c", "d")]),
        ('other("text")', []),
    ],
)
def test_the_texts_of_a_line(code: str, found: list[object]) -> None:
    assert [text for text, _ in texts_of(code)] == found
