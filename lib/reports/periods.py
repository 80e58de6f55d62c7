"""A year, a quarter, a country or a partner in; the questions that a report on it asks, or why there is none, out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from lib import codes, geography
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

Kind = Literal["annual", "quarterly", "brief"]
FIRST_YEAR: Final = 1900
REASONS: Final[Mapping[str, str]] = {
    "year": N_("“{value}” is no year to report on: choose one from {first} to {last}."),
    "quarter": N_("There is no quarter “{value}”: a year has the quarters 1 to 4."),
    "ahead": N_("{value} has not begun yet: choose an earlier quarter."),
    "country": N_("There is no country “{value}”: write its two letters of ISO 3166-1, such as TR."),
    "partner": N_("There is no partner “{value}”: write its key as partner.csv has it, such as ankara-university."),
}
PARTNER_BRIEF: Final = N_("Partner brief")


class NoSuchPeriod(Exception):
    """There is nothing to report on; it can say why."""

    def __init__(self, reason: str, value: str, last: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.value, self.last = reason, value, last

    def sentence(self, w: Words) -> str:
        """One sentence in the reader's language."""
        return w(REASONS[self.reason], value=self.value, first=FIRST_YEAR, last=self.last)


@dataclass(frozen=True)
class Period:
    """What a report is about; `as_of` is its last day, or today where that is still to come."""

    kind: Kind
    today: date
    as_of: date
    year: int | None = None
    quarter: int | None = None
    country: str | None = None
    # The key of a partner, and what it is called.
    partner: str | None = None
    called: str = ""

    @property
    def name(self) -> str:
        """A name for its files."""
        if self.kind == "brief":
            return f"brief-{self.partner or self.country}"
        return f"{self.kind}-{self.year}" + (f"-q{self.quarter}" if self.quarter else "")

    @property
    def over(self) -> bool:
        """Whether its last day lies before today."""
        return self.as_of < self.today

    @property
    def within(self) -> Filters:
        """The question about the period itself."""
        return Filters(**{**vars(self.so_far), "first": self.year})

    @property
    def so_far(self) -> Filters:
        """The question about the years up to it."""
        country = (self.country,) if self.country else ()
        return Filters(as_of=self.as_of, last=self.year, quarter=self.quarter, country=country)

    def title(self, w: Words) -> str:
        """Of the cover."""
        return w(PARTNER_BRIEF if self.partner else codes.REPORT_KIND[self.kind])

    def label(self, w: Words) -> str:
        """The year, the quarter, the partner or the country."""
        if self.partner:
            return self.called
        if self.country:
            return w.country(self.country)
        year = self.year or self.as_of.year
        return w.named_year(year, quarter=self.quarter) if self.quarter else w.year(year)


def annual(year: str | int, today: date) -> Period:
    """A calendar year."""
    found = _year(year, today)
    return Period("annual", today, min(date(found, 12, 31), today), found)


def quarterly(year: str | int, quarter: str | int, today: date) -> Period:
    """Three months of a calendar year."""
    found = _year(year, today)
    if str(quarter) not in ("1", "2", "3", "4"):
        raise NoSuchPeriod("quarter", str(quarter))
    asked = Filters(as_of=today, quarter=int(quarter))
    if asked.begins(found) > today:
        raise NoSuchPeriod("ahead", f"{found} Q{quarter}")
    return Period("quarterly", today, min(asked.ends(found), today), found, int(quarter))


def brief(country: str, today: date) -> Period:
    """All that is known of one country, up to today."""
    code = country.strip().upper()
    if code not in geography.country_codes():
        raise NoSuchPeriod("country", country)
    return Period("brief", today, today, country=code)


def brief_of(partner: str, about: Mapping[str, Any] | None, today: date) -> Period:
    """All that is known of one partner, up to today; `about` is its own row."""
    if about is None:
        raise NoSuchPeriod("partner", partner)
    return Period("brief", today, today, country=about["country"], partner=partner, called=about["name"])


def _year(given: str | int, today: date) -> int:
    text = str(given)
    if not (len(text) == 4 and text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= today.year):
        raise NoSuchPeriod("year", text, today.year)
    return int(text)
