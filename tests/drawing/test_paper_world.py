"""The map of a page as a picture: its size, its colours where places lie, its words, and the same bytes each time."""

from io import BytesIO

import pandas as pd
import pytest
from PIL import Image

from lib import theme
from lib.charts.world import ARCS, POINTS, SHADES, Home, WorldMap, table
from lib.drawing import lands, marks, paper_map, paper_world, places
from lib.drawing.canvas import Canvas
from lib.i18n import languages, words

W = words("en")
EDGE = round(2 * paper_world.MARGIN)


def world(illustrative: int = 0) -> WorldMap:
    ankara, warsaw = (39.92, 32.85), (52.23, 21.01)
    points = [("a", "A", "Ankara", "TR", *ankara, 9, "A\n9 moves", illustrative)]
    return WorldMap(
        title="A map",
        sentence="One partner.",
        home=Home("Lənkəran", 38.75, 48.85),
        shades=pd.DataFrame([("TR", 9, "9 moves", illustrative), ("PL", 1, "1 move", 0)], columns=list(SHADES)),
        points=pd.DataFrame([*points, ("b", "B", "", "PL", *warsaw, 1, "B", 0)], columns=list(POINTS)),
        arcs=pd.DataFrame([(*ankara, "TR", "outgoing", 9, 0)], columns=list(ARCS)),
        names={"TR": "Türkiye", "PL": "Poland"},
        counted="Moves",
        sized="A partner",
        rule="As at today.",
    )


def test_places_and_shades_lie_where_they_are_and_nothing_runs_over_the_edge() -> None:
    drawn = world()
    picture = Image.open(BytesIO(paper_world.png(drawn, W))).convert("RGB")
    assert picture.width == 2 * (paper_world.WIDE + 2 * paper_world.MARGIN)
    top = Canvas(paper_world.WIDE).head(drawn.title, drawn.sentence) + 10
    view = places.view(marks.ends(drawn), paper_world.WIDE, paper_world.HIGH)
    at = paper_map.projection(view, paper_world.WIDE, paper_world.HIGH, top)

    def colour(longitude: float, latitude: float) -> tuple[int, ...]:
        x, y = at(longitude, latitude)
        return tuple(picture.getpixel((round(2 * x) + EDGE, round(2 * y) + EDGE)))

    assert colour(32.85, 39.92) == theme.rgb(theme.colour("accent"))
    assert colour(48.85, 38.75) == (255, 255, 255), "home is a ring"
    shades = lands.shade_colours("light")
    assert colour(30.0, 38.2) == theme.rgb(shades[lands.step(9, 9, 1)])
    assert colour(22.5, 53.0) == theme.rgb(shades[lands.step(1, 9, 1)])
    assert colour(44.5, 41.9) == theme.rgb(paper_map.LAND), "Georgia"
    border = [picture.getpixel((x, y)) for x in (2, picture.width - 3) for y in range(0, picture.height, 7)]
    assert set(border) == {(255, 255, 255)}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("illustrative", [0, 3])
def test_its_words_can_be_read(language: str, illustrative: int) -> None:
    w = words(language)
    text = paper_world.svg(world(illustrative), w).decode()
    for said in ("A map", "One partner.", "A partner", f"Moves: {w.number(1)} – {w.number(9)}", "As at today."):
        assert said in text
    assert w("Outgoing moves") in text
    assert w("Incoming moves") not in text, "nobody came"
    assert ("Türkiye" in text, "Lənkəran" in text) == (True, True)
    assert (w("Illustrative rows are included.") in text) == bool(illustrative)
    assert paper_world.svg(world(illustrative), w).decode() == text


def test_a_map_of_nothing_is_a_picture_still() -> None:
    assert Image.open(BytesIO(paper_world.png(WorldMap("t", "s", None), W))).size[0] > 0


def test_its_rows_are_what_it_shows() -> None:
    rows = table(world(3), W)
    assert rows.illustrative == 6
    assert rows.table().to_numpy().tolist() == [
        ["A", "Ankara", "Türkiye", "A partner", 9, "A · 9 moves"],
        ["B", "", "Poland", "A partner", 1, "B"],
        ["Türkiye", "", "", "Moves", 9, "9 moves"],
        ["Poland", "", "", "Moves", 1, "1 move"],
    ]
