"""The presentation in Chromium: full screen, keys and mouse, letters for the last row, how soon a slide is there."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page

from lib.i18n import languages
from tests.browser.conftest import Open, headed, until, wait
from tests.browser.pictures import SIZES

# Every text that is seen, with the size of its letters; those drawn on a canvas are not in the page.
LETTERS = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector(".st-key-wall"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
        if (!text || ["STYLE", "SCRIPT"].includes(element.tagName)) continue;
        const box = element.getBoundingClientRect(), style = getComputedStyle(element);
        const seen = style.visibility === "visible" && box.width && box.right > 0 && box.left < innerWidth;
        if (seen && !element.closest(".st-key-wall-keys, .st-key-wall-dots"))
            found.push([text, parseFloat(style.fontSize)]);
    }
    return found;
}"""
# What stands out of the picture at the right, or at the bottom where nobody scrolls; and what stands out of its chart.
CUT = """scrolls => {
    const seen = (where, has) => [...document.querySelectorAll(where)]
        .filter(e => getComputedStyle(e).visibility === "visible" && e.textContent.trim())
        .map(e => [e.textContent, e.getBoundingClientRect(), e]);
    const texts = seen(".st-key-wall h1, .st-key-wall h2, .st-key-wall p, .st-key-wall li, .st-key-wall span")
        .filter(([_, box]) => box.right > innerWidth + 1 || (!scrolls && box.bottom > innerHeight + 1));
    const labels = seen(".st-key-wall .main-svg text").filter(([_, box, e]) => {
        // Plotly hides a year whose label would not fit.
        for (let part = e; part.matches(".main-svg *"); part = part.parentElement)
            if (getComputedStyle(part).opacity === "0" || getComputedStyle(part).display === "none") return false;
        const chart = e.closest(".stPlotlyChart").getBoundingClientRect();
        return box.left < chart.left - 1.5 || box.right > chart.right + 1.5
            || box.top < chart.top - 1.5 || box.bottom > chart.bottom + 1.5;
    });
    return [...texts, ...labels].map(([text]) => text);
}"""


@pytest.fixture
def size() -> str:
    """Of the window, unless a test has others."""
    return "1280x720"


@pytest.fixture
def context_options(size: str) -> dict[str, Any]:
    width, height = SIZES[size]
    return {"viewport": {"width": width, "height": height}, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.mark.maps
def test_a_presentation(open_page: Open) -> None:
    """Loaded once for all that is asked, because its maps take seconds here."""
    page = open_page("delegation", guest="TR", lang="en")
    until(page, 1)
    nothing_but_the_slide_is_seen(page)
    its_map_fills_the_slide(page)
    the_next_slide_lies_ready(page)
    keys_and_a_clicker_move_and_the_address_follows(page)


def nothing_but_the_slide_is_seen(page: Page) -> None:
    for name in ("stSidebar", "stHeader", "stToolbar", "stSidebarCollapsedControl"):
        assert page.locator(f"[data-testid='{name}']:visible").count() == 0, name
    box: Any = page.locator(".st-key-wall").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 720)


def its_map_fills_the_slide(page: Page) -> None:
    boxes = [page.locator(f".st-key-wall-map-3{part}").bounding_box() for part in ("", " .stDeckGlJsonChart")]
    around, drawn = [box["height"] for box in boxes if box]
    assert drawn == around > 500


def keys_and_a_clicker_move_and_the_address_follows(page: Page) -> None:
    page.keyboard.press("Home")
    until(page, 1)
    steps = [("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("ArrowLeft", 3), ("PageUp", 2), ("End", 6)]
    for key, number in [*steps, ("ArrowRight", 6), ("Home", 1), ("ArrowLeft", 1)]:
        page.keyboard.press(key)
        until(page, number)
        page.wait_for_url(lambda url, number=number: f"slide={number}" in url)
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "guest" not in url)
    page.wait_for_selector(".st-key-wall", state="detached")
    wait(page)
    headed(page, "Delegation")
    assert page.locator("[data-testid='stSidebar']").is_visible()


def test_the_mouse_moves_too_and_keys_work_after_it(open_page: Open) -> None:
    page = open_page("delegation", guest="TR", lang="en", slide="3")
    until(page, 3)
    page.locator(".st-key-wall-dot-5 button").click()
    until(page, 5)
    page.keyboard.press("ArrowRight")
    until(page, 6)


GUESTS = [(guest, "en") for guest in ("TR", "marmara-university", "MD", "NZ")]
# Türkiye has the fullest slides; other languages have longer words.
GUESTS += [("TR", language) for language in languages() if language != "en"]
SEEN_BY = [(*guest, size) for guest in GUESTS for size in SIZES]
# A timeline of one bar is the lowest of all charts.
SEEN_BY += [("KZ", "az", "390x844")]
# Three lists in two rows of cards, and two long ones: the projector has least room for them.
# A long day beside a bar that ends late.


@pytest.mark.parametrize(("guest", "language", "size"), SEEN_BY)
def test_everything_can_be_read_from_the_last_row(open_page: Open, guest: str, language: str, size: str) -> None:
    """A telephone is in the hand: its letters are those of a page, and it scrolls down."""
    page, in_hand = open_page("delegation", guest=guest, lang=language, amounts="1"), size.startswith("390")
    for number in range(1, 7):
        until(page, number)
        small = [(text, letters) for text, letters in page.evaluate(LETTERS) if letters < (12 if in_hand else 24)]
        assert small == [], f"slide {number}"
        assert page.evaluate(CUT, in_hand) == [], f"slide {number}"
        page.keyboard.press("ArrowRight")


def test_it_goes_on_by_itself(open_page: Open) -> None:
    # On a slow machine the first slide may be over before it is looked for.
    page = open_page("delegation", guest="NZ", lang="en", advance="5")
    until(page, 2)
    page.wait_for_url(lambda url: "slide=2" in url)


def the_next_slide_lies_ready(page: Page) -> None:
    """No chart is drawn when a slide is called up; the time is that of one short message each way."""
    plots = page.locator(".st-key-wall .main-svg").count()
    assert plots > 0
    times = []
    for number in range(2, 7):
        began = time.monotonic()
        page.keyboard.press("ArrowRight")
        until(page, number)
        times.append(time.monotonic() - began)
    assert page.locator(".st-key-wall .main-svg").count() == plots
    # 0.3 s is the goal on a machine of its own (`make bench`); this one is shared with other tests.
    assert sorted(times)[2] < 3, times
