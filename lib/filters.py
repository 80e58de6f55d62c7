"""The address of a page in; Filters out: the question that a reader asks, as one frozen value, and back again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from lib import codes, geography

# The names in the address; they are part of links that people have sent to each other and never change.
LISTS = ("country", "region", "unit", "programme", "direction", "role")
YEARS = ("from", "to")
NAMES = (*YEARS, *LISTS, "basis")


class Dropped(NamedTuple):
    """A part of the address that means nothing here."""

    name: str
    value: str


@dataclass(frozen=True)
class Choices:
    """What can be chosen in this database: its years and its faculties; the rest are closed lists."""

    first_year: int
    last_year: int
    unit: tuple[str, ...] = ()

    def allowed(self, name: str) -> frozenset[str]:
        """The values that one filter may take."""
        lists: dict[str, Iterable[str]] = {
            "country": geography.country_codes(),
            "region": geography.regions(),
            "unit": self.unit,
            "programme": codes.PROGRAMME,
            "direction": codes.DIRECTION,
            "role": codes.ROLE,
        }
        return frozenset(lists[name])


@dataclass(frozen=True)
class Filters:
    """Years, places, faculties, programmes, direction and role; empty means all.

    `as_of` is the day that the answer is given for: what is in force, and where the running year ends.
    """

    as_of: date
    first: int | None = None
    last: int | None = None
    country: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    programme: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    year_basis: str = field(default="calendar")
    money_basis: str = field(default="awarded")
    # Three months of each year, for the quarterly report; no address holds it.
    quarter: int | None = None

    def __post_init__(self) -> None:
        if self.quarter is not None and (self.year_basis, self.money_basis == "recognised") != ("calendar", False):
            raise ValueError("a quarter is one of a calendar year, and of money that has a date")

    def countries(self) -> tuple[str, ...] | None:
        """The countries that country and region leave, sorted; none where neither is set.

        Several countries or regions add up; a country and a region narrow each other.
        """
        if not self.country and not self.region:
            return None
        inside = frozenset().union(*(geography.members(r) for r in self.region)) if self.region else None
        if inside is None:
            return tuple(sorted(self.country))
        return tuple(sorted(inside & set(self.country) if self.country else inside))

    def without(self, *names: str) -> "Filters":
        """The same question with some filters opened; `years` opens both ends."""
        opened: dict[str, Any] = {name: () for name in names if name in LISTS}
        if "years" in names:
            opened |= {"first": None, "last": None}
        return replace(self, **opened)

    def only(self, *names: str) -> "Filters":
        """The same question with just these filters; what a page does not understand, its queries never see."""
        return self.without(*({"years", *LISTS} - set(names)))

    def toggled(self, name: str, value: str) -> "Filters":
        """A click: the value alone, or nothing where it was the only one chosen."""
        if name == "years":
            year = int(value)
            chosen = self.first == self.last == year
            return replace(self, first=None if chosen else year, last=None if chosen else year)
        chosen_values: dict[str, Any] = {name: () if getattr(self, name) == (value,) else (value,)}
        return replace(self, **chosen_values)

    def is_set(self, name: str) -> bool:
        """Whether one filter narrows the answer."""
        if name == "years":
            return self.first is not None or self.last is not None
        return bool(getattr(self, name))

    def narrowed(self) -> bool:
        """Whether any filter narrows the answer."""
        return any(self.is_set(name) for name in ("years", *LISTS))

    def academic(self) -> bool:
        """Whether years are academic years."""
        return self.year_basis == "academic"

    def this_year(self) -> int:
        """The year that an indicator speaks of: the last one chosen, never one that has not begun."""
        return min(self.last or self.as_of.year, self.as_of.year)

    def begins(self, year: int) -> date:
        """The first day of a calendar year, or of its quarter."""
        return date(year, 3 * self.quarter - 2 if self.quarter else 1, 1)

    def ends(self, year: int) -> date:
        """The last day of a calendar year, or of its quarter."""
        if self.quarter in (None, 4):
            return date(year, 12, 31)
        return date(year, 3 * (self.quarter or 0) + 1, 1) - timedelta(days=1)

    def unfinished_year(self) -> int:
        """The first calendar year that is not over, or whose quarter is not, when the day of the question ends."""
        return self.as_of.year + (self.as_of >= self.ends(self.as_of.year))


def to_address(filters: Filters) -> dict[str, list[str]]:
    """The filters as query parameters; what is not set is not written."""
    address: dict[str, list[str]] = {}
    for name, year in zip(YEARS, (filters.first, filters.last), strict=True):
        if year is not None:
            address[name] = [str(year)]
    for name in LISTS:
        if getattr(filters, name):
            address[name] = list(getattr(filters, name))
    defaults = {f.name: f.default for f in fields(Filters)}
    bases = [getattr(filters, n) for n in ("year_basis", "money_basis") if getattr(filters, n) != defaults[n]]
    return {**address, "basis": bases} if bases else address


def from_address(address: Mapping[str, list[str]], choices: Choices, as_of: date) -> tuple[Filters, list[Dropped]]:
    """The filters that an address asks for, and what of it means nothing here; nothing in it can raise an error."""
    dropped: list[Dropped] = []
    found: dict[str, Any] = {}
    for name in LISTS:
        found[name], wrong = _chosen(address.get(name, []), choices.allowed(name), upper=name == "country")
        dropped += [Dropped(name, value) for value in wrong]
    for name, target in zip(YEARS, ("first", "last"), strict=True):
        found[target], wrong = _year(address.get(name, []), choices)
        dropped += [Dropped(name, value) for value in wrong]
    if found["first"] and found["last"] and found["first"] > found["last"]:
        found["first"], found["last"] = found["last"], found["first"]
    for value in address.get("basis", []):
        if value in codes.YEAR_BASIS:
            found["year_basis"] = value
        elif value in codes.MONEY_BASIS:
            found["money_basis"] = value
        else:
            dropped.append(Dropped("basis", value))
    return Filters(as_of=as_of, **found), dropped


def _chosen(values: list[str], allowed: frozenset[str], upper: bool) -> tuple[tuple[str, ...], list[str]]:
    parts = [part.strip() for value in values for part in value.split(",") if part.strip()]
    parts = [part.upper() for part in parts] if upper else parts
    right = tuple(dict.fromkeys(part for part in parts if part in allowed))
    return right, [part for part in parts if part not in allowed]


def _year(values: list[str], choices: Choices) -> tuple[int | None, list[str]]:
    right = [value for value in values if _is_year(value) and choices.first_year <= int(value) <= choices.last_year]
    return (int(right[-1]) if right else None), [value for value in values if value not in right]


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isascii() and value.isdecimal()
