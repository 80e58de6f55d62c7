"""The guest's presentation as a file: the six slides of the wall, each with its map, charts and lists, and no table."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches, Pt
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from lib import db
from lib.drawing.enlarged import for_the_wall
from lib.i18n import languages, words
from lib.queries import choices, delegation
from lib.queries.guests import Guest, guest
from lib.reports import brief
from lib.reports.delegation import slides
from lib.reports.delegation_pptx import pptx
from lib.reports.marks import illustrative
from lib.reports.parts import Slide
from tests import store
from tests.databases import Rows
from tests.reports.conftest import TODAY

Load = Callable[[Rows], Connection]
SMALL = Pt(12)
GUESTS = ("TR", "marmara-university", "MD", "JP")
each = pytest.mark.parametrize(
    ("text", "language"), [("TR", language) for language in languages()] + [(one, "tr") for one in GUESTS[1:]]
)


@lru_cache
def told(url: str, text: str, language: str) -> tuple[tuple[Slide, ...], list[Any]]:
    """The slides of the wall, and those of the file."""
    made, data = kept(url, text, language)
    return made, list(Presentation(BytesIO(data)).slides)


@lru_cache
def kept(url: str, text: str, language: str) -> tuple[tuple[Slide, ...], bytes]:
    """The slides of the wall, and the file; made once in a run for each kind of database."""
    return store.thing(f"guest {make_url(url).drivername} {text} {language}", lambda: written(url, text, language))


def written(url: str, text: str, language: str) -> tuple[tuple[Slide, ...], bytes]:
    with db.connect(url) as connection:
        who = guest(connection, text, language)
        assert who is not None
        deck = delegation.deck(connection, who, TODAY, 5, True, language)
        made = slides(deck, choices.home(connection, language), words(language))
    return made, pptx(made, brief.report(made, language, TODAY))


def kinds(slide: Any) -> list[Any]:
    """The pictures, charts and groups on a slide."""
    wanted = (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.TABLE)
    return [shape.shape_type for shape in slide.shapes if shape.shape_type in wanted]


def paragraphs(slide: Any) -> list[str]:
    frames = (shape.text_frame for shape in slide.shapes if shape.has_text_frame)
    return [paragraph.text for frame in frames for paragraph in frame.paragraphs if paragraph.text]


@each
def test_they_are_the_slides_of_the_wall(lsu_url: str, text: str, language: str) -> None:
    made, shown = told(lsu_url, text, language)
    assert len(shown) == 6
    assert [slide.shapes.title.text for slide in shown] == [made[0].sentences[0], *(one.title for one in made[1:])]
    for one, slide in zip(made, shown, strict=True):
        said = paragraphs(slide)
        wanted = [*one.sentences, *(n.text for n in one.numbers), *(n.name for n in one.numbers)]
        wanted += [line for listing in one.lists for line in (listing.title, *listing.lines)]
        assert [line for line in (*wanted, one.rule) if line and line not in said] == []
        assert (words(language)("Illustrative") in said) == one.illustrative


def test_each_slide_shows_what_the_wall_shows(lsu_url: str) -> None:
    picture, chart, group = MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.GROUP
    wanted = {
        "TR": [[picture], [], [picture], [chart, chart], [group], []],
        "marmara-university": [[picture], [], [picture], [chart, chart], [group], []],
        "JP": [[picture], [], [picture], [], [], []],
    }
    assert {text: [kinds(slide) for slide in told(lsu_url, text, "en")[1]] for text in wanted} == wanted


def test_the_numbers_are_large_and_stand_in_rows(lsu_url: str) -> None:
    slide = told(lsu_url, "TR", "en")[1][1]
    found = [shape for shape in slide.shapes if shape.has_text_frame and len(shape.text_frame.paragraphs) == 2]
    assert [shape.text_frame.paragraphs[0].text for shape in found] == [
        "17",
        "186",
        "68",
        "86",
        "46",
        "11",
        "21",
        "1",
        "1",
    ]
    assert {shape.text_frame.paragraphs[0].runs[0].font.size for shape in found} == {Pt(48)}
    assert len({shape.left for shape in found}) == len({shape.top for shape in found}) == 3


def test_the_charts_stand_side_by_side_with_the_figures_of_the_frames(lsu_url: str) -> None:
    made, shown = told(lsu_url, "TR", "en")
    drawn = [shape for shape in shown[3].shapes if shape.has_chart]
    assert drawn[0].top == drawn[1].top
    assert drawn[0].left + drawn[0].width < drawn[1].left
    for shape, chart in zip(drawn, made[3].charts, strict=True):
        totals = chart.frame.groupby("direction")["moves"].sum()
        found = {one.name: sum(one.values) for one in shape.chart.plots[0].series}
        assert [found["Outgoing"], found["Incoming"]] == [totals["outgoing"], totals["incoming"]] == [254, 132]


def test_the_time_line_has_a_bar_for_each_line(lsu_url: str) -> None:
    made, shown = told(lsu_url, "TR", "en")
    (group,) = (shape for shape in shown[4].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    frame = made[4].charts[0].frame
    bars = [shape for shape in group.shapes if shape.name in set(frame["name"])]
    assert Counter(bar.name for bar in bars) == Counter(frame["name"])
    assert {"Webinar (6)", "Conference (5)"} < set(frame["name"])
    for name, rows in frame.groupby("name"):
        lefts = [bar.left for bar in bars if bar.name == name]
        assert len(set(lefts)) == len(rows)
    order = [next(bar.left for bar in bars if bar.name == name) for name in frame.sort_values("start")["name"].unique()]
    assert order == sorted(order)
    assert group.left >= Inches(0.5)
    assert group.top + group.height <= Inches(6.7)


def test_a_day_on_the_time_line_is_written_beside_its_bar(lsu_url: str) -> None:
    _, shown = told(lsu_url, "ondokuz-mayis-university", "en")
    (group,) = (shape for shape in shown[4].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    said = {shape.text_frame.text: shape for shape in group.shapes if shape.has_text_frame and shape.text_frame.text}
    (bar,) = (shape for shape in group.shapes if shape.name == "Conference on sustainable agriculture")
    day = said["25\u00a0Jun\u00a02018"]
    assert bar.left + bar.width <= day.left <= bar.left + bar.width + Pt(10)
    assert abs(day.top + day.height / 2 - bar.top - bar.height / 2) < Pt(1)
    assert day.left + day.width <= Inches(12.9)


def test_the_welcome_says_what_the_mark_of_the_other_slides_means(lsu_url: str) -> None:
    made, shown = told(lsu_url, "TR", "en")
    assert any(slide.illustrative for slide in made)
    assert made[0].rule == illustrative(1, words("en"))
    assert made[0].rule in [shape.text_frame.text for shape in shown[0].shapes if shape.has_text_frame]


def test_without_a_mark_the_welcome_has_nothing_to_explain(load: Load) -> None:
    connection = load({"partner": [{"country": "TR"}]})
    deck = delegation.deck(connection, Guest("TR"), TODAY, 5, False, "en")
    made = slides(deck, choices.home(connection, "en"), words("en"))
    assert not any(slide.illustrative for slide in made)
    assert made[0].rule == ""


def test_a_title_that_has_room_is_not_cut(lsu_url: str) -> None:
    made, _ = told(lsu_url, "ondokuz-mayis-university", "en")
    chart = made[4].charts[0]
    long = "Internationalisation offices that learn from data"
    assert long in set(chart.frame["name"])
    axis = for_the_wall(chart, "en").to_dict()["layout"]["yaxis"]
    assert axis["showticklabels"]
    assert "labelalias" not in axis


@each
def test_everything_can_be_read_and_nothing_leaves_the_slide(lsu_url: str, text: str, language: str) -> None:
    made, shown = told(lsu_url, text, language)
    for one, slide in zip(made, shown, strict=True):
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= Inches(13.34)
            assert shape.top + shape.height <= Inches(7.51)
            if shape.has_text_frame:
                sizes = {run.font.size for p in shape.text_frame.paragraphs for run in p.runs}
                page = shape.text_frame.text.isdecimal() and shape.top > Inches(7)
                assert min(sizes, default=Pt(18)) >= (SMALL if page or shape.text_frame.text == one.rule else Pt(18))


@each
def test_the_speaker_reads_rule_source_and_mark(lsu_url: str, text: str, language: str) -> None:
    made, shown = told(lsu_url, text, language)
    w = words(language)
    for one, slide in zip(made, shown, strict=True):
        said = slide.notes_slide.notes_text_frame.text
        assert one.rule in said
        assert w("International Cooperation Department") in said
        assert all(chart.title in said for chart in one.charts)
        assert (
            w("Some figures are illustrative: no source gives them, and they are not the university's own.") in said
        ) == (any(other.illustrative for other in made) if one.name == "welcome" else one.illustrative)


@each
def test_a_guest_is_not_sent_to_a_workbook(lsu_url: str, text: str, language: str) -> None:
    w = words(language)
    sent = {
        w.n("{n} more line stands in the workbook.", "{n} more lines stand in the workbook.", n) for n in range(1, 60)
    }
    assert not sent & {line for slide in told(lsu_url, text, language)[1] for line in paragraphs(slide)}


def test_the_pictures_have_words_for_those_who_do_not_see_them(lsu_url: str) -> None:
    shown = told(lsu_url, "TR", "en")[1]
    (arc,) = (shape for shape in shown[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert arc._element.xpath(".//p:cNvPr/@descr") == ["The two of us. LSU – Türkiye"]


def test_few_partners_stand_with_what_was_signed_with_each(lsu_url: str) -> None:
    few, many = (told(lsu_url, text, "en")[0][2].lists for text in ("UZ", "TR"))
    assert [(listing.title, listing.lines) for listing in few] == [
        ("2 partners", ("Samarkand State University", "TIFT University · Tashkent")),
        (
            "Agreements in force",
            (
                "Samarkand State University: Framework agreement, since 2020",
                "TIFT University: Memorandum of understanding, since 2025",
            ),
        ),
    ]
    assert [listing.title for listing in many] == ["13 partners"]
