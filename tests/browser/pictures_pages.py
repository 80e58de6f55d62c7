"""The pages of the menu in; a picture of the first screen and of the whole page out, by language, theme and size."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page

from lib.i18n import SOURCE_LANGUAGE, languages
from tests.browser.conftest import wait
from tests.browser.pictures import SIZES, Picture
from tests.live import ROOT
from tests.menu import menu

# The pages scroll inside an element of Streamlit's; for the picture of a whole page the window grows instead.
WHOLE = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main ? Math.max(main.scrollHeight, innerHeight) : innerHeight;
}"""
HIGHEST = 12_000


class Look(NamedTuple):
    """How a page is looked at."""

    language: str
    theme: str
    size: str

    @property
    def name(self) -> str:
        """English is not named: its pictures are those that the others are held against."""
        return "-".join(part for part in self if part != SOURCE_LANGUAGE)


def looks() -> list[Look]:
    """Every theme and size in English; the other languages in light and on the projector, where words are cut first."""
    english = [Look(SOURCE_LANGUAGE, theme, size) for theme in ("light", "dark") for size in SIZES]
    others = [one for one in languages() if one != SOURCE_LANGUAGE]
    return [*english, *(Look(one, "light", "1280x720") for one in others)]


def addresses() -> dict[str, str]:
    """Name of the picture → address. The profile of a partner has a page's size and a page's right to be looked at."""
    pages = {place.path or "summary": place.path for place in menu()}
    return pages | {"profile": f"partners?partner={profile()}", "empty": "mobility?country=IT&from=2015&to=2016"}


def profile() -> str:
    """A partner with much to show: the first university of the list."""
    lines = (ROOT / "data" / "lsu" / "partner.csv").read_text("utf-8").splitlines()
    key = lines[0].split(",").index("key")
    return lines[1].split(",")[key]


def pictures() -> Iterator[Picture]:
    for look in looks():
        for name, path in addresses().items():
            address = f"{path}{'&' if '?' in path else '?'}lang={look.language}"
            yield Picture(f"{name}-{look.name}", partial(take, address=address, look=look))


def take(browser: Browser, url: str, target: Path, address: str, look: Look) -> None:
    """The first screen, and the whole page where it goes on below."""
    width, height = SIZES[look.size]
    context = opened(browser, look.theme, look.size)
    page = context.new_page()
    page.goto(f"{url}/{address}")
    rested(page)
    page.screenshot(path=target)
    whole = int(page.evaluate(WHOLE))
    if whole > height:
        page.set_viewport_size({"width": width, "height": min(whole, HIGHEST)})
        rested(page)
        page.screenshot(path=target.with_stem(f"{target.stem}-full"))
    context.close()


def opened(browser: Browser, theme: str, size: str) -> BrowserContext:
    width, height = SIZES[size]
    phone = width < 600
    return browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        device_scale_factor=2 if phone else 1,
        is_mobile=phone,
        has_touch=phone,
        locale="en-GB",
        reduced_motion="reduce",
    )


def rested(page: Page) -> None:
    wait(page)
    page.wait_for_timeout(700)  # deck.gl fades its layers in
