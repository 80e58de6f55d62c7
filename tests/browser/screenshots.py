"""Every page, slide and sheet in every language in; build/screenshots/<name>.png out, to be looked at.

`make screenshots ARGS="mobility dark"` takes only the pictures whose names hold these words: the page (`mobility`,
`profile`), `slides`, `annual` or `brief` with `pdf` or `pptx`, the language, the theme, the size.
MERIDIAN_URL names a server that runs already.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from lib.__main__ import main as command
from tests.browser import pictures_pages, pictures_papers, pictures_slides
from tests.browser.conftest import FLAGS
from tests.browser.pictures import Picture, chosen
from tests.live import CHROMIUM, ROOT, Server

TARGET = ROOT / "build" / "screenshots"


@contextlib.contextmanager
def database() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/cooperation.db"
        if command(["init", "--data", str(ROOT / "data" / "lsu"), "--database-url", url]):
            raise SystemExit(2)
        yield url


@contextlib.contextmanager
def running(database_url: str) -> Iterator[str]:
    if url := os.environ.get("MERIDIAN_URL"):
        yield url.rstrip("/")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(ROOT, Path(folder) / "log", DATABASE_URL=database_url) as server,
    ):
        yield server.url


def take(pictures: list[Picture], browser: Any, url: str) -> None:
    for picture in pictures:
        try:
            picture.take(browser, url, TARGET / f"{picture.name}.png")
        except Exception as error:
            # One page that does not come to rest is no reason to do without the other pictures.
            print(f"{picture.name}: {str(error).splitlines()[0]}", file=sys.stderr)


def main(only: list[str]) -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    with database() as data:
        live = chosen([*pictures_pages.pictures(), *pictures_slides.pictures()], only)
        papers = chosen(pictures_papers.pictures(data), only)
        print(*pictures_papers.missing(), sep="\n", end="")
        if live:
            with running(data) as url, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                take(live, browser, url)
                browser.close()
        take(papers, None, "")
    print(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
