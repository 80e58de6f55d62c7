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
