"""What only a browser shows: every page draws its charts, clicks filter, links reproduce a view, nobody is shut out."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from lib.server import SECURITY
from tests.browser.conftest import WITHOUT_MAPS, Open, wait
from tests.live import Server
from tests.menu import Place, menu

PAGES = [pytest.param(place, id=place.path or "summary") for place in menu()]
DRAWN = {"": 2, "partners": 1, "mobility": 7, "grants": 4, "memberships": 1}
# What axe may not count against us: its rules on the whole page (a <main>, one <h1>) speak of Streamlit's own frame.
SERIOUS = ("serious", "critical")

# Charts and tiles are drawn again when the system goes dark.
DARK = """() => {
    const paint = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
    return Math.max(...paint.match(/\\d+/g).slice(0, 3)) < 60;
}"""


@pytest.fixture
def context_options() -> dict[str, Any]:
    return {"viewport": {"width": 1440, "height": 2400}, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.mark.maps
@pytest.mark.parametrize("place", PAGES)
def test_page(open_page: Open, addresses: list[str], live: Server, place: Place) -> None:
    """All that is asked of each page, with its maps; loaded once, because that is what takes the time."""
    page = open_page(place.path)
    page.mouse.wheel(0, 10_000)
    wait(page)
    every_chart_is_drawn(page, place)
    no_other_host_is_asked(addresses, live)
    the_policy_is_sent(page, live, place)
    nobody_is_shut_out(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(DARK, polling=100)
    wait(page)
    nobody_is_shut_out(page)
    page.set_viewport_size({"width": 390, "height": 800})
    wait(page)
    it_does_not_scroll_sideways(page)


def every_chart_is_drawn(page: Page, place: Place) -> None:
    charts = page.locator(".stPlotlyChart")
    assert charts.count() >= DRAWN.get(place.path, 0)
    for number in range(charts.count()):
        marks = charts.nth(number).locator(".point path, .heatmaplayer image, .scatterlayer path")
        assert marks.count() > 0, charts.nth(number).inner_text()


def no_other_host_is_asked(addresses: list[str], live: Server) -> None:
    """The fixture fails the test on a request elsewhere; here it is seen that requests are counted at all."""
    assert {urlsplit(address).netloc for address in addresses} - {""} == {urlsplit(live.url).netloc}


def the_policy_is_sent(page: Page, live: Server, place: Place) -> None:
    answer = page.request.get(f"{live.url}/{place.path}")
    for name, value in SECURITY.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def nobody_is_shut_out(page: Page) -> None:
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
    said = [(one["id"], one["nodes"][0]["target"], one["nodes"][0].get("failureSummary", "")[:300]) for one in found]
    assert not found, json.dumps(said, indent=1)


def it_does_not_scroll_sideways(page: Page) -> None:
    wide = page.evaluate("""() => {
        const main = document.querySelector('[data-testid="stMain"]');
        return main.scrollWidth - main.clientWidth;
    }""")
    assert wide <= 0


def test_a_click_on_a_country_filters_the_page_and_a_second_lets_go(open_page: Open) -> None:
    page = open_page("mobility")
    bars = page.locator('[class*="st-key-card-mobility-by-country"]').first.locator(".barlayer .trace").first
    bars.locator(".point path").first.click(force=True)
    expect(page).to_have_url(re.compile("country=TR"), timeout=30_000)
    wait(page)
    expect(page.get_by_text("Country: Türkiye")).to_be_visible()
    bars.locator(".point path").first.click(force=True)
    expect(page).not_to_have_url(re.compile("country="), timeout=30_000)


def test_a_click_on_a_year_filters_the_other_charts(open_page: Open) -> None:
    page = open_page("mobility")
    bars = page.locator('[class*="st-key-card-mobility-by-year"]').first.locator(".barlayer .trace").first
    bars.locator(".point path").nth(4).click(force=True)
    expect(page).to_have_url(re.compile("from=2019&to=2019"), timeout=30_000)
    wait(page)
    expect(page.get_by_text("Years: 2019")).to_be_visible()


def sentences(page: Page) -> list[str]:
    return page.locator(".m-said").all_inner_texts()


def test_a_link_shows_the_same_view_in_another_browser(chromium: Browser, open_page: Open) -> None:
    first = open_page(
        "mobility", country=["TR", "PL"], from_=2018, to=2024, role="student", basis="academic", lang="az"
    )
    context = chromium.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    context.add_init_script(WITHOUT_MAPS)
    second = context.new_page()
    second.goto(first.url)
    wait(second)
    assert second.url == first.url
    assert sentences(second) == sentences(first) != []
    context.close()


def test_back_leads_to_the_question_before(open_page: Open) -> None:
    page = open_page("mobility", country="TR")
    page.get_by_role("link", name="Grants").first.click()
    expect(page).to_have_url(re.compile("/grants"), timeout=30_000)
    wait(page)
    assert "country=TR" in page.url
    page.go_back()
    expect(page).to_have_url(re.compile("/mobility"), timeout=30_000)
    wait(page)
    expect(page.get_by_text("Country: Türkiye")).to_be_visible()


def test_the_tile_leads_to_its_rows(open_page: Open) -> None:
    """Within the application: nothing is loaded anew, the filters come along, and one step back leads here again."""
    page = open_page(country="TR", lang="ru")
    page.evaluate("window.sameDocument = true")
    page.locator("a.m-tile[href*='direction=incoming'][href*='role=student']").click()
    expect(page).to_have_url(re.compile("/mobility"), timeout=30_000)
    wait(page)
    for part in ("direction=incoming", "role=student", "country=TR", "lang=ru"):
        assert part in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Мобильность")
    page.go_back()
    expect(page.locator("a.m-tile")).to_have_count(10, timeout=30_000)
    assert "country=TR" in page.url
    assert "direction" not in page.url
    assert page.evaluate("window.sameDocument")
