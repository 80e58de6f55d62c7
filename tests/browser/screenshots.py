"""Every page of the menu in; build/screenshots/<page>-<theme>-<size>.png out, to be looked at: `make screenshots`.

`ARGS="mobility dark"` takes only the pictures whose names hold these words.
MERIDIAN_URL names a server that runs already.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from lib.__main__ import main as command
from tests.browser.conftest import CHROMIUM, FLAGS, wait
from tests.live import ROOT, Server
from tests.menu import menu

SIZES = {"1440x900": (1440, 900), "1280x720": (1280, 720), "390x844": (390, 844)}
THEMES = ("light", "dark")
TARGET = ROOT / "build" / "screenshots"
# The pages scroll inside an element of Streamlit's; for the picture of a whole page the window grows instead.
WHOLE = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main ? Math.max(main.scrollHeight, innerHeight) : innerHeight;
}"""
HIGHEST = 12_000


def addresses() -> dict[str, str]:
    """Name of the picture → address. The profile of a partner has a page's size and a page's right to be looked at."""
    pages = {place.path or "summary": place.path for place in menu()}
    return pages | {"profile": f"partners?partner={profile()}", "empty": "mobility?from=1990&to=1991"}


def profile() -> str:
    """A partner with much to show: the first university of the list."""
    lines = (ROOT / "data" / "lsu" / "partner.csv").read_text("utf-8").splitlines()
    key = lines[0].split(",").index("key")
    return lines[1].split(",")[key]


@contextlib.contextmanager
def running() -> Iterator[str]:
    if url := os.environ.get("MERIDIAN_URL"):
        yield url.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/cooperation.db"
        if command(["init", "--data", str(ROOT / "data" / "lsu"), "--database-url", database]):
            raise SystemExit(2)
        with Server(ROOT, Path(folder) / "server.log", DATABASE_URL=database) as server:
            yield server.url


def take(browser: Browser, url: str, name: str, theme: str, size: str) -> None:
    """The first screen, and the whole page where it goes on below."""
    width, height = SIZES[size]
    phone = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        device_scale_factor=2 if phone else 1,
        is_mobile=phone,
        has_touch=phone,
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url)
    wait(page)
    page.wait_for_timeout(700)  # deck.gl fades its layers in
    page.screenshot(path=TARGET / f"{name}-{theme}-{size}.png")
    whole = int(page.evaluate(WHOLE))
    if whole > height:
        page.set_viewport_size({"width": width, "height": min(whole, HIGHEST)})
        wait(page)
        page.wait_for_timeout(700)
        page.screenshot(path=TARGET / f"{name}-{theme}-{size}-full.png")
    context.close()


def main(only: list[str]) -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    with running() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, path in addresses().items():
            for theme in THEMES:
                for size in SIZES:
                    if all(word in f"{name}-{theme}-{size}" for word in only):
                        try:
                            take(browser, f"{url}/{path}", name, theme, size)
                        except Exception as error:
                            # One page that does not come to rest is no reason to do without the other pictures.
                            print(f"{name}-{theme}-{size}: {str(error).splitlines()[0]}", file=sys.stderr)
        browser.close()
    print(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
