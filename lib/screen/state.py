"""What one reader has in hand: the day, the language, the question in the address; and answers, kept by stamp."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib import db, filters, i18n, years
from lib.filters import Choices, Dropped, Filters
from lib.queries import choices, naming

Answer = TypeVar("Answer")
REMEMBERED = 8  # addresses that a reader can have left behind between two runs


class Same(Generic[Answer]):
    """An answer as part of a key: the same question under one stamp gives the same object."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.answer is other.answer

    def __hash__(self) -> int:
        return id(self.answer)


def words() -> i18n.Words:
    """The words of the reader's language."""
    return i18n.words(st.session_state.get("language", i18n.SOURCE_LANGUAGE))


def question() -> Filters:
    """What the reader asks: the filters as they stand."""
    return cast(Filters, st.session_state["question"])


def ask(query: Callable[..., Answer], *arguments: Any) -> Answer:
    """The answer of a query; the same question on the same data is answered once. The answer must not be changed."""
    return cast(Answer, _answer(db.address(), st.session_state["stamp"], query, arguments))


def named(
    query: Callable[..., pd.DataFrame], *arguments: Any, by: Callable[..., dict[str, str]] = naming.by_key
) -> pd.DataFrame:
    """The answer of a query, its partners, or what `by` knows, called as in the reader's language where they can be."""
    return _named(Same(ask(query, *arguments)), Same(ask(by, words().language)))


@lru_cache(maxsize=512)
def _named(answer: Same[pd.DataFrame], names: Same[dict[str, str]]) -> pd.DataFrame:
    # The rows are the same in every language: they are asked for once.
    return naming.renamed(answer.answer, names.answer)


@lru_cache(maxsize=4096)
def _answer(address: str, stamp: int, query: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    # The stamp is part of the key and nothing else: a change to the data makes every older answer unreachable.
    with db.connect(address) as connection:
        return query(connection, *arguments)


def home() -> dict[str, Any]:
    """The home university, its name in the reader's language."""
    return ask(choices.home, words().language)


def arrive() -> None:
    """Read the stamp of the data and the address, at the start of each run."""
    with db.connect() as connection:
        st.session_state["stamp"] = db.stamp(connection)
    here = _address()
    mine = {name: here[name] for name in filters.NAMES if name in here}
    if "question" not in st.session_state or (_is_new(mine) and not _menu_click(mine)):
        options: Choices = ask(choices.choices)
        asked, dropped = filters.from_address(mine, options, years.today())
        st.session_state["question"], st.session_state["dropped"] = asked, dropped
        # Already here: a quick reader leaves before the page comes to its end.
        _remember(mine)
    st.session_state["question"] = replace(question(), as_of=years.today())


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _is_new(mine: dict[str, list[str]]) -> bool:
    """Whether the reader came to this address, and it is not one that we wrote a moment ago.

    A quick reader acts before the browser has taken over the last address, and then sends the one before it.
    """
    ours = st.session_state.get("written", [])
    if _went() or st.session_state.get("page_written") != _page():
        return not ours or bool(mine != ours[-1])
    return mine not in ours


def _menu_click(mine: dict[str, list[str]]) -> bool:
    """The menu leads to an address without parameters; the reader's filters go along. One step back asks for none."""
    return not mine and not _went() and st.session_state.get("page_written") != _page()


def _went() -> bool:
    """Whether the reader came by the browser's own buttons, or by a link of ours, which holds all that it asks."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def went_here() -> bool:
    """Whether these buttons led from one address of this page to another."""
    return _went() and st.session_state.get("page_written") == _page()


def _page() -> str | None:
    """Which page this run is for; the menu, which would say it, is drawn after the gate."""
    context = get_script_run_ctx()
    return context.page_script_hash if context else None


def language() -> None:
    """The language: from the address, else as chosen before, else the browser's.

    One that Meridian does not speak is named to the reader; `depart` leaves it out of the address.
    """
    wanted = st.query_params.get("lang")
    if wanted is not None and wanted not in i18n.languages():
        st.session_state["unspoken"] = wanted
    elif wanted is not None:
        st.session_state["unspoken"] = None
    if wanted in i18n.languages():
        st.session_state["language"] = wanted
        st.session_state["language_chosen"] = True
    elif "language" not in st.session_state:
        first = [st.context.locale] if st.context.locale else []
        # The page knows the first language of the browser only; the others stand in the header of its connection.
        others = i18n.accepted(st.context.headers.get("Accept-Language", ""))
        st.session_state["language"] = i18n.preferred([*first, *others])


def speak(language: str) -> None:
    """The reader chose a language."""
    st.session_state["language"], st.session_state["language_chosen"] = language, True
    st.session_state["unspoken"] = None
    st.query_params["lang"] = language


def put(changed: Filters) -> None:
    """The reader asks something else."""
    st.session_state["question"] = changed
    st.session_state["dropped"], st.session_state["unspoken"] = [], None


def dropped() -> list[Dropped]:
    """What of the address meant nothing here."""
    unspoken = st.session_state.get("unspoken")
    strange = [Dropped("lang", unspoken)] if unspoken is not None else []
    return [*strange, *st.session_state.get("dropped", [])]


def depart() -> None:
    """Write the question into the address, so that a link shows the same view."""
    wanted = filters.to_address(question())
    if st.session_state.get("language_chosen"):
        wanted["lang"] = [st.session_state["language"]]
    here = _address()
    ours = {name: here[name] for name in (*filters.NAMES, "lang") if name in here}
    if ours != wanted:
        others = {name: values for name, values in here.items() if name not in ours}
        st.query_params.from_dict(others | wanted)
    mine = {name: values for name, values in wanted.items() if name != "lang"}
    _remember(mine)


def _remember(mine: dict[str, list[str]]) -> None:
    """The address that this page has by our knowledge: who comes back to it asks nothing new."""
    before = [address for address in st.session_state.get("written", []) if address != mine]
    st.session_state["written"] = [*before[-REMEMBERED:], mine]
    st.session_state["page_written"] = _page()
