"""Links in our own HTML: they lead to pages of the menu, and the reader's filters and language come along."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.i18n import words
from lib.indicators import INDICATORS
from lib.screen import links
from lib.screen.lists import part
from tests.menu import menu
from tests.pages.conftest import Reader

PATHS = {place.path or "./" for place in menu()}


def within(at: AppTest, kind: str) -> list[str]:
    """Addresses of links to our own pages, of one kind: a class of what holds them or of the link itself."""
    bodies = "".join(str(element.proto.body) for element in at.main.get("html") if kind in str(element.proto.body))
    return [html.unescape(found) for found in re.findall(r"<a [^>]*?href='([^':]*)'", bodies)]


@pytest.mark.parametrize(
    ("page", "kind", "count"),
    [
        ("summary", "m-tile", 10),
        ("summary", "m-lines", 13),
        ("partners", "m-partners", 23),
        ("memberships", "m-association", 5),
    ],
)
def test_filters_and_language_come_along(reader: Reader, page: str, kind: str, count: int):
    at = reader(page, language="tr", region="turkic")
    found = within(at, kind)
    assert len(found) == count
    for link in found:
        parts = urlsplit(link)
        assert parts.path in PATHS
        assert {"region": ["turkic"], "lang": ["tr"]}.items() <= parse_qs(parts.query).items()


def test_nothing_is_said_of_a_language_that_was_not_chosen(reader: Reader):
    at = reader("summary")
    assert within(at, "m-tile")[0] == "mobility?direction=outgoing&role=student"


def test_a_tile_leads_to_its_own_rows(reader: Reader):
    at = reader("summary", direction="incoming")
    assert "mobility?direction=outgoing&role=teacher&role=staff" in within(at, "m-tile")


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.key)
def test_every_indicator_has_a_page(indicator):
    assert links.to(indicator.page, (), {}) in PATHS


def test_values_of_others_do_not_end_the_address():
    assert links.to("pages/cooperation/partners.py", (("country", ("TR", "GE")),), {"partner": "a&b=c'<"}) == (
        "partners?country=TR&country=GE&partner=a%26b%3Dc%27%3C"
    )


@pytest.mark.parametrize(("lines", "open_", "more"), [(0, 0, ""), (4, 4, ""), (5, 5, ""), (6, 4, "and 2 more")])
def test_the_lines_that_a_card_has_no_room_for_are_behind_a_click(lines: int, open_: int, more: str):
    shown = part("Heading", [f"line {n}" for n in range(lines)], 4, words("en"))
    first, _, rest = shown.partition("<details")
    assert re.findall(r"<li>line (\d)</li>", first) == [str(n) for n in range(open_)]
    assert re.findall(r"<li>line (\d)</li>", rest) == [str(n) for n in range(open_, lines)]
    assert "".join(re.findall(r"<summary>(.*?)</summary>", rest)) == more
