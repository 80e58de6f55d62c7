import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect, sync_playwright

from tests.databases import lankaran
from tests.live import CHROMIUM, ROOT, Server

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Software WebGL tells that it is slow; nobody reads a projector's console.
HARMLESS = re.compile(r"GPU stall|swiftshader|software WebGL|WebGL.*(deprecated|fallback)", re.IGNORECASE)
# A machine without a graphics card draws a map for seconds, with the processor that the other tests need. Only tests
# that are marked `maps` look at one; in the others deck.gl finds no WebGL, and says so.
WITHOUT_MAPS = """const real = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.includes("webgl") ? null : real.call(this, kind, ...rest);
};"""
NO_MAP = re.compile("Failed to create WebGL context")
# Streamlit's root element says whether the script is still running; an element that waits for its new content is stale.
IDLE = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const every = (where, has) => [...document.querySelectorAll(where)].every(element => element.querySelector(has));
    return app && app.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
        && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-stale="true"]')
        && every(".stPlotlyChart", ".main-svg") && every('[data-testid="stDeckGlJsonChart"]', "canvas");
}"""
# The slides of the wall that are seen.
SEEN = """() => [1, 2, 3, 4, 5, 6].filter(n => {
    const slide = document.querySelector(`.st-key-wall-slide-${n}`);
    return slide && getComputedStyle(slide).visibility === "visible";
})"""
Open = Callable[..., Page]


def wait(page: Page) -> Page:
    """Until the script has finished and every chart and map is drawn."""
    page.wait_for_function(IDLE, timeout=60_000)
    return page


def until(page: Page, number: int) -> None:
    """Until a slide of the wall is seen, and no other."""
    page.wait_for_function(f"() => ({SEEN})().join() === '{number}'", timeout=30_000)


def headed(page: Page, name: str) -> None:
    """The page stands under this heading and no other; on the way from one view to the next both are there."""
    expect(page.get_by_role("heading", level=1, name=name, exact=True)).to_be_visible(timeout=30_000)
    expect(page.locator("h1")).to_have_count(1, timeout=30_000)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real app on Lankaran's data, in a database of its own, as on 21\u00a0November\u00a02026."""
    folder = tmp_path_factory.mktemp("live")
    url = lankaran(folder / "cooperation.db")
    with Server(ROOT, folder / "server.log", DATABASE_URL=url) as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What went wrong in the browser while a test ran, and where it wanted to go."""

    def __init__(self, context: BrowserContext, host: str, maps: bool) -> None:
        self.context, self.host, self.faults, self.addresses = context, host, [], []
        self.harmless = [HARMLESS] if maps else [HARMLESS, NO_MAP]
        if not maps:
            context.add_init_script(WITHOUT_MAPS)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._said("error", str(error.error)))
        # Nothing leaves this machine even where a page should try.
        context.route(lambda address: self._foreign(address), self._stop)

    faults: list[str]
    addresses: list[str]

    def _foreign(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host

    def _request(self, request: Request) -> None:
        self.addresses.append(request.url)
        if self._foreign(request.url):
            self.faults.append(f"request to another host: {request.url}")

    def _stop(self, route: Route) -> None:
        route.abort()

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self._said(message.type, message.text)

    def _said(self, kind: str, text: str) -> None:
        if not any(harmless.search(text) for harmless in self.harmless):
            self.faults.append(f"{kind}: {text}")


@pytest.fixture
def context_options() -> dict[str, Any]:
    """What a test may override: size, colours, language of the browser."""
    return {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def watches(chromium: Browser, live: Server) -> Iterator[Callable[[dict[str, Any], bool], Watch]]:
    """A browser's profile for each way of looking, kept for all tests: what was fetched once is not fetched again."""
    made: dict[str, Watch] = {}

    def watch(options: dict[str, Any], maps: bool) -> Watch:
        name = json.dumps([options, maps])
        if name not in made:
            made[name] = Watch(chromium.new_context(**options), urlsplit(live.url).netloc, maps)
        return made[name]

    yield watch
    for one in made.values():
        one.context.close()


@pytest.fixture
def watch(
    request: pytest.FixtureRequest, watches: Callable[[dict[str, Any], bool], Watch], context_options: dict[str, Any]
) -> Iterator[Watch]:
    watched = watches(context_options, request.node.get_closest_marker("maps") is not None)
    yield watched
    for page in watched.context.pages[1:]:
        page.close()
    faults, watched.faults, watched.addresses = watched.faults, [], []
    assert not faults, "\n".join(faults)


@pytest.fixture
def open_page(live: Server, watch: Watch, context_options: dict[str, Any]) -> Open:
    """`open_page("mobility", country=["TR", "GE"])`, drawn to its end; what the browser complains of fails the test.

    A tab begins to read the application's code from the start: the first page of a test goes to the tab of the test
    before, loaded anew and as wide and as bright as a new one.
    """
    kept = list(watch.context.pages)

    def opened(path: str = "", **query: Any) -> Page:
        page = kept.pop() if kept else watch.context.new_page()
        page.set_viewport_size(context_options["viewport"])
        page.emulate_media(
            color_scheme=context_options.get("color_scheme", "light"),
            reduced_motion=context_options.get("reduced_motion", "no-preference"),
        )
        page.goto(address(live, path, **query))
        return wait(page)

    return opened


@pytest.fixture
def addresses(watch: Watch) -> list[str]:
    """Every address that the browser asked for during the test."""
    return watch.addresses


def address(server: Server, path: str, **query: Any) -> str:
    """Of a page with its filters; `from_` stands for `from`."""
    pairs = urlencode({name.rstrip("_"): value for name, value in query.items()}, doseq=True)
    return f"{server.url}/{path}{'?' + pairs if pairs else ''}"
