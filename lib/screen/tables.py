"""A frame in; a table on the page out: figures at the right, whole dates, the first rows with the number of all."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from lib import i18n
from lib.i18n import Words
from lib.screen.state import Same

FIRST: Final = 10  # lines before the reader asks for the rest
SLACK: Final = 4  # so few more are drawn at once: a button takes a line too
PLAIN: Final = 60  # lines of a table that is drawn whole; a longer one scrolls in Streamlit's grid
GRID: Final = 422  # pixels of the grid: its head and eleven whole lines
WIDE: Final = 4  # a table with more columns becomes a card for each line on a phone
LONGEST: Final = 40  # letters of a word that count: longer ones break
ABREAST: Final = 72  # letters of all columns of a line that a phone has room for, in two or three lines each
SHORT: Final = 20  # letters: a day, a rate, a programme
NOTHING: Final = "–"
YEAR: Final = re.compile(r"\d{4}(/\d\d)?")
# A figure that is text already: a sign or a currency, digits in groups, decimals, a percent sign or a currency.
MONEY: Final = r"(?:[A-Z]{3}|[A-Z]{0,2}[^\w\s])"
FIGURE: Final = re.compile(rf"[+−-]?(?:{MONEY}\s?)?\d{{1,3}}(?:[.,\s]?\d{{3}})*(?:[.,]\d+)?(?:\s?{MONEY})?|=")
DAY: Final = re.compile(r"\d{1,2}[ -][^\W\d]{3,}[.,]? \d{4}( г\.)?")


def rows(table: pd.DataFrame, key: str, w: Words, aside: Sequence[str] = (), every: bool = False) -> None:
    """The table, its first lines or `every` one; `aside` names columns behind a click. A very long one scrolls.

    What is drawn is kept with the table: who gives the same object again pays nothing.
    """
    if len(table) > PLAIN:
        st.dataframe(
            table, hide_index=True, key=f"rows-{key}", height=GRID, column_config=_grid(Same(table), w.language)
        )
        st.html(f"<p class='m-rule'>{escape(w.n('{n} row', '{n} rows', len(table)))}</p>")
        return
    whole = every or len(table) <= FIRST + SLACK or bool(st.session_state.get(f"every-{key}", False))
    st.html(_html(Same(table), tuple(aside), whole, w.language))
    if not whole:
        _rest(len(table), key, w)


@lru_cache(maxsize=256)
def _grid(table: Same[pd.DataFrame], language: str) -> dict[str, Any]:
    """Days as the reader writes them, and room for long names."""
    # The grid knows English months only.
    format_ = "D MMM YYYY" if language == i18n.SOURCE_LANGUAGE else "DD.MM.YYYY"
    found: dict[str, Any] = {}
    for name, values in table.answer.items():
        known = values.dropna().head(FIRST)
        if len(known) and all(hasattr(value, "strftime") for value in known):
            found[str(name)] = st.column_config.DateColumn(format=format_)
        elif len(known) and any(isinstance(value, str) and len(value) > SHORT for value in known):
            found[str(name)] = st.column_config.TextColumn(width="medium")
    return found


@lru_cache(maxsize=256)
def _html(table: Same[pd.DataFrame], aside: tuple[str, ...], whole: bool, language: str) -> str:
    w = i18n.words(language)
    narrow, said = _without_constants(table.answer, aside, w)
    return drawn(narrow if whole else narrow.head(FIRST), [name for name in aside if name in narrow], w) + said


def _rest(total: int, key: str, w: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"part-{key}"):
        shown = w("{shown} of {all} rows", shown=w.number(FIRST), all=w.number(total))
        st.html(f"<p class='m-part-shown'>{escape(shown)}</p>", width="content")
        st.button(w("Show all"), key=f"all-{key}", type="tertiary", on_click=_show_all, args=(key,))


def _show_all(key: str) -> None:
    st.session_state[f"every-{key}"] = True


def _without_constants(table: pd.DataFrame, aside: Sequence[str], w: Words) -> tuple[pd.DataFrame, str]:
    """A wide table without the words that are the same in every line; they are said once, below it."""
    if len(table) < 3 or len(table.columns) - len(aside) <= WIDE:
        return table, ""
    same = [name for name in table.columns[1:] if _constant(table[name])]
    # A table of nothing but names is none.
    if not same or len(table.columns) - len(same) < 2:
        return table, ""
    values = {str(name): _text(table[name].iloc[0], w) for name in same}
    # Behind a click stands only what is known.
    empty = [name for name, value in values.items() if value == NOTHING and name not in aside]
    said = " ".join(
        w("“{column}” is the same in every row: {value}.", column=name, value=value)
        for name, value in values.items()
        if value != NOTHING
    )
    if empty:
        said = f"{said} {w('Nothing is recorded under: {names}.', names=w.listed(empty))}".lstrip()
    return table.drop(columns=same), f"<p class='m-rule'>{escape(said)}</p>"


def _constant(values: pd.Series) -> bool:
    return len(set(values)) == 1 and isinstance(values.iloc[0], str)


def drawn(table: pd.DataFrame, aside: Sequence[str], w: Words) -> str:
    """The table as HTML."""
    shown = [str(name) for name in table if name not in aside]
    figures = {name: _digits(table[name]) for name in shown if _figures(table[name], name == shown[0])}
    head = "".join(
        f"<th scope='col'{' class=m-figure' if name in figures else ''}>{escape(name)}</th>" for name in shown
    )
    wide = len(shown) > WIDE or bool(aside)
    stacks = wide or _broad(table[shown], w)
    lines = "".join(_line(line, shown, figures, aside, stacks, w) for line in table.to_dict("records"))
    return (
        f"<div class='m-scroll' tabindex='0'><table class='m-table{' m-wide' if wide else ''}{' m-stack' * stacks}'>"
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _broad(table: pd.DataFrame, w: Words) -> bool:
    """Whether the longest words of all columns have no room beside each other on a phone."""
    longest = (max((len(_text(value, w)) for value in table[name]), default=0) for name in table)
    return len(table.columns) > 2 and sum(min(letters, LONGEST) for letters in longest) > ABREAST


def _line(
    line: dict[Any, Any], shown: Sequence[str], figures: dict[str, int], aside: Sequence[str], stacks: bool, w: Words
) -> str:
    cells = []
    for name in shown:
        first = name == shown[0]
        said = escape(_text(line[name], w, figures.get(name, 0)))
        kept = DAY.sub(lambda day: day[0].replace(" ", "\u00a0"), said)
        more = _aside(((each, line[each]) for each in aside), w) if first else ""
        # In little room each value of a wide table stands beside the heading of its column.
        named = f" data-h='{escape(name)}'" if stacks and not first else ""
        kind = "m-figure" if name in figures else "" if first else _kind(said)
        cells.append(f"<td{f' class={kind}' if kind else ''}{named}>{kept}{more}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _kind(said: str) -> str:
    """Of a word: one that is not known, or one that is short and has a number in it, which no line may break."""
    if said == NOTHING:
        return "m-nil"
    return "m-whole" if len(said) <= SHORT and any(letter.isdigit() for letter in said) else ""


def _aside(values: Iterable[tuple[str, Any]], w: Words) -> str:
    known = [(name, _text(value, w)) for name, value in values]
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in known if said != NOTHING)
    if not facts:
        return ""
    return f"<details class='m-aside'><summary>{escape(w('More'))}</summary><dl class='m-facts'>{facts}</dl></details>"


def _figures(values: pd.Series, first: bool) -> bool:
    """Whether a column holds figures, as numbers or as text; the first names the lines, and a year is a name."""
    known = [value for value in values.dropna() if value != NOTHING]
    if not known or (first and all(isinstance(value, str) for value in known)):
        return False
    if any(isinstance(value, str) for value in known):
        texts = [str(value) for value in known]
        return all(FIGURE.fullmatch(text) for text in texts) and not all(YEAR.fullmatch(text) for text in texts)
    return not any(hasattr(value, "strftime") for value in known)


def _digits(values: pd.Series) -> int:
    """Decimals of a column: all its figures have as many."""
    numbers = [value for value in values.dropna() if not isinstance(value, str)]
    return 0 if all(float(value).is_integer() for value in numbers) else 2


def _text(value: Any, w: Words, digits: int = 0) -> str:
    if isinstance(value, str):
        return value or NOTHING
    if pd.isna(value):
        return NOTHING
    if hasattr(value, "strftime"):
        return w.date(value)
    return w.number(float(value), digits or (0 if float(value).is_integer() else 2))
