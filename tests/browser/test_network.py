"""What was slipped in does not run, what is fetched early is used. Each page is asked in `test_every_page.py`."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.browser.conftest import Watch, wait
from tests.live import Server


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


def test_nothing_comes_twice(chromium: Browser, live: Server) -> None:
    """A file that is fetched early is the one that is used: no address is asked for twice, in a profile without any."""
    watched = Watch(chromium.new_context(), urlsplit(live.url).netloc, maps=True)
    page = watched.context.new_page()
    page.goto(live.url)
    wait(page)
    watched.context.close()
    files = [address for address in watched.addresses if "/static/" in address]
    assert files
    assert len(files) == len(set(files))
    assert watched.faults == []
