from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from lib.server import SECURITY
from tests.browser.conftest import Open, wait
from tests.live import Server
from tests.menu import Place, menu

PAGES = [pytest.param(place, id=place.path or "summary") for place in menu()]


@pytest.mark.parametrize("place", PAGES)
def test_page_asks_no_other_host(open_page: Open, addresses: list[str], live: Server, place: Place) -> None:
    """The fixture fails the test on a request elsewhere; here the way down the page is made too."""
    page = open_page(place.path)
    assert page.title()
    page.mouse.wheel(0, 10_000)
    wait(page)
    hosts = {urlsplit(address).netloc for address in addresses} - {""}
    assert hosts == {urlsplit(live.url).netloc}


@pytest.mark.parametrize("place", PAGES)
def test_policy_is_sent_and_kept(open_page: Open, live: Server, place: Place) -> None:
    page = open_page(place.path)
    answer = page.request.get(f"{live.url}/{place.path}")
    for name, value in SECURITY.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def test_a_script_that_was_slipped_in_does_not_run(chromium: Browser, live: Server) -> None:
    page = chromium.new_page()
    page.goto(live.url)
    page.evaluate(
        """() => {
            addEventListener("securitypolicyviolation", event => { window.refused = event.effectiveDirective });
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )
    page.wait_for_function("() => window.refused")
    assert page.evaluate("[window.ran, window.refused]") == [None, "script-src-elem"]
    page.close()


def test_nothing_comes_twice(open_page: Open, addresses: list[str]) -> None:
    """A file that is fetched early is the one that is used: no address is asked for twice."""
    open_page("")
    files = [address for address in addresses if "/static/" in address]
    assert len(files) == len(set(files))
