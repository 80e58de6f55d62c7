"""The world map as the browser gets it: no other host, short, everything that can be clicked carries its key."""

import base64
import json
import math
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from lib import theme
from lib.charts.world import ARCS, POINTS, SHADES, Home, WorldMap
from lib.drawing import maps, places
from lib.theme import Mode

HOME = Home("Lənkəran", 38.75, 48.85)


def world(**more: Any) -> WorldMap:
    points = [
        ("a", "A <b>", "Ankara", "TR", 39.92, 32.85, 40, "said", 0),
        ("b", "B", "Ankara", "TR", 39.92, 32.85, 10, "said", 0),
        ("c", "C", "Almaty", "KZ", 43.25, 76.91, 0, "said", 0),
    ]
    arcs = [(39.92, 32.85, "TR", "outgoing", 30, 0), (39.92, 32.85, "TR", "incoming", 5, 0)]
    shades = [("TR", 50, "50", 1), ("KZ", 1, "1", 0), ("MT", 2, "2", 0), ("RU", 0, "0", 0)]
    return WorldMap(
        title="t",
        sentence="s",
        home=HOME,
        points=pd.DataFrame(points, columns=list(POINTS)),
        arcs=pd.DataFrame(arcs, columns=list(ARCS)),
        shades=pd.DataFrame(shades, columns=list(SHADES)),
        names={"TR": "Türkiyə", "KZ": "Qazaxıstan", "MT": "Malta", "RU": "Rusiya"},
        **more,
    )


def sent(drawn: WorldMap, turn: int = 0) -> dict[str, Any]:
    return dict(json.loads(maps.deck(drawn, "light", 460, 700, turn).to_json()))


def layers(drawn: WorldMap, turn: int = 0) -> dict[str, Any]:
    return {layer["id"]: layer for layer in sent(drawn, turn)["layers"]}


def test_nothing_is_asked_of_another_host() -> None:
    message = sent(world())
    assert "http" not in json.dumps(message)
    assert message.get("mapProvider") is None
    assert message["mapStyle"] == "__MAP_STYLE__", "Streamlit takes it for none at all"
    assert layers(world())["land"]["data"] == "./app/static/world.geojson"


def test_the_message_is_short() -> None:
    assert len(maps.deck(world(), "light", 460, 700).to_json().encode()) < 21_000


def test_shades_are_an_expression_by_country() -> None:
    fill = layers(world())["land"]["getFillColor"]
    assert "(properties.iso2 == 'TR') ?" in fill
    assert "'KZ'" in fill
    assert "RU" not in fill, "nothing is recorded there"
    assert [f"@@={trigger}" for trigger in layers(world())["land"]["updateTriggers"]["getFillColor"]] == [fill]


def test_what_can_be_clicked_tells_what_it_is_and_lets_go_with_the_next_turn() -> None:
    first, second = layers(world()), layers(world(), 1)
    assert {name for name, layer in first.items() if layer["pickable"]} == {"countries-0", "spots-0", "partners-0"}
    assert {name for name, layer in second.items() if layer["pickable"]} == {"countries-1", "spots-1", "partners-1"}
    assert [f["properties"]["country"] for f in first["countries-0"]["data"]] == ["TR", "KZ", "MT", "RU"]
    assert [line["country"] for line in first["spots-0"]["data"]] == ["MT"], "too small to be hit"
    assert {line["key"] for line in first["partners-0"]["data"]} == {"a", "b", "c"}
    for layer in (*first["partners-0"]["data"], *first["spots-0"]["data"]):
        assert layer["said"]
        assert layer["name"]


def test_partners_of_one_city_stand_apart_with_a_line_to_it() -> None:
    drawn = layers(world())
    points = {line["key"]: line for line in drawn["partners-0"]["data"]}
    # They step aside by pixels, so that who comes nearer finds them at their place.
    assert [points[key]["position"] for key in "abc"] == [[32.85, 39.92], [32.85, 39.92], [76.91, 43.25]]
    assert points["c"]["aside"] == [0, 0]
    (east, south), (other_east, other_south) = points["a"]["aside"], points["b"]["aside"]
    assert math.hypot(east - other_east, south - other_south) >= points["a"]["r"] + points["b"]["r"]
    lines = drawn["leaders"]["data"]
    assert [line["position"] for line in lines] == [[32.85, 39.92]] * 2
    # A line is half of its square: it ends where the point stands. deck.gl turns against the clock.
    ends = [
        (line["s"] / 2 * math.cos(math.radians(line["t"])), -line["s"] / 2 * math.sin(math.radians(line["t"])))
        for line in lines
    ]
    assert ends == [pytest.approx((east, south), abs=0.2), pytest.approx((other_east, other_south), abs=0.2)]


def test_a_point_is_as_large_as_its_radius_and_needs_no_request() -> None:
    layer = layers(world())["partners-0"]
    kind, _, code = layer["iconAtlas"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    picture = ElementTree.fromstring(base64.b64decode(code))
    (circle,) = picture.iter("{http://www.w3.org/2000/svg}circle")
    assert circle.attrib["fill"] == theme.colour("accent")
    square = layer["iconMapping"]["dot"]["height"]
    for line in layer["data"]:
        assert line["s"] * float(circle.attrib["r"]) / square == pytest.approx(line["r"], abs=0.05)


def test_size_follows_activity_and_width_follows_moves() -> None:
    drawn = layers(world())
    radius = {line["key"]: line["r"] for line in drawn["partners-0"]["data"]}
    assert radius["a"] > radius["b"] > radius["c"] > 0
    out, into = drawn["arcs"]["data"]
    assert out["w"] > into["w"]
    assert out["c"][:3] != into["c"][:3]
    assert (out["a"], into["b"]) == ([48.85, 38.75], [48.85, 38.75]), "out begins at home, in ends there"


def test_the_chosen_country_has_a_line_and_the_others_fade() -> None:
    drawn = layers(world(chosen=frozenset({"KZ"})))
    assert len(drawn["chosen"]["data"]) == 1
    faint = {line["key"]: line["c"][3] for line in drawn["partners-0"]["data"]}
    assert faint["c"] > faint["a"]
    assert "chosen" not in layers(world())


def test_letters_of_every_language_can_be_drawn() -> None:
    names = layers(world())["home-name"]
    assert names["characterSet"] == "auto"
    assert names["data"][0]["text"] == "Lənkəran"


@pytest.mark.parametrize(("width", "height"), [(700, 460), (340, 300), (1400, 600)])
def test_every_point_lies_within_the_first_view(width: int, height: int) -> None:
    points = [(42.6, -5.57), (53.78, 20.49), (39.65, 66.96), (43.25, 76.91), (38.75, 48.85)]
    view = places.view(points, width, height)
    scale = places.pixels(view.zoom)
    for latitude, longitude in points:
        assert abs(longitude - view.longitude) * scale < width / 2
        assert abs(places.mercator(latitude) - places.mercator(view.latitude)) * scale < height / 2


def test_a_view_of_nothing_is_the_world() -> None:
    assert places.view([], 700, 400).zoom < 1
    assert places.view([(1, 1)], 700, 400, whole=True) == places.view([], 700, 400)


@pytest.mark.parametrize("many", [2, 3, 7, 12])
def test_fanned_points_do_not_touch(many: int) -> None:
    radii = [4.0 + n % 5 for n in range(many)]
    zoom = 3.0
    drawn = places.fan([(39.92, 32.85)] * many, radii, zoom)
    scale = places.pixels(zoom)
    at = [(lon * scale, places.mercator(lat) * scale) for lat, lon in drawn]
    for i in range(many):
        for j in range(i):
            apart = ((at[i][0] - at[j][0]) ** 2 + (at[i][1] - at[j][1]) ** 2) ** 0.5
            assert apart >= radii[i] + radii[j], (i, j)


def test_a_point_alone_stays_where_it_is() -> None:
    assert places.fan([(1.0, 2.0), (3.0, 4.0)], [5, 5], 3) == [(1.0, 2.0), (3.0, 4.0)]


def test_outlines_are_short_and_keep_their_shape() -> None:
    full, rough = places.border("TR"), places.outline("TR")
    assert full is not None
    assert rough is not None
    assert sum(len(r[0]) for r in rough) < sum(len(r[0]) for r in full)
    assert places.outline("XX") is None
    square = [
        [0.0, 0.0],
        [1.0, 0.01],
        [2.0, 0.0],
        [2.0, 1.0],
        [2.0, 2.0],
        [1.0, 2.0],
        [0.0, 2.0],
        [0.0, 1.0],
        [0.0, 0.0],
    ]
    assert places.thinned(square, 0.1) == [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]


def test_an_empty_map_is_land_alone() -> None:
    nothing = WorldMap(title="t", sentence="", home=None)
    assert nothing.empty
    assert list(layers(nothing)) == ["land"]


@pytest.mark.parametrize(("width", "height"), [(360, 300), (290, 260), (1000, 460)])
def test_both_ends_keep_forty_pixels_from_the_edge(width: int, height: int) -> None:
    ends = [(38.75, 48.85), (40.42, -3.7), (39.9, 116.4)]
    view = places.view(ends, width, height)
    scale = places.pixels(view.zoom)
    for latitude, longitude in ends:
        assert abs(longitude - view.longitude) * scale <= width / 2 - 40
        assert abs(places.mercator(latitude) - places.mercator(view.latitude)) * scale <= height / 2 - 40


def test_a_name_lies_in_its_country_or_is_left_out() -> None:
    label = places.Box((47.16, 19.4), 27.0, 8.0)
    assert places.within("HU", label, (47.16, 19.4), 5.0)
    assert not places.within("HU", label, (47.16, 19.4), 2.0), "too small for it"
    assert not places.within("HU", label, (50.0, 19.4), 5.0), "in Poland"
    seen = places.View(47.16, 19.4, 5.0)
    assert places.inside(label, (47.16, 19.4), seen, (300, 200))
    assert not places.inside(label, (47.16, 22.6), seen, (300, 200)), "the edge would cut it"


def test_a_name_beside_its_country_lies_at_its_coast_and_in_no_other() -> None:
    label = places.Box((39.0, 35.0), 23.0, 8.0)
    assert places.offshore("TR", label, (36.3, 31.0), 4.0), "in the sea before Antalya"
    assert not places.offshore("TR", label, (33.5, 27.0), 4.0), "too far out"
    assert not places.offshore("TR", label, (35.0, 38.5), 4.0), "in Syria"
    assert not places.offshore("HU", label, (44.0, 15.0), 4.0), "no coast"


def test_a_name_steps_aside_to_the_nearest_free_place() -> None:
    label = places.Box((0.0, 0.0), 10.0, 4.0)
    assert places.free(label, [], 0.0) == (0.0, 0.0)
    above = places.free(label, [label], 3.0)
    assert above is not None
    scale = places.pixels(3.0)
    assert abs(abs(above[0]) * scale - 12) < 0.2
    assert above[1] == 0.0
    beside = places.free(label, [label], 3.0, lambda at: at[1] > 0)
    assert beside is not None
    assert beside[1] * scale == pytest.approx(14, abs=0.1)
    assert places.free(label, [label], 3.0, lambda at: False) is None


APPROVED = Path(__file__).parent / "approved"
DECKS: dict[str, tuple[WorldMap, Mode]] = {
    "map_light": (world(), "light"),
    "map_dark": (world(), "dark"),
    "map_of_chosen_countries": (world(chosen=frozenset({"TR"})), "light"),
    "map_of_the_whole_world": (world(whole=True), "light"),
    "map_of_nothing": (WorldMap(title="t", sentence="", home=None), "dark"),
}


@pytest.mark.parametrize("name", DECKS)
def test_the_message_is_as_approved(name: str) -> None:
    """As figures are: what the browser gets is compared letter by letter, and a change is looked at."""
    drawn, mode = DECKS[name]
    message = json.loads(maps.deck(drawn, mode, 460, 700).to_json())
    text = json.dumps(message, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    file = APPROVED / f"{name}.json"
    if os.environ.get("MERIDIAN_APPROVE") == "1":
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
