"""A running server in; milliseconds from a key to the next slide on the wall in Chromium out.

Measured in the page itself: from the key to the first picture that is drawn with the slide in it.
"""

from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.table import quantile, show
from tests.browser.conftest import FLAGS, address, wait
from tests.live import CHROMIUM, Server

GUESTS = {"a country": "TR", "an institution": "marmara-university", "a stranger": "NZ"}
SLIDES = 6
RUNS = 5
GOAL = 300.0
# The second of two frames begins when the picture of the first stands.
TURN = """number => {
    const slide = document.querySelector(`.st-key-wall-slide-${number}`);
    const seen = () => getComputedStyle(slide).visibility === "visible";
    window.turned = null;
    addEventListener("keydown", () => {
        const began = performance.now();
        const look = () => seen()
            ? requestAnimationFrame(() => { window.turned = performance.now() - began; })
            : requestAnimationFrame(look);
        look();
    }, { once: true, capture: true });
}"""


def measure(server: Server) -> list[dict[str, Any]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        rows = [row(name, walked(browser, server, guest)) for name, guest in GUESTS.items()]
        browser.close()
    show(f"The presentation: milliseconds from a key to the next slide, {RUNS} walks there and back", rows)
    return rows


def row(name: str, waits: list[float]) -> dict[str, Any]:
    within = sum(wait <= GOAL for wait in waits) / len(waits) * 100
    return {
        "guest": name,
        "p50 ms": quantile(waits, 0.5),
        "p95 ms": quantile(waits, 0.95),
        "worst ms": max(waits),
        "goal ms": GOAL,
        "within %": within,
    }


def walked(browser: Browser, server: Server, guest: str) -> list[float]:
    """Every slide forwards and back on a projector, as somebody who speaks beside it does."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    page.goto(address(server, "delegation", guest=guest, lang="en", amounts="1"))
    wait(page)
    way = [("ArrowRight", n) for n in range(2, SLIDES + 1)] + [("ArrowLeft", n) for n in range(SLIDES - 1, 0, -1)]
    waits = [turned(page, key, number) for _ in range(RUNS) for key, number in way]
    context.close()
    return waits


def turned(page: Page, key: str, number: int) -> float:
    page.evaluate(TURN, number)
    page.keyboard.press(key)
    page.wait_for_function("() => window.turned !== null", timeout=30_000)
    taken = float(page.evaluate("window.turned"))
    page.wait_for_timeout(200)  # nobody turns two slides in one moment
    return taken
