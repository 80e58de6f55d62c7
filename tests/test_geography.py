"""Countries, their points and their groups."""

import pytest

from lib import geography
from lib.codes import REGION


@pytest.mark.parametrize(
    ("code", "count"),
    [("eu", 27), ("ehea", 47), ("erasmus", 33), ("turkic", 7), ("black_sea", 13), ("caspian", 5), ("central_asia", 5)],
)
def test_groups_have_their_members(code: str, count: int) -> None:
    assert len(geography.members(code)) == count


def test_members_by_name() -> None:
    assert geography.members("caspian") == {"AZ", "IR", "KZ", "RU", "TM"}
    assert geography.members("turkic") == {"AZ", "HU", "KG", "KZ", "TM", "TR", "UZ"}
    assert "MK" in geography.members("black_sea")
    assert geography.members("ehea").isdisjoint({"BY", "RU"})
    assert geography.members("nonsense") == geography.members("") == frozenset()


def test_every_region_has_a_name_a_date_and_a_source() -> None:
    assert set(geography.regions()) == set(geography.groups())
    assert list(geography.regions())[: len(REGION)] == list(REGION)
    assert all(as_of and source for as_of, source in geography.groups().values())
    assert all(geography.members(code) for code in geography.regions())


def test_every_country_has_a_point_and_a_known_subregion() -> None:
    codes = geography.country_codes()
    assert len(codes) == len(set(codes)) == 250
    for code in codes:
        point = geography.label_point(code)
        assert point is not None
        assert -90 <= point[0] <= 90
        assert -180 <= point[1] <= 180
        assert geography.subregion(code) in {*geography.SUBREGIONS, None}
    assert [code for code in codes if geography.subregion(code) is None] == ["AQ", "TW", "XK"]


def test_one_country() -> None:
    assert geography.label_point("AZ") == (40.344, 47.665)
    assert geography.subregion("TR") == geography.subregion("AZ") == "western_asia"
    assert geography.map_id("AZ") == "031"
    assert geography.map_id("VA") is None
    assert geography.label_point("ZZ") is None
    assert geography.subregion("ZZ") is None
    assert geography.map_id("ZZ") is None


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "lies"),
    [
        ("AZ", 40.3777, 49.892, True),
        ("AZ", 39.21, 45.41, True),  # Nakhchivan, a part of its own
        ("AZ", 49.892, 40.3777, False),
        ("TR", 39.92, 32.85, True),
        ("TR", 32.85, 39.92, False),
        ("TR", 41.0, 29.0, True),
        ("UZ", 40.53, 70.94, True),
        ("IT", 41.9, 12.5, True),
        ("IT", 26.4, -99.0, False),
        ("VA", 41.9, 12.45, True),  # no land on the map
        ("FR", -20.88, 55.45, True),  # Réunion, filed under the state
        ("US", 21.3, -157.86, True),
        ("PT", 38.54, -28.63, True),
        ("FJ", -16.8, -179.9, True),
        ("RU", 64.7, -173.2, True),
        ("RU", 66.0, 187.0, True),
        ("RU", 37.6, 55.75, False),
        ("NO", 59.9, 10.75, True),
        ("KI", 1.87, -157.4, True),
        ("ZZ", 0.0, 0.0, False),
    ],
)
def test_a_point_lies_near_its_country(country: str, latitude: float, longitude: float, lies: bool) -> None:
    assert geography.lies_near(country, latitude, longitude) is lies


def test_every_label_point_lies_in_its_country() -> None:
    points = {code: geography.label_point(code) for code in geography.country_codes()}
    assert [code for code, point in points.items() if point is None or not geography.lies_near(code, *point)] == []
