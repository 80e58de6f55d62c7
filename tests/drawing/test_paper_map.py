"""The map on paper: its size, its colours where places lie, and the same bytes each time."""

from io import BytesIO

import pandas as pd
import pytest
from PIL import Image

from lib import theme
from lib.charts.world import ARCS, POINTS, SHADES, Home, WorldMap
from lib.drawing import lands, paper_map, stage

WIDE, HIGH = 640, 480


def world(country: str = "TR", at: tuple[float, float] = (39.92, 32.85)) -> WorldMap:
    return WorldMap(
        title="t",
        sentence="s",
        home=Home("Lənkəran", 38.75, 48.85),
        shades=pd.DataFrame([(country, 1, "", 0)], columns=list(SHADES)),
        points=pd.DataFrame([("a", "A", "Ankara", country, *at, 1, "", 0)], columns=list(POINTS)),
        arcs=pd.DataFrame([(*at, country, "outgoing", 1, 0)], columns=list(ARCS)),
    )


def test_a_place_lies_where_it_is_and_its_country_is_shaded() -> None:
    drawn = world()
    picture = Image.open(BytesIO(paper_map.png(drawn, WIDE, HIGH))).convert("RGB")
    assert picture.size == (2 * WIDE, 2 * HIGH)
    at = paper_map.projection(stage.look(drawn, WIDE, HIGH), WIDE, HIGH)

    def colour(longitude: float, latitude: float) -> tuple[int, ...]:
        x, y = at(longitude, latitude)
        return tuple(picture.getpixel((round(2 * x), round(2 * y))))

    assert colour(32.85, 39.92) == theme.rgb(theme.colour("accent"))
    assert colour(48.85, 38.75) == (255, 255, 255), "home is a ring"
    assert colour(35.0, 38.0) == theme.rgb(lands.shade_colours("light")[lands.MIDDLE])
    assert colour(44.0, 33.0) == theme.rgb(paper_map.LAND), "Iraq"
    assert colour(34.0, 43.5) == theme.rgb(paper_map.SEA), "the Black Sea"


@pytest.mark.parametrize(("country", "at"), [("NZ", (-41.0, 174.0)), ("FJ", (-17.8, 178.0)), ("MT", (35.9, 14.4))])
def test_any_country_can_be_drawn(country: str, at: tuple[float, float]) -> None:
    assert paper_map.png(world(country, at), WIDE, HIGH) == paper_map.png(world(country, at), WIDE, HIGH)


def test_nothing_on_the_map_is_a_map_still() -> None:
    assert Image.open(BytesIO(paper_map.png(WorldMap("t", "s", None), WIDE, HIGH))).size == (2 * WIDE, 2 * HIGH)
