"""A map in Chromium before its land is there: it says so, and the camera of the wall waits for it."""

from playwright.sync_api import Browser, Page, Route

from lib.i18n import words
from tests.browser.conftest import address
from tests.live import Server

# What stands in the place of a map, and whether the camera flies.
STATE = """() => {
    const map = document.querySelector('[data-testid="stDeckGlJsonChart"]');
    if (!map) return ["", null];
    const wall = map.closest('[class*="st-key-wall-map-"]');
    const said = getComputedStyle(wall ?? map, "::after"), flight = map.getAnimations()[0];
    return [said.content === "none" || said.content === "normal" ? "" : JSON.parse(said.content), flight?.playState];
}"""


def held(page: Page) -> list[Route]:
    """The requests for the land, which wait until the test lets them go on."""
    waiting: list[Route] = []
    page.route("**/world.geojson", lambda route: waiting.append(route))
    return waiting


def told(page: Page, url: str, language: str, before: str | None, after: tuple[str | None, ...]) -> None:
    waiting = held(page)
    page.goto(url)
    page.wait_for_function(f"() => ({STATE})()[0] !== ''", timeout=30_000)
    while not waiting:
        page.wait_for_timeout(50)
    assert page.evaluate(STATE) == [words(language)("The map is being drawn …"), before]
    for route in waiting:
        route.continue_()
    page.wait_for_function(f"() => ({STATE})()[0] === ''", timeout=30_000)
    assert page.evaluate(STATE)[1] in after


def test_a_map_says_that_it_is_being_drawn_and_the_camera_waits_for_it(chromium: Browser, live: Server) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 720}) as context:
        page = context.new_page()
        told(page, address(live, "partners", lang="az"), "az", None, (None,))
        page.unroute_all()
        url = address(live, "delegation", guest="TR", lang="uz")
        told(page, url, "uz", "paused", ("running", "finished"))
