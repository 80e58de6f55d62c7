"""A database that cannot be used, on the page: one sentence in the reader's language, and the file as it was."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from lib import db
from lib.db import engines
from lib.db.problems import DatabaseProblem
from lib.i18n import languages, words
from tests.db import test_problems as files
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html

MAKERS: dict[str, Callable[[Path], object]] = {
    "empty": files.made,
    "missing": files.nothing,
    "foreign": files.another_program,
    "folder": files.folder,
    "blank": files.empty,
    "corrupt": files.torn,
    "newer": files.from_the_future,
    "locked": files.made,
}


def held(folder: Path) -> dict[str, bytes]:
    """Every file there; what SQLite keeps beside a database while somebody reads is none of ours."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and not p.name.endswith(("-shm", "-wal"))}


@pytest.mark.parametrize(("code", "language"), list(zip(MAKERS, [*languages(), "en", "az", "ru"], strict=True)))
def test_the_page_says_what_to_do(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data_url: str, code: str, language: str
) -> None:
    path, w = tmp_path / "cooperation.db", words(language)
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.1)
    MAKERS[code](path)
    url = f"sqlite:///{path}"
    monkeypatch.setenv("DATABASE_URL", url)
    holder = sqlite3.connect(path, isolation_level=None) if code == "locked" else None
    if holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("UPDATE stamp SET value = 7")
    before = held(tmp_path)
    at = reader(language=language)
    assert not at.exception
    said = html(at)
    assert w("Meridian cannot read its database") in said
    assert DatabaseProblem(code, url).sentence(w) in said.replace("&#x27;", "'").replace("&quot;", '"')
    assert "Traceback" not in said
    assert [button.key for button in at.button] == ["try-again"]
    assert held(tmp_path) == before
    if holder:
        holder.close()
    db.forget(url)
    # What was wrong is put right, and the same page goes on.
    for file in tmp_path.iterdir():
        file.rmdir() if file.is_dir() else file.unlink()
    shutil.copy(data_url.removeprefix("sqlite:///"), path)
    at.button(key="try-again").click().run()
    assert not at.exception
    assert w("Meridian cannot read its database") not in html(at)
    db.forget(url)
