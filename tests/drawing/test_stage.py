"""The map on the wall: every name that has room stands on the picture, over no point and no other name."""

import math
from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.world import ARCS, POINTS, SHADES, Home, WorldMap, nothing
from lib.drawing import places, stage

WIDE, HIGH = 640, 480
HOME = Home("LSU", 38.75, 48.85)
TURKIYE = [("İstanbul", 41.01, 28.95), ("İzmir", 38.41, 27.14), ("Ankara", 39.92, 32.85), ("Sinop", 42.03, 35.15)]
SPOTS = st.lists(
    st.tuples(st.sampled_from(["Ege", "Niğde", "Ниш", "Frankfurt (Oder)"]), st.floats(-60, 70), st.floats(-170, 170)),
    max_size=12,
)


def world(spots: list[tuple[str, float, float]], home: Home | None = HOME) -> WorldMap:
    rows = [(str(n), name, name, "TR", lat, lon, 1, "", 0) for n, (name, lat, lon) in enumerate(spots)]
    return WorldMap("t", "s", home, nothing(SHADES), pd.DataFrame(rows, columns=list(POINTS)), nothing(ARCS))


def boxes(drawn: WorldMap) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each name, from the middle of the picture."""
    view = stage.look(drawn, WIDE, HIGH)
    scale = places.pixels(view.zoom)
    found = []
    for name in stage.names(drawn, WIDE, HIGH):
        x = (name.position[0] - view.longitude) * scale + name.aside[0]
        y = (places.mercator(view.latitude) - places.mercator(name.position[1])) * scale + name.aside[1]
        half = len(name.text) * stage.LETTERS * stage.ABOUT / 2
        found.append((x - half, y - stage.TALL, x + half, y + stage.TALL))
    return found


def test_a_city_has_its_name_above_or_beside_where_another_stands_below() -> None:
    drawn = world([("Bursa", 40.2, 29.0), ("Edirne", 40.2, 31.0)], None)
    first, second = stage.names(drawn, WIDE, HIGH)
    assert (first.text, first.aside) == ("Bursa", (0.0, stage.BELOW))
    assert (second.text, second.aside) == ("Edirne", (0.0, stage.BELOW))
    near = world([("Bursa", 40.2, 29.0), ("Edirne", 40.2, 29.3), ("Ankara", 40.2, 40.0)], None)
    asides = {one.text: one.aside for one in stage.names(near, WIDE, HIGH)}
    assert asides["Bursa"] == (0.0, stage.BELOW)
    assert asides["Edirne"] == (0.0, -stage.BELOW)


def test_every_city_of_a_guest_has_its_name() -> None:
    assert [one.text for one in stage.names(world(TURKIYE), WIDE, HIGH)] == ["LSU", *(name for name, _, _ in TURKIYE)]


def test_a_city_with_three_universities_is_named_once() -> None:
    assert [one.text for one in stage.names(world([TURKIYE[0]] * 3, None), WIDE, HIGH)] == ["İstanbul"]


@given(SPOTS)
def test_no_name_leaves_the_picture_or_lies_on_another(spots: list[tuple[str, float, float]]) -> None:
    drawn = world(spots)
    found = boxes(drawn)
    for n, (left, top, right, bottom) in enumerate(found):
        assert left >= -WIDE / 2 - 0.1
        assert right <= WIDE / 2 + 0.1
        assert top >= -HIGH / 2 - 0.1
        assert bottom <= HIGH / 2 + 0.1
        for a, b, c, d in found[:n]:
            assert left >= c - 0.2 or right <= a + 0.2 or top >= d - 0.2 or bottom <= b + 0.2


def seen(drawn: WorldMap) -> tuple[float, float, float, float]:
    """The most southern, western, northern and eastern degree on the picture."""
    view = stage.look(drawn, WIDE, HIGH)
    degree = places.pixels(view.zoom)
    middle = places.mercator(view.latitude)
    south, north = (middle + side * HIGH / 2 / degree for side in (-1, 1))
    across = WIDE / 2 / degree
    return south, view.longitude - across, north, view.longitude + across


def partners_in(country: str, spots: list[tuple[float, float]]) -> WorldMap:
    drawn = world([("x", *spot) for spot in spots], None)
    return replace(drawn, shades=pd.DataFrame([(country, len(spots), "", 0)], columns=list(SHADES)))


def test_two_partners_in_a_corner_are_seen_with_enough_of_their_country() -> None:
    south, west, north, east = seen(partners_in("UZ", [(39.65, 66.97), (41.31, 69.28)]))
    assert east - west > 12
    assert west < 61.2
    assert east > 73
    assert south < places.mercator(37.2)
    assert north > places.mercator(41.31)


def test_a_small_country_is_seen_whole() -> None:
    south, west, north, east = seen(partners_in("MD", [(47.0, 28.9)]))
    assert (west < 26.6, east > 30.1, south < places.mercator(45.5), north > places.mercator(48.5)) == (True,) * 4


@given(
    st.sampled_from(["TR", "ES", "US", "RU", "FJ", "XX"]),
    st.lists(st.tuples(st.floats(-60, 70), st.floats(-170, 170)), min_size=1, max_size=5),
)
def test_every_partner_is_seen_wherever_it_lies(country: str, spots: list[tuple[float, float]]) -> None:
    south, west, north, east = seen(partners_in(country, spots))
    for latitude, longitude in spots:
        assert west <= longitude <= east
        assert south - 0.01 <= places.mercator(latitude) <= north + 0.01


def test_the_whole_country_of_a_guest_is_seen_with_the_way_to_it() -> None:
    def met(country: str, at: tuple[float, float]) -> tuple[float, float, float, float]:
        arcs = pd.DataFrame([(*at, country, "outgoing", 1, 0)], columns=list(ARCS))
        return seen(replace(world([("x", *at)]), arcs=arcs))

    south, west, north, east = met("TR", (39.92, 32.85))
    assert (west < 26.04, east > 48.85) == (True, True)
    assert (south < places.mercator(35.83), north > places.mercator(42.09)) == (True, True)
    _, west, _, east = met("RU", (55.75, 37.62))
    assert east - west < 60, "the way would hardly be seen in all of Russia"


def test_a_wall_of_twice_the_width_shows_the_same_twice_as_large() -> None:
    once, twice = (stage.stage(world(TURKIYE), "light", WIDE, HIGH, times) for times in (1, 2))
    assert twice.initial_view_state.zoom == math.floor((once.initial_view_state.zoom + 1) * 100 + 0.5) / 100
    small, large = (next(one for one in deck.layers if one.id == "wall-names") for deck in (once, twice))
    assert (small.get_size, large.get_size) == (stage.LETTERS, 2 * stage.LETTERS)
    asides = [[line["aside"] for line in layer.data] for layer in (small, large)]
    assert [[2 * way for way in aside] for aside in asides[0]] == asides[1]
