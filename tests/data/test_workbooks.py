"""Every file of `data/` is what the schema says, and every row has its source and its place."""

import json
import re
from datetime import date

import pytest
from shapely import Point
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lib import geography
from lib.imports.workbook import workbook
from tests.data.rows import DATA, ROOT, UNIVERSITIES, rows

# Cities on a coast may lie just outside of a simplified outline.
COAST = 0.15


@pytest.fixture(scope="module")
def land() -> dict[str, BaseGeometry]:
    world = json.loads((ROOT / "static" / "world.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["iso2"]: shape(feature["geometry"]) for feature in world["features"]}


@pytest.mark.parametrize("university", UNIVERSITIES)
def test_workbook_has_no_fault(university: str) -> None:
    book = workbook(DATA / university)
    assert book.faults == []
    assert len(book.tables["rate"]) == 84


@pytest.mark.parametrize("university", UNIVERSITIES)
def test_workbook_has_no_fault_where_the_clock_runs_behind(university: str) -> None:
    assert workbook(DATA / university, today=date(2020, 1, 1)).faults == []


@pytest.mark.parametrize("university", UNIVERSITIES)
def test_every_source_is_used_and_says_what_it_is(university: str) -> None:
    used = {
        row["source"]
        for path in (DATA / university).glob("*.csv")
        for row in rows(university, path.stem)
        if path.stem != "source"
    }
    assert used == {row["key"] for row in rows(university, "source")}
    assert all(row["title"] and row["quality"] for row in rows(university, "source"))


@pytest.mark.parametrize("university", UNIVERSITIES)
def test_points_lie_in_their_country(university: str, land: dict[str, BaseGeometry]) -> None:
    for table, code in (("institution", "country"), ("partner", "country"), ("association", "seat_country")):
        for row in rows(university, table):
            if row["latitude"]:
                point = Point(float(row["longitude"]), float(row["latitude"]))
                assert land[row[code]].distance(point) < COAST, row["key"]


@pytest.mark.parametrize("university", UNIVERSITIES)
def test_moves_carry_the_country_of_their_partner(university: str) -> None:
    country = {row["key"]: row["country"] for row in rows(university, "partner")}
    for table in ("mobility", "activity", "grant_partner", "copublication"):
        for row in rows(university, table):
            assert row["partner"] == "" or row["country"] == country[row["partner"]]


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "country"),
    [
        ("Simferopol", 44.95, 34.10, "UA"),
        ("Sevastopol", 44.60, 33.50, "UA"),
        ("Khankendi", 39.82, 46.75, "AZ"),
        ("Nakhchivan", 39.21, 45.41, "AZ"),
        ("Lankaran", 38.75, 48.80, "AZ"),
        ("Sukhumi", 43.10, 41.05, "GE"),
        ("Tskhinvali", 42.22, 43.97, "GE"),
        ("Kyrenia", 35.25, 33.40, "CY"),
        ("Hargeisa", 9.56, 44.06, "SO"),
        ("Pristina", 42.66, 21.16, "XK"),
        ("Laayoune", 27.10, -13.10, "EH"),
        ("Anadyr", 66.00, -175.0, "RU"),
        ("Valletta", 35.89, 14.44, "MT"),
    ],
)
def test_world_map_places(
    land: dict[str, BaseGeometry], place: str, latitude: float, longitude: float, country: str
) -> None:
    assert [code for code, outline in land.items() if outline.contains(Point(longitude, latitude))] == [country], place


def test_world_map_is_small_whole_and_cut(land: dict[str, BaseGeometry]) -> None:
    assert (ROOT / "static" / "world.geojson").stat().st_size < 350 * 1024
    assert all(outline.is_valid for outline in land.values())
    assert "AQ" not in land
    for outline in land.values():
        west, _, east, _ = outline.bounds
        assert west >= -180
        assert east <= 180
        assert max(part.bounds[2] - part.bounds[0] for part in outline.geoms) < 170


def test_countries_without_outline_have_a_point(land: dict[str, BaseGeometry]) -> None:
    without = [code for code in geography.country_codes() if code not in land]
    assert without == ["AQ", "BQ", "BV", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "UM", "VA", "YT"]
    for code, outline in land.items():
        point = geography.label_point(code)
        assert point is not None
        assert outline.distance(Point(point[1], point[0])) < COAST, code


def test_fonts_hold_every_letter_and_sign() -> None:
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    letters = "əƏğĞıIİşŞçÇöÖüÜʻʼ’₼₺₽€–−·…«»№абяёАЯ0123456789ăâîșțąęłńóśźżőěřů"
    ranges = [
        (int(first, 16), int(last or first, 16))
        for listed in re.findall(r'unicodeRange = "([^"]+)"', config)
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", listed)
    ]
    assert [letter for letter in letters if not any(low <= ord(letter) <= high for low, high in ranges)] == []
    files = re.findall(r'url = "app/(static/fonts/[^"]+)"', config)
    assert len(files) == 4
    assert all((ROOT / file).is_file() for file in files)
    assert (ROOT / "static" / "fonts" / "OFL.txt").is_file()
