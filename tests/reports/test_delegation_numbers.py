"""What a guest is shown is the same on the wall, in the two pages and in the presentation, in every language."""

from collections import Counter
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from lib.charts.chart import Chart
from lib.i18n import languages, words
from lib.reports import brief
from lib.reports.parts import Listing, Slide
from tests import store
from tests.reports import native, reading
from tests.reports.conftest import TODAY
from tests.reports.test_delegation_slides import kept, paragraphs

# Much, little, nothing, and one institution.
GUESTS = ("TR", "KZ", "MD", "NZ", "marmara-university")
each = pytest.mark.parametrize(
    ("guest", "language"), [(guest, language) for guest in GUESTS for language in languages()]
)
FIRST = ("numbers", "partners", "next")  # page


@lru_cache
def paper(url: str, guest: str, language: str) -> str:
    """The text of the two pages, without blanks."""
    made, data = kept(url, guest, language)
    # The file of the slides holds all that the pages are drawn from: what it has on both databases is drawn once.
    name = f"two pages {language} {sha256(data).hexdigest()}"
    return reading.text(store.file(name, lambda: brief.brief(made, brief.report(made, language, TODAY))))


@each
def test_the_two_pages_say_all_that_the_wall_says(lsu_url: str, guest: str, language: str) -> None:
    """One after the other: what stands with another slide is not found."""
    made, w = kept(lsu_url, guest, language)[0], words(language)
    name, home, *_ = made[0].sentences
    text, at = paper(lsu_url, guest, language), 0
    by_name = {slide.name: slide for slide in made}
    foot = w("As at {day}", day=w.date(TODAY, "long"))
    pages = [[by_name[one] for one in FIRST], [one for one in made[1:] if one.name not in FIRST]]
    for number, page in enumerate(pages, start=1):
        for said in [home, name] if number == 1 else []:
            at = after(text, said, at)
        for slide in page:
            at = shown(text, slide, at, w)
        at = after(text, f"{foot}{number} / 2", at)
    assert at == len(text)
    marked = w("Some figures are illustrative: no source gives them, and they are not the university's own.")
    assert (reading.bare(marked) in text) == any(slide.illustrative for slide in made)


def shown(text: str, slide: Slide, at: int, w: Any) -> int:
    """The title, every sentence, number, chart and list of a slide, and its rule; where they end."""
    for said in (slide.title, *slide.sentences, *(number.text + number.name for number in slide.numbers)):
        at = after(text, said, at)
    for chart in slide.charts:
        # It says its name once.
        at = at if chart.title == slide.title else after(text, chart.title, at)
        if chart.kind == "spans":
            # The rows stand by what they are.
            assert [said for said in chart.frame["name"] if reading.bare(said) not in text[at:]] == []
        else:
            # The figures at the ends of the bars stand one after the other.
            ends = "".join(w.number(value) for value in native.sums(chart))
            assert reading.bare(ends) in text[at:], chart.title
    for listing in slide.lists:
        at = listed(text, listing, after(text, listing.title, at), w)
    return after(text, slide.rule, at)


def listed(text: str, listing: Listing, at: int, w: Any) -> int:
    """All lines of a list, or the first of them and how many more there are."""
    lines = listing.lines
    for kept_lines in range(len(lines), 2, -1):
        left = len(lines) - kept_lines
        said = reading.bare("".join((*lines[:kept_lines], *([w.n("and {n} more", "and {n} more", left)] * bool(left)))))
        if text.startswith(said, at):
            return at + len(said)
    return after(text, "".join(lines), at)


def after(text: str, said: str, at: int) -> int:
    """Where a text ends that stands there or later."""
    found = text.find(reading.bare(said), at)
    assert found >= 0, (said, text[at : at + 200])
    return found + len(reading.bare(said))


@each
def test_the_presentation_says_all_that_the_wall_says(lsu_url: str, guest: str, language: str) -> None:
    made, data = kept(lsu_url, guest, language)
    for one, slide in zip(made, reading.slides(data), strict=True):
        said = paragraphs(slide)
        for number in one.numbers:
            assert (number.text, number.name) in set(pairwise(said))
        for listing in one.lists:
            steps = [str(place) for place in range(1, len(listing.lines) + 1)] * (listing.kind == "steps")
            wanted = (
                [text for pair in zip(steps, listing.lines, strict=True) for text in pair] if steps else listing.lines
            )
            begin = said.index(listing.title) + 1
            assert said[begin : begin + len(wanted)] == list(wanted)
        assert [text for text in (*one.sentences, one.rule) if text and text not in said] == []


@each
def test_the_presentation_charts_the_numbers_of_the_wall(lsu_url: str, guest: str, language: str) -> None:
    made, data = kept(lsu_url, guest, language)
    drawn = reading.charts(data)
    wanted = {chart.title: chart for one in made for chart in one.charts if chart.kind != "spans"}
    assert set(drawn) == set(wanted)
    # With one faculty to be told there is only the chart of the years.
    assert len(wanted) == {"MD": 0, "NZ": 0, "KZ": 1}.get(guest, 2)
    for title, chart in wanted.items():
        assert native.same(chart, *drawn[title], words(language)) >= 6
    lines = [chart for one in made for chart in one.charts if chart.kind == "spans"]
    groups = [g for one in reading.slides(data) for g in one.shapes if g.shape_type == MSO_SHAPE_TYPE.GROUP]
    for chart, group in zip(lines, groups, strict=True):
        on_its_days(chart, group)


def on_its_days(chart: Chart, group: Any) -> None:
    """Each bar begins and ends where its days lie between those of the others."""
    assert chart.end is not None
    bars: dict[str, list[Any]] = {}
    for shape in group.shapes:
        if shape.name in set(chart.frame[chart.x]):
            bars.setdefault(shape.name, []).append(shape)
    assert {name: len(those) for name, those in bars.items()} == dict(Counter(chart.frame[chart.x]))
    # Activities of a kind share a line, each with a bar of its own.
    for those in bars.values():
        those.sort(key=lambda bar: bar.left, reverse=True)
    texts = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame]
    assert {*bars, *(chart.name(str(chart.series), what) for what in native.order(chart))} <= set(texts)
    years = {int(shape.text_frame.text): shape for shape in group.shapes if shape.text_frame.text.isdecimal()}
    middles = {year: shape.left + shape.width / 2 for year, shape in years.items()}
    first, last = min(years), max(years)
    begin = pd.Timestamp(first, 1, 1)
    each_day = (middles[last] - middles[first]) / (pd.Timestamp(last, 1, 1) - begin).days
    for line in chart.frame.sort_values(chart.y).to_dict("records"):
        bar, start, end = bars[line[chart.x]].pop(), pd.Timestamp(line[chart.y]), pd.Timestamp(line[chart.end])
        assert bar.left == pytest.approx(middles[first] + (start - begin).days * each_day, abs=Pt(1))
        if bar.width > Pt(6):
            assert bar.width == pytest.approx((end - start).days * each_day, abs=Pt(1))
