"""The annual report and the delegation's brief in; pictures of their pages and slides out, in every language."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from lib import db
from lib.i18n import languages, words
from lib.queries import choices, delegation
from lib.queries.asking import asking
from lib.queries.guests import guest
from lib.reports import brief, building, delegation_pptx, periods
from lib.reports.delegation import slides
from lib.reports.writing import written
from tests.browser.pictures import Picture
from tests.live import TODAY

KINDS = ("pdf", "pptx")
DENSITY = 70  # dots an inch: small letters can still be read
SMALLEST = 5  # the threshold of delegation mode, unless set
DAY = date.fromisoformat(TODAY)


def missing() -> list[str]:
    """One line for each tool without which some of the pictures cannot be made."""
    needs = {"pdftoppm": "pages of PDF and PPTX (Debian: poppler-utils)", "soffice": "slides of PPTX (LibreOffice)"}
    return [f"{tool} is not there: no pictures of {what}." for tool, what in needs.items() if not shutil.which(tool)]


def pictures(database: str) -> Iterator[Picture]:
    """Needs the database itself: a report is made here, not fetched from a page."""
    kinds = [kind for kind in KINDS if shutil.which("pdftoppm") and (kind == "pdf" or shutil.which("soffice"))]
    for language in languages():
        for kind in kinds:
            for name, make in (("annual", annual), ("brief", two_pages)):
                made = partial(take, make=make, kind=kind, language=language, database=database)
                yield Picture(f"{name}-{kind}-{language}", made)


def take(_browser: Any, _url: str, target: Path, make: Any, kind: str, language: str, database: str) -> None:
    """One picture a page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"made.{kind}"
        file.write_bytes(make(database, kind, language))
        if kind == "pptx":
            # A profile of its own: the office's own LibreOffice may be open.
            profile = f"-env:UserInstallation=file://{folder}/profile"
            run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(file))
        for old in target.parent.glob(f"{target.stem}-*.png"):
            old.unlink()
        run("pdftoppm", "-png", "-r", str(DENSITY), str(file.with_suffix(".pdf")), str(target.with_suffix("")))


def annual(database: str, kind: str, language: str) -> bytes:
    with db.connect(database) as connection:
        return written(building.report(asking(connection), periods.annual(2025, DAY), language), kind)


def two_pages(database: str, kind: str, language: str) -> bytes:
    with db.connect(database) as connection:
        who = guest(connection, "TR", language)
        assert who is not None
        deck = delegation.deck(connection, who, DAY, SMALLEST, True, language)
        made = slides(deck, choices.home(connection, language), words(language))
    report = brief.report(made, language, deck.day)
    return brief.brief(made, report) if kind == "pdf" else delegation_pptx.pptx(made, report)


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)
