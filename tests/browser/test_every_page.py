"""What is asked of each page: its charts are drawn, no other host is asked, the policy is sent, nobody is shut out."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from lib.server import SECURITY
from tests.browser.conftest import Open, address, until, wait
from tests.live import Server
from tests.menu import Place, menu

MAPS = ("", "partners", "mobility", "memberships")
PAGES = [pytest.param(place, id=place.path or "summary") for place in menu()]
WITH_MAP = [pytest.param(place, id=place.path or "summary") for place in menu() if place.path in MAPS]
DRAWN = {"": 2, "partners": 1, "mobility": 7, "grants": 4, "memberships": 1}
# What axe may not count against us: its rules on the whole page (a <main>, one <h1>) speak of Streamlit's own frame.
SERIOUS = ("serious", "critical")
# The colour of the first word of each chart.
PAINT = """() => [...document.querySelectorAll(".stPlotlyChart")].map(chart => {
    const word = [...chart.querySelectorAll(".main-svg text")].find(text => text.textContent.trim());
    return word ? getComputedStyle(word).fill : "nothing";
})"""
FADED_IN = "number => getComputedStyle(document.querySelector(`.st-key-wall-slide-${number}`)).opacity === '1'"
REPAINTED = f"before => {{ const now = ({PAINT})(); return now.every((paint, i) => paint !== before[i]); }}"


@pytest.fixture
def context_options(context_options: dict[str, Any]) -> dict[str, Any]:
    # High enough from the beginning: a map that changes its size is drawn again, which takes seconds here.
    return {**context_options, "color_scheme": "light", "viewport": {"width": 1440, "height": 2400}}


@pytest.mark.maps
@pytest.mark.parametrize("place", PAGES)
def test_page(open_page: Open, addresses: list[str], live: Server, place: Place) -> None:
    """Loaded once for all that is asked, because loading is what takes the time; then it grows dark."""
    page = open_page(place.path)
    assert page.title()
    every_chart_is_drawn(page, place)
    light = page.evaluate(PAINT)
    nobody_is_shut_out(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(REPAINTED, arg=light)
    wait(page)
    assert len(page.evaluate(PAINT)) == len(light)
    every_chart_is_drawn(page, place)
    # The fixture fails the test on a request elsewhere; here it is seen that requests are counted at all.
    assert {urlsplit(address).netloc for address in addresses} - {""} == {urlsplit(live.url).netloc}
    the_policy_is_sent(page, live, place)
    nobody_is_shut_out(page)


@pytest.mark.parametrize(
    ("path", "asked", "colours"),
    [
        ("partners", {"partner": "marmara-university"}, "light"),
        ("partners", {"partner": "kaposvar-university"}, "dark"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value.values()),
)
def test_a_profile_shuts_nobody_out(open_page: Open, path: str, asked: dict[str, str], colours: Any) -> None:
    page = open_page(path, **asked)
    page.emulate_media(color_scheme=colours)
    wait(page)
    nobody_is_shut_out(page)


@pytest.mark.parametrize(("guest", "colours", "last"), [("TR", "light", 6), ("NZ", "dark", 2)])
def test_a_wall_shuts_nobody_out(open_page: Open, guest: str, colours: Any, last: int) -> None:
    """Loaded once: what is not seen yet is not there for axe either."""
    page = open_page("delegation", guest=guest)
    page.emulate_media(color_scheme=colours)
    wait(page)
    for number in range(1, last + 1):
        until(page, number)
        page.wait_for_function(FADED_IN, arg=number)
        nobody_is_shut_out(page)
        page.keyboard.press("ArrowRight")


def every_chart_is_drawn(page: Page, place: Place) -> None:
    charts = page.locator(".stPlotlyChart")
    assert charts.count() >= DRAWN.get(place.path, 0)
    for number in range(charts.count()):
        marks = charts.nth(number).locator(".point path, .heatmaplayer image, .sankey-link, .scatterlayer path")
        assert marks.count() > 0, charts.nth(number).inner_text()


def the_policy_is_sent(page: Page, live: Server, place: Place) -> None:
    answer = page.request.get(f"{live.url}/{place.path}")
    for name, value in SECURITY.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def nobody_is_shut_out(page: Page) -> None:
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
    said = [(one["id"], one["nodes"][0]["target"], one["nodes"][0].get("failureSummary", "")[:300]) for one in found]
    assert not found, json.dumps(said, indent=1)


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """One telephone for all pages: it fetches the application once."""
    context = chromium.new_context(viewport={"width": 390, "height": 800}, locale="az-AZ")
    yield context
    context.close()


@pytest.mark.parametrize("place", WITH_MAP)
def test_no_map_makes_a_page_scroll_sideways(phone: BrowserContext, live: Server, place: Place) -> None:
    """On a phone; `test_labels.py` looks at every page, width and language without maps."""
    page = phone.new_page()
    page.goto(address(live, place.path))
    wait(page)
    wide = page.evaluate("""() => {
        const main = document.querySelector('[data-testid="stMain"]');
        return main.scrollWidth - main.clientWidth;
    }""")
    canvases = page.locator('[data-testid="stDeckGlJsonChart"] canvas').count()
    page.close()
    assert canvases > 0
    assert wide <= 0
