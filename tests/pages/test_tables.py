"""Tables on a page: figures at the right, whole dates, a part with the number of all, and no word in every line."""

import re
from datetime import date

import pandas as pd

from lib.i18n import words
from lib.screen.tables import drawn
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html

W = words("en")


def cells(table: pd.DataFrame, *aside: str) -> list[tuple[str, str]]:
    """Class and text of every cell."""
    return re.findall(r"<td(?: class=([\w-]+))?(?: data-h='[^']*')?>(.*?)</td>", drawn(table, aside, W))


def test_figures_and_their_dashes_stand_at_the_right() -> None:
    table = pd.DataFrame({"Name": ["a", "b", "c"], "Sum": [1.5, None, 2.0]})
    assert cells(table)[1::2] == [("m-figure", "1.5"), ("m-figure", "–"), ("m-figure", "2")]
    assert "<th scope='col' class=m-figure>Sum</th>" in drawn(table, (), W)


def test_figures_that_are_text_already_are_figures() -> None:
    for text in (
        "29",
        "1,234",
        "+3%",
        "−2%",
        "AZN 66,242",
        "66.242 ₼",
        "66\u202f242 AZN",
        "5.3",
        "%44",
        "€ 1,200",
        "=",
    ):
        assert cells(pd.DataFrame({"a": ["x", "y"], "b": [text, "–"]}))[1::2] == [("m-figure", text), ("m-figure", "–")]


def test_words_years_and_days_are_no_figures() -> None:
    for text in ("2024", "2024/25", "5\u00a0Sept\u00a02030", "5.09.2030", "Q3 2026", "KA171", "", "At the end of 2025"):
        assert cells(pd.DataFrame({"a": ["x"], "b": [text]}))[1][0] in ("", "m-nil", "m-whole")


def test_a_date_is_never_broken() -> None:
    table = pd.DataFrame(
        {"a": ["x", "y"], "b": [date(2030, 9, 5), None], "c": ["10\u00a0Mar\u00a02029, renews itself", "–"]}
    )
    assert cells(table) == [
        ("", "x"),
        ("m-whole", "5\u00a0Sept\u00a02030"),
        ("", "10\u00a0Mar\u00a02029, renews itself"),
        ("", "y"),
        ("m-nil", "–"),
        ("m-nil", "–"),
    ]


def test_columns_aside_stand_behind_a_click_where_they_are_known() -> None:
    table = pd.DataFrame({"a": ["x", "y"], "b": [1, 2], "c": ["note", "–"]})
    facts = "<dl class='m-facts'><dt>c</dt><dd>note</dd></dl>"
    assert cells(table, "c") == [
        ("", f"x<details class='m-aside'><summary>More</summary>{facts}</details>"),
        ("m-figure", "1"),
        ("", "y"),
        ("m-figure", "2"),
    ]


def test_a_part_says_how_many_there_are_and_leads_to_all(reader: Reader) -> None:
    at = reader("grants")
    assert "10 of 21 rows" in html(at)
    assert "Coastal ecosystems under pressure" in html(at)
    assert "Relict plants of the Talysh" not in html(at)
    at.button(key="all-grants-portfolio").click().run()
    assert not at.exception
    assert "10 of 21 rows" not in html(at)
    assert "Relict plants of the Talysh" in html(at)


def test_what_is_the_same_in_every_row_is_said_once(reader: Reader) -> None:
    assert "“Used for” is the same in every row: its own year." in html(reader("grants"))


def test_agreements_that_end_first_stand_first(reader: Reader) -> None:
    said = html(reader("partners"))
    assert "10 of 45 rows" in said
    states = re.findall(r"data-h='State'>(.*?)</td>", said)
    assert states == ["Ends within 180 days"] * 5 + ["In force"] * 5


def test_a_table_without_room_for_its_words_stacks_in_little_room() -> None:
    few = pd.DataFrame({"Year": [2024], "Rate": ["1 EUR = 1.84 AZN"], "Source": ["World Bank"]})
    assert "m-stack" not in drawn(few, (), W)
    assert "data-h" not in drawn(few, (), W)
    long = few.assign(
        Source="World Bank, World Development Indicators, official exchange rates",
        Quality="derived from official rates",
    )
    assert "class='m-table m-stack'" in drawn(long, (), W)
    assert "<td class=m-whole data-h='Rate'>" in drawn(long, (), W)
