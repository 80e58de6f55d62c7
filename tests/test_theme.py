"""The palette holds WCAG AA in both themes, and no two meanings of one chart share a colour."""

import itertools

import pytest

from lib import codes, theme
from lib.theme import Mode

MODES: tuple[Mode, ...] = ("light", "dark")
CARD = {"light": "#ffffff", "dark": "#151d25"}  # --m-card of the style sheet


def luminance(colour: str) -> float:
    parts = [value / 255 for value in theme.rgb(colour)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


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
    [codes.DIRECTION, codes.ROLE, codes.PROGRAMME, codes.GRANT_ROLE, codes.MEMBERSHIP_STATUS, codes.AGREEMENT_STATE],
)
def test_meanings_of_one_chart_have_colours_of_their_own(together: codes.Codes):
    places = [theme.PLACE[meaning] for meaning in together]
    assert len(set(places)) == len(places)


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
