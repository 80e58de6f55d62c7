"""Two guests in; every slide of their presentation out, walked by keys as on the wall, by language, theme and size."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page

from lib.i18n import SOURCE_LANGUAGE, languages
from tests.browser.conftest import wait
from tests.browser.pictures import Picture
from tests.browser.pictures_pages import Look, opened

# A word of the picture's name → the guest of the address. "tr" is the name of a language already.
GUESTS = {"turkiye": "TR", "marmara": "marmara-university"}
SLIDES = 6
SEEN = """number => {
    const slide = document.querySelector(`.st-key-wall-slide-${number}`);
    return slide && getComputedStyle(slide).visibility === "visible";
}"""


def looks() -> list[Look]:
    """Each language on a projector; English on dark ground and on a larger wall too."""
    more = [Look(SOURCE_LANGUAGE, "dark", "1280x720"), Look(SOURCE_LANGUAGE, "light", "1440x900")]
    return [*(Look(language, "light", "1280x720") for language in languages()), *more]


def pictures() -> Iterator[Picture]:
    for look in looks():
        for name, guest in GUESTS.items():
            yield Picture(f"slides-{name}-{'-'.join(look)}", partial(take, guest=guest, look=look))


def take(browser: Browser, url: str, target: Path, guest: str, look: Look) -> None:
    """One picture a slide."""
    context = opened(browser, look.theme, look.size)
    page = context.new_page()
    page.goto(f"{url}/delegation?guest={guest}&lang={look.language}&amounts=1")
    wait(page)
    for number in range(1, SLIDES + 1):
        seen(page, number)
        page.screenshot(path=target.with_stem(f"{target.stem}-{number}"))
        page.keyboard.press("ArrowRight")
    context.close()


def seen(page: Page, number: int) -> None:
    page.wait_for_function(SEEN, arg=number, timeout=30_000)
    page.wait_for_timeout(700)  # the slide fades in, and deck.gl its layers
