"""A click on a mark of a chart: the filter takes what is written beside that mark, and lets go of it at the second."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from lib import codes, db, filters
from lib.filters import Filters
from lib.i18n import Words, words
from lib.queries import choices
from lib.screen import cards
from tests.pages import hands
from tests.pages.conftest import PAGES, Reader

# Every chart that a click on sets a filter, and which.
PICKS = {
    "summary": {"summary-moves": "years", "summary-grants": "years"},
    "mobility": {
        "mobility-by-year": "years",
        "mobility-programmes-by-year": "programme",
        "mobility-by-country": "country",
        "mobility-balance": "country",
        "mobility-by-programme": "programme",
    },
    "grants": {"grants-by-year": "years"},
    "memberships": {"memberships-by-country": "country"},
}
EACH = [(page, key, name) for page, charts in PICKS.items() for key, name in charts.items()]
each = pytest.mark.parametrize(("page", "key", "name"), EACH, ids=[key for _, key, _ in EACH])
WAYS: list[dict[str, str | list[str]]] = [
    {},
    {"basis": ["academic", "recognised"], "stack": "role", "balance": "five", "language": "ru"},
    {"basis": "received", "balance": "three", "language": "az"},
]


@pytest.mark.parametrize("page", PAGES)
def test_no_other_chart_sets_a_filter(reader: Reader, page: str) -> None:
    at = reader(page, language="en")
    picking = {key for key, chart in hands.charts(at).items() if list(chart.proto.selection_mode)}
    assert picking == set(PICKS.get(page, {}))


def said(asked: Filters, key: str, name: str, w: Words) -> list[str]:
    """What the filter says, in the words of a chart; grants know calendar years only."""
    if name == "years":
        assert asked.first == asked.last
        basis = "calendar" if "grants" in key else asked.year_basis
        return [] if asked.first is None else [w.year(asked.first, basis)]
    named: dict[str, Callable[[str], str]] = {"country": w.country, "programme": lambda code: w(codes.PROGRAMME[code])}
    return [named[name](code) for code in getattr(asked, name)]


@pytest.mark.parametrize("way", WAYS, ids=["plain", "ru", "az"])
@each
def test_the_filter_takes_what_is_written_beside_the_mark(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, page: str, key: str, name: str, way: dict[str, Any]
) -> None:
    at = reader(page, **way)
    assert not at.exception
    chart, w = hands.charts(at)[key], words(at.session_state["language"])
    asked: Filters = at.session_state["question"]
    with db.connect() as connection:
        options = choices.choices(connection)
    marks = hands.marks(chart)
    assert len(marks) >= 10
    nothing, ahead = [], 0
    for mark in marks:
        held: dict[str, Any] = {
            "question": asked,
            "stamp": at.session_state["stamp"],
            "place": hands.selection(chart, mark),
        }
        with monkeypatch.context() as browser:
            browser.setattr(st, "session_state", held)
            cards._clicked(name, "place")
            changed: Filters = held["question"]
            cards._clicked(name, "place")
        if mark.says is None:
            nothing.append(mark.label)
            assert changed == asked
            continue
        if name == "years" and int(mark.says) > options.last_year:
            # Income that is expected: nothing has happened in these years, and nobody can choose them.
            assert changed == asked
            ahead += 1
            continue
        written = mark.part if key == "mobility-programmes-by-year" else mark.label
        assert said(changed, key, name, w) == [written], mark
        assert changed.without(name) == asked.without(name)
        assert held["question"] == asked, "the second click lets go"
        # The address that comes of it is one that Meridian understands.
        again, dropped = filters.from_address(filters.to_address(changed), options, asked.as_of)
        assert (again, dropped) == (changed, [])
    assert set(nothing) <= {w("Other countries")}
    assert (ahead > 0) == ("recognised" in str(way) and "grants" in key)


@each
def test_the_page_answers_a_click(reader: Reader, page: str, key: str, name: str) -> None:
    """On the first and the last mark of each part: the address has it, and the chart stays open to all the others."""
    at = reader(page, language="en")
    marks = hands.marks(hands.charts(at)[key])
    parts: dict[str, list[hands.Mark]] = {}
    for mark in marks:
        if mark.says is not None:
            parts.setdefault(mark.part, []).append(mark)
    for mark in (one for part in parts.values() for one in (part[0], part[-1])):
        at = reader(page, language="en")
        hands.click(at, hands.charts(at)[key], mark)
        assert not at.exception
        assert not at.error
        names = [one for one in (*filters.LISTS, *filters.YEARS) if one in at.query_params]
        # The tester gives a single value as it is, or in a list.
        found = {one: "".join(at.query_params[one]) for one in names}
        assert found == ({"from": mark.says, "to": mark.says} if name == "years" else {name: mark.says})
        shown = hands.charts(at)[key]
        assert [(one.label, one.says) for one in hands.marks(shown)] == [(one.label, one.says) for one in marks]
        faint = {one.says for one in hands.marks(shown) if hands.opacity(shown, one) < 1}
        assert faint == {one.says for one in marks} - {mark.says}
