"""The targets of the strategy on Summary: on the tile, in its tooltip, and for who does not see it."""

import os
import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from lib import db, i18n
from lib.i18n import words
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html


def marks(at: AppTest) -> list[str]:
    """The targets on the tiles, in their order."""
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<span class='m-target'>(.*?)</span>", html(at))]


def test_the_tiles_of_the_running_year_have_their_targets(reader: Reader) -> None:
    assert marks(reader()) == [
        "Target 2026: 60\u00a0(98%)",
        "Target 2026: 30\u00a0(97%)",
        "Target 2026: 30\u00a0(93%)",
        "Target 2026: 36\u00a0(94%)",
        "Target 2026: AZN\u00a0150K\u00a0(90%)",
    ]


def test_a_target_that_is_reached_has_a_tick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reader: Reader) -> None:
    """Of the same rows, with a target that the year has passed."""
    there = os.environ["DATABASE_URL"].removeprefix("sqlite:///")
    shutil.copy(there, tmp_path / "own.db")
    url = f"sqlite:///{tmp_path / 'own.db'}"
    with db.transaction(url) as connection:
        connection.execute(text("UPDATE target SET value = 20 WHERE indicator = 'partners'"))
    monkeypatch.setenv("DATABASE_URL", url)
    shown = reader()
    assert marks(shown)[2] == "Target 2026: 20\u00a0✓"
    assert "Target 2026: 20, reached." in html(shown)
    db.forget(url)


@pytest.mark.parametrize("language", i18n.languages())
def test_a_target_is_said_where_it_is_not_seen(reader: Reader, language: str) -> None:
    w, shown = words(language), html(reader(language=language))
    sentence = w("Target {year}: {value}, not yet reached.", year=w.ordinal(2026), value=60)
    (label,) = (one for one in re.findall(r"aria-label='([^']*)'", shown) if sentence in one)
    assert w("Outgoing students") in label
    assert re.search(f"<br>{re.escape(sentence)}(<br>|</span>)", shown)


def test_a_year_and_a_country_without_a_target_show_none(reader: Reader) -> None:
    assert marks(reader(to="2025")) == []
    assert marks(reader(country="TR")) == []
    assert "Target" not in html(reader(country="TR"))
