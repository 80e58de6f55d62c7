"""Countries and the groups they belong to: an ISO 3166-1 code in; its point, its subregion, the members of a group out.

The lists are `data/reference/countries.csv` and `groups.csv`, which gives every group its date and its source.
"""

import csv
import json
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lib.codes import N_, REGION, Codes

REFERENCE: Final = Path(__file__).resolve().parent.parent / "data" / "reference"
WORLD: Final = REFERENCE.parent.parent / "static" / "world.geojson"
# What people write and CLDR does not: older and shorter names, and the codes of the European Commission.
ALIASES: Final = {
    "AE": "UAE Emirates ОАЭ BAE BƏƏ",
    "BA": "Bosnia",
    "BY": "Belorussia Белоруссия",
    "CI": "Ivory_Coast",
    "CN": "PRC People's_Republic_of_China КНР",
    "CV": "Cabo_Verde",
    "CZ": "Czech_Republic Чешская_Республика",
    "GB": "UK Great_Britain Britain England Scotland Wales Northern_Ireland Англия İngiltere İngiltərə Angliya",
    "GR": "EL",
    "HK": "Hong_Kong",
    "IR": "Islamic_Republic_of_Iran",
    "KG": "Киргизия Kirghizstan Kyrgyz_Republic",
    "KR": "Korea Republic_of_Korea Корея Kore Koreya",
    "MD": "Moldavia Republic_of_Moldova Молдавия",
    "MK": "Macedonia FYROM Македония Makedonya Makedoniya",
    "MM": "Burma Myanmar",
    "MO": "Macao Macau",
    "NL": "Holland The_Netherlands Голландия Hollanda",
    "PS": "Palestine Палестина Filistin Fələstin",
    "RU": "Russian_Federation Российская_Федерация Rusya_Federasyonu",
    "SK": "Slovak_Republic",
    "SY": "Syrian_Arab_Republic",
    "SZ": "Swaziland",
    "TR": "Turkey Republic_of_Turkey Republic_of_Türkiye",
    "US": "USA United_States_of_America America США ABD ABŞ AQSh",
    "VN": "Viet_Nam",
}
# How far beyond a country's land, in degrees, a point may lie: borders are simplified, and islands left out. Tried on
# 235 000 towns of the world and 13 500 universities: nine islets and bases are refused, no university is, and 95 of 100
# universities with latitude and longitude exchanged are.
MARGIN: Final = 2.0
# Countries whose islands lie scattered over an ocean; no point of theirs is judged.
SCATTERED: Final = ("micronesia", "polynesia")
# Inhabited islands that lie farther away than that from the land on the map: latitude, longitude.
FAR: Final = {
    "BQ": ((17.6, -63.2),),
    "BR": ((-3.8, -32.4),),
    "CL": ((-27.1, -109.4), (-33.6, -78.8)),
    "CO": ((12.6, -81.7),),
    "GQ": ((-1.4, 5.6),),
    "IN": ((10.6, 72.6), (8.3, 73.1)),
    "JP": ((27.1, 142.2), (24.6, 124.6), (25.8, 131.2)),
    "MU": ((-10.4, 56.6), (-19.7, 63.4)),
    "MV": ((6.6, 73.1), (0.3, 73.2)),
    "PH": ((20.4, 122.0), (6.1, 118.3)),
    "PT": ((38.5, -28.6), (39.4, -31.1)),
    "SB": ((-10.7, 165.8),),
    "SH": ((-7.9, -14.4), (-37.1, -12.3)),
    "SJ": ((70.9, -8.7),),
    "TW": ((24.4, 118.2),),
}
# Territories with a code of their own, whose organisations are often filed under the state that they belong to.
TERRITORIES: Final = {
    "AU": ("CC", "CX", "NF"),
    "CN": ("HK", "MO"),
    "DK": ("FO", "GL"),
    "FI": ("AX",),
    "FR": ("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"),
    "GB": ("AI", "BM", "FK", "GG", "GI", "IM", "JE", "KY", "MS", "SH", "TC", "VG"),
    "MA": ("EH",),
    "NL": ("AW", "BQ", "CW", "SX"),
    "NO": ("SJ",),
    "NZ": ("CK", "NU", "TK"),
    "US": ("AS", "GU", "MP", "PR", "VI"),
}
Ring = Sequence[Sequence[float]]

# The subregions of the United Nations (M49). Taiwan and Kosovo are in none of them, so `subregion` has no answer there.
SUBREGIONS: Final[Codes] = {
    "australia_and_new_zealand": N_("Australia and New Zealand"),
    "central_asia": N_("Central Asia"),
    "eastern_asia": N_("Eastern Asia"),
    "eastern_europe": N_("Eastern Europe"),
    "latin_america_and_the_caribbean": N_("Latin America and the Caribbean"),
    "melanesia": N_("Melanesia"),
    "micronesia": N_("Micronesia"),
    "northern_africa": N_("Northern Africa"),
    "northern_america": N_("Northern America"),
    "northern_europe": N_("Northern Europe"),
    "polynesia": N_("Polynesia"),
    "south_eastern_asia": N_("South-eastern Asia"),
    "southern_asia": N_("Southern Asia"),
    "southern_europe": N_("Southern Europe"),
    "sub_saharan_africa": N_("Sub-Saharan Africa"),
    "western_asia": N_("Western Asia"),
    "western_europe": N_("Western Europe"),
}
# Observers of the Organization of Turkic States (Hungary, Turkmenistan) are counted: the department works with them
# under the same programmes. A country whose membership of the EHEA is suspended (Belarus, Russia) is not.
BELONGS: Final = ("yes", "member", "observer")


def _read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict[str, str]]:
    return {row["iso2"]: row for row in _read("countries.csv")}


@lru_cache(maxsize=1)
def country_codes() -> tuple[str, ...]:
    """Every country or territory, ISO 3166-1 alpha-2 (and XK), in the order of the codes."""
    return tuple(sorted(_countries()))


@lru_cache(maxsize=1)
def alpha3() -> MappingProxyType[str, str]:
    """The two letters of each country by its three letters (TUR)."""
    return MappingProxyType({row["iso3"]: iso2 for iso2, row in _countries().items() if row["iso3"]})


@lru_cache(maxsize=512)
def label_point(iso2: str) -> tuple[float, float] | None:
    """Where a label or marker of the country stands: latitude, longitude."""
    row = _countries().get(iso2)
    return (float(row["label_lat"]), float(row["label_lon"])) if row else None


def lies_near(iso2: str, latitude: float, longitude: float) -> bool:
    """Whether a point may lie in the country: on its land, or a margin beyond.

    The margin is wide: a point just over a border is a question of maps, one far from the country is a slip.
    """
    here = (iso2, *TERRITORIES.get(iso2, ()))
    return subregion(iso2) in SCATTERED or any(
        _near(ring, latitude, east)
        for code in here
        for ring in _rings(code)
        # Land ends at the antimeridian on the map, and goes on behind it.
        for east in (longitude - 360, longitude, longitude + 360)
    )


def _near(ring: Ring, latitude: float, longitude: float) -> bool:
    """Whether a point lies within a closed line, or no farther from it than the margin."""
    across, up = [x for x, _ in ring], [y for _, y in ring]
    if not (
        min(up) - MARGIN <= latitude <= max(up) + MARGIN and min(across) - MARGIN <= longitude <= max(across) + MARGIN
    ):
        return False
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        along, rise = bx - ax, by - ay
        part = ((longitude - ax) * along + (latitude - ay) * rise) / (along**2 + rise**2 or 1)
        part = min(1.0, max(0.0, part))
        if math.hypot(longitude - ax - part * along, latitude - ay - part * rise) <= MARGIN:
            return True
        # A line to the east crosses the border of the land that it begins in an odd number of times.
        if (ay > latitude) != (by > latitude) and longitude < ax + (latitude - ay) * along / rise:
            inside = not inside
    return inside


@lru_cache(maxsize=512)
def _rings(iso2: str) -> tuple[Ring, ...]:
    """The outlines of a country: longitude, latitude; those of its label point and of far islands are one point."""
    label = label_point(iso2)
    points = (*FAR.get(iso2, ()), *([] if label is None else [label]))
    return (*([(x, y)] for y, x in points), *_land().get(iso2, ()))


@lru_cache(maxsize=1)
def _land() -> dict[str, tuple[Ring, ...]]:
    found = json.loads(WORLD.read_text(encoding="utf-8"))["features"]
    return {one["properties"]["iso2"]: tuple(part[0] for part in one["geometry"]["coordinates"]) for one in found}


@lru_cache(maxsize=512)
def subregion(iso2: str) -> str | None:
    """Code of the United Nations subregion, such as `western_asia`."""
    row = _countries().get(iso2)
    return (row["subregion"] or None) if row else None


@lru_cache(maxsize=512)
def map_id(iso2: str) -> str | None:
    """Numeric id of the country's polygon in the source of the world map; None where it has no polygon."""
    row = _countries().get(iso2)
    return (row["map_id"] or None) if row else None


@lru_cache(maxsize=1)
def regions() -> MappingProxyType[str, str]:
    """Every region that can be filtered by: its code, its English name; alliances first."""
    return MappingProxyType({**REGION, **SUBREGIONS})


@lru_cache(maxsize=64)
def members(code: str) -> frozenset[str]:
    """Countries of a region, ISO 3166-1 alpha-2; empty for a code that is not a region."""
    if code in REGION:
        return frozenset(iso2 for iso2, row in _countries().items() if row[code] in BELONGS)
    return frozenset(iso2 for iso2, row in _countries().items() if code and row["subregion"] == code)


@lru_cache(maxsize=1)
def groups() -> dict[str, tuple[str, str]]:
    """Per region: the date that its list stands for, and its source."""
    return {row["code"]: (row["as_of"], row["source"]) for row in _read("groups.csv")}
