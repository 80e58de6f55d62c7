"""Reports on the data of Lankaran, made once for each language."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from lib import db
from lib.queries.asking import asking
from lib.reports import periods
from lib.reports.blocks import Report
from lib.reports.building import report
from lib.reports.periods import Period
from lib.reports.writing import written

TODAY = date(2026, 11, 21)
PERIODS = {
    "annual": periods.annual(2025, TODAY),
    "running": periods.annual(2026, TODAY),
    "quarterly": periods.quarterly(2025, 3, TODAY),
    "brief": periods.brief("TR", TODAY),
    "empty": periods.annual(1950, TODAY),
}
Make = Callable[[str, str], Report]


@lru_cache
def made(url: str, period: Period, language: str) -> Report:
    with db.connect(url) as connection:
        return report(asking(connection), period, language)


@lru_cache(maxsize=64)
def file(found: int, kind: str) -> bytes:
    return written(REPORTS[found], kind)


REPORTS: dict[int, Report] = {}


def file_of(found: Report, kind: str) -> bytes:
    """The file of a report, written once."""
    REPORTS[id(found)] = found
    return file(id(found), kind)


@pytest.fixture
def make(lsu_url: str) -> Make:
    """`make("annual", "az")` gives the report of one of PERIODS."""
    return lambda kind, language: made(lsu_url, PERIODS[kind], language)
