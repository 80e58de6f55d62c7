"""A city as the database writes it in; its name in a language out (`lib/locale/cities.csv`, after it CLDR)."""

import csv
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.core import get_global

from lib.alphabet import folded

NAMES = Path(__file__).parent / "locale" / "cities.csv"


def named(city: str, country: str | None, language: str, locale: Locale) -> str:
    """The city as the language calls it; as it is written where nobody has another name for it.

    Without a country the name alone must do. CLDR knows cities only that a time zone is called after.
    """
    own = _names().get((country, folded(city)))
    if own:
        return own.get(language) or own["city"]
    zone = _zone(city, country)
    return str(locale.time_zones.get(zone, {}).get("city", city)) if zone else city


@lru_cache
def _names() -> dict[tuple[str | None, str], dict[str, str]]:
    """The lines of the table, by country (none: any) and by each of their names."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    found: dict[tuple[str | None, str], dict[str, str]] = {}
    for line in lines:
        for name in (name for column, name in line.items() if column != "country"):
            for country in (line["country"], None):
                found.setdefault((country, folded(name)), line)
    return found


@lru_cache(maxsize=1024)
def _zone(city: str, country: str | None) -> str | None:
    """The time zone that bears the English name of a city (Europe/Moscow), in its country."""
    ending = "/" + city.replace(" ", "_")
    return next(
        (zone for zone, of in get_global("zone_territories").items() if of == country and zone.endswith(ending)), None
    )
