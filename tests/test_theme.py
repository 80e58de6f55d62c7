"""The palette holds WCAG AA in both themes, and no two meanings of one chart share a colour."""

import itertools
import math
from collections.abc import Iterable

import pytest

from lib import codes, theme
from lib.theme import Mode

Eyes = tuple[tuple[float, ...], ...]
MODES: tuple[Mode, ...] = ("light", "dark")
CARD = {"light": "#ffffff", "dark": "#151d25"}  # --m-card of the style sheet


# Machado, Oliveira and Fernandes (2009): what eyes without red or green cones see of linear red, green and blue.
SEEN = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
)
APART = 0.055  # in Oklab; 0.02 is the smallest step that is seen side by side


def oklab(colour: str, eyes: Eyes) -> list[float]:
    parts = [linear(value) for value in theme.rgb(colour)]
    seen = [min(1, max(0, sum(f * p for f, p in zip(row, parts, strict=True)))) for row in eyes]
    cones = [sum(f * p for f, p in zip(row, seen, strict=True)) ** (1 / 3) for row in CONES]
    return [sum(f * c for f, c in zip(row, cones, strict=True)) for row in LAB]


CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB = (
    (0.2104542553, 0.793617785, -0.0040720468),
    (1.9779984951, -2.428592205, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.808675766),
)


def distance(one: str, other: str, eyes: Eyes) -> float:
    return math.dist(oklab(one, eyes), oklab(other, eyes))


def linear(value: int) -> float:
    return value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (linear(value) for value in theme.rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_text_and_links_are_readable(mode: Mode):
    for ground in (theme.named("backgroundColor", mode), theme.named("secondaryBackgroundColor", mode), CARD[mode]):
        assert contrast(theme.named("textColor", mode), ground) >= 7
        assert contrast(theme.named("linkColor", mode), ground) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("meaning", sorted(theme.PLACE))
def test_every_mark_stands_out_from_its_card(mode: Mode, meaning: str):
    assert contrast(theme.colour(meaning, mode), CARD[mode]) >= 3


@pytest.mark.parametrize(
    "together",
    [
        codes.DIRECTION,
        codes.ROLE,
        codes.PROGRAMME,
        codes.GRANT_ROLE,
        codes.FUNDED_STATUS,
        codes.MEMBERSHIP_STATUS,
        codes.AGREEMENT_STATE,
    ],
)
def test_meanings_of_one_chart_have_colours_of_their_own(together: Iterable[str]):
    for mode, eyes in itertools.product(MODES, SEEN):
        for one, other in itertools.combinations(together, 2):
            apart = distance(theme.colour(one, mode), theme.colour(other, mode), eyes)
            assert apart >= APART, (mode, one, other, round(apart, 3))


@pytest.mark.parametrize("mode", MODES)
def test_the_ramp_rises_evenly(mode: Mode):
    steps = [luminance(colour) for colour in theme.ramp(mode)]
    falling = mode == "light"
    assert len(steps) == theme.STEPS
    assert all((a > b) == falling for a, b in itertools.pairwise(steps))


def test_stand_ins_are_those_that_streamlit_replaces():
    assert theme.stand_in("outgoing") == "#000001"
    assert theme.stand_in("other") == "#000010"
    assert theme.stand_in_ramp()[0] == (0.0, "#000011")
    assert theme.stand_in_ramp()[-1] == (1.0, "#000020")


@pytest.mark.parametrize("mode", MODES)
def test_the_words_of_an_axis_are_readable(mode: Mode):
    assert contrast(theme.colour("quiet", mode), CARD[mode]) >= 4.5
