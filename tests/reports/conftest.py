"""Reports on the data of Lankaran, made once for each language; each file written once."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest
from sqlalchemy.engine import make_url

from lib import db
from lib.queries.asking import asking
from lib.reports import periods
from lib.reports.blocks import Report
from lib.reports.building import report
from lib.reports.keeping import kept
from lib.reports.periods import Period
from lib.reports.writing import written
from tests import store

TODAY = date(2026, 11, 21)
PERIODS = {
    "annual": periods.annual(2025, TODAY),
    "running": periods.annual(2026, TODAY),
    "quarterly": periods.quarterly(2025, 3, TODAY),
    "brief": periods.brief("TR", TODAY),
    "empty": periods.annual(1950, TODAY),
    "partner": periods.brief_of(
        "ondokuz-mayis-university", {"country": "TR", "name": "Ondokuz Mayıs University"}, TODAY
    ),
}
Make = Callable[[str, str], Report]


@lru_cache
def made(url: str, period: Period, language: str) -> Report:
    """The report, asked of each kind of database once in a run."""
    # Of the address only the kind: the rows of Lankaran are the same in every process.
    return store.thing(f"{make_url(url).drivername} {period} {language}", lambda: asked(url, period, language))


def asked(url: str, period: Period, language: str) -> Report:
    with db.connect(url) as connection:
        return report(asking(connection), period, language)


def file_of(found: Report, kind: str) -> bytes:
    """The file of a report, written once in a run: the same report gives the same file on either database."""
    # What is kept of a report is all that is drawn of it: tests/reports/test_frozen.py holds that.
    return store.file(f"{kept(found)} {kind}", lambda: written(found, kind))


def file_again(found: Report, kind: str) -> bytes:
    """The file of a report that was restored or changed on the way: never the one that `file_of` wrote."""
    return store.file(f"{kept(found)} {kind} again", lambda: written(found, kind))


@pytest.fixture
def make(lsu_url: str) -> Make:
    """`make("annual", "az")` gives the report of one of PERIODS."""
    return lambda kind, language: made(lsu_url, PERIODS[kind], language)
