"""The page Delegation: the choice of a guest, the presentation without a menu, and what an address cannot do."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib import i18n
from lib.reports.parts import Listing
from lib.screen import wall, wall_lists
from tests.pages.conftest import Reader


def html(at: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in at.main.get("html"))


def large(at: AppTest) -> dict[str, str]:
    """The large numbers of the second slide by their words."""
    found = re.findall(r"<b class='w-(?:figure|words)'>(.*?)</b><span>(.*?)</span>", html(at))
    return {words: number for number, words in found}


def test_the_chooser_leads_to_the_address(reader: Reader):
    at = reader("delegation", language="en")
    assert not at.exception
    assert at.button(key="present").disabled
    at.selectbox(key="guest-country").set_value("TR").run()
    at.selectbox(key="guest-language").set_value("az").run()
    at.toggle(key="guest-amounts").set_value(True).run()
    at.button_group(key="guest-advance").set_value(20).run()
    at.button(key="present").click().run()
    assert not at.exception
    shown = {name: at.query_params[name] for name in ("guest", "lang", "slide", "amounts", "advance")}
    assert {k: v if isinstance(v, str) else v[0] for k, v in shown.items()} == {
        "guest": "TR",
        "lang": "az",
        "slide": "1",
        "amounts": "1",
        "advance": "20",
    }


def test_what_is_missing_is_said_beside_the_button(reader: Reader):
    at = reader("delegation", language="en")
    assert "Choose a country first." in html(at)
    assert "Both names, the day, and the way between the two on the map." in html(at)
    at.button_group(key="guest-kind").set_value("institution").run()
    assert "Choose an institution first." in html(at)


def test_the_slides_are_listed_with_what_they_say_in_the_language_of_the_guest(reader: Reader):
    at = reader("delegation", language="en")
    at.selectbox(key="guest-country").set_value("TR").run()
    at.selectbox(key="guest-language").set_value("tr").run()
    assert not at.exception
    assert "Choose a country first." not in html(at)
    links = re.findall(r"<a lang='tr' href='delegation\?(.*?)'>", html(at))
    assert links == [f"guest=TR&amp;lang=tr&amp;slide={number}" for number in range(1, 7)]
    assert "<li><b>186</b> Giden öğrenciler" in html(at)


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("guest", ["MD", "NZ"])
def test_the_list_of_slides_holds_no_small_number(reader: Reader, guest: str, language: str):
    at = reader("delegation", language=language)
    at.selectbox(key="guest-country").set_value(guest).run()
    assert not at.exception
    assert html(at).count("<li><a ") == 6
    if guest == "MD" and language == "en":
        assert "<li><b>fewer than 5</b> Incoming students and staff</li>" in html(at)


def test_an_institution_can_be_chosen(reader: Reader):
    at = reader("delegation", language="en")
    at.button_group(key="guest-kind").set_value("institution").run()
    at.selectbox(key="guest-institution").set_value("marmara-university").run()
    assert not at.exception
    assert not at.button(key="present").disabled


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("guest", ["TR", "marmara-university", "MD", "NZ"])
def test_every_guest_has_six_slides_and_no_menu(reader: Reader, guest: str, language: str):
    at = reader("delegation", language=language, guest=guest)
    assert not at.exception
    assert not at.error
    assert len(re.findall(r"<h1>", html(at))) == 6
    assert not at.sidebar.children
    assert len([b for b in at.button if str(b.key).startswith("wall-dot-")]) == 6
    assert at.session_state["language"] == language


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("guest", ["TR", "marmara-university", "MD", "NZ"])
def test_the_wall_in_the_dark_says_the_same(reader: Reader, guest: str, language: str):
    light, dark = (reader("delegation", theme, language, guest=guest, amounts="1") for theme in ("light", "dark"))
    assert not dark.exception
    assert not dark.error
    assert html(dark) == html(light)
    # A chart is painted once for each key; of a map all colours are in what is sent.
    plots = [[str(one.key) for one in at.get("plotly_chart")] for at in (light, dark)]
    assert all(key.endswith(f"-{language}-dark") for key in plots[1])
    assert [key.replace("-dark", "-light") for key in plots[1]] == plots[0]
    maps = [[str(one.proto.json) for one in at.get("deck_gl_json_chart")] for at in (light, dark)]
    assert len(maps[0]) == len(maps[1]) == 2
    assert all(one != other for one, other in zip(*maps, strict=True))


def test_an_unknown_guest_is_one_sentence_and_a_way_back(reader: Reader):
    at = reader("delegation", language="en", guest="atlantis")
    assert not at.exception
    assert "This address names a guest that is not known here." in html(at)


def test_the_numbers_of_a_country(reader: Reader):
    found = large(reader("delegation", language="en", guest="TR"))
    assert found["Outgoing students"] == "186"
    assert found["Incoming teachers and staff"] == "46"


def test_a_small_number_is_said_in_words(reader: Reader):
    found = large(reader("delegation", language="en", guest="MD"))
    assert found["Outgoing students and staff"] == "6"
    assert found["Incoming students and staff"] == "fewer than 5"


@pytest.mark.parametrize(
    ("ends", "hides"),
    [
        ([], False),
        ([(80.0, 20.0), (20.0, 80.0)], True),
        ([(80.0, 20.0), (20.0, 20.0)], False),
        ([(80.0, 80.0), (20.0, 80.0)], False),
    ],
)
def test_the_names_of_the_welcome_make_way_for_the_guest(ends: list[tuple[float, float]], hides: bool):
    assert wall._hides(ends) is hides


@pytest.mark.parametrize("name", ["smallest", "threshold", "least", "MERIDIAN_SMALLEST"])
def test_no_address_lowers_the_threshold(reader: Reader, name: str):
    plain, tried = (html(reader("delegation", language="en", guest="MD", **more)) for more in ({}, {name: "1"}))
    assert plain == tried


def test_the_server_may_raise_the_threshold_and_not_pass_the_floor(reader: Reader, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MERIDIAN_SMALLEST", "10")
    assert large(reader("delegation", language="en", guest="MD"))["Outgoing students and staff"] == "fewer than 10"
    monkeypatch.setenv("MERIDIAN_SMALLEST", "1")
    assert large(reader("delegation", language="en", guest="GE"))["Outgoing students and staff"] == "3"
    assert large(reader("delegation", language="en", guest="KG"))["Outgoing students and staff"] == "3"
    assert large(reader("delegation", language="en", guest="UA"))["Incoming students and staff"] == "fewer than 3"


def test_amounts_are_shown_only_when_asked_for(reader: Reader):
    assert "€" not in html(reader("delegation", language="en", guest="TR"))
    assert "€" in html(reader("delegation", language="en", guest="TR", amounts="1"))


@pytest.mark.parametrize(("slide", "seen"), [("4", 4), ("0", 1), ("99", 6), ("x", 1), ("", 1)])
def test_the_address_holds_the_slide(reader: Reader, slide: str, seen: int):
    at = reader("delegation", language="en", guest="TR", slide=slide)
    assert not at.exception
    assert at.session_state["wall-slide"] == seen
    (shown,) = at.query_params["slide"]
    assert shown == str(seen)


def test_a_language_that_there_is_not_does_not_stay_in_the_address(reader: Reader):
    at = reader("delegation", guest="TR", lang="xx")
    assert not at.exception
    assert "".join(at.query_params["lang"]) == at.session_state["language"] == "en"


@pytest.mark.parametrize("guest", ["TR", "ES", "UZ", "NZ", "marmara-university"])
def test_the_camera_never_sees_beyond_the_map(reader: Reader, guest: str):
    at = reader("delegation", language="en", guest=guest)
    # A style alone stands outside the page.
    styles = " ".join(str(element.proto.body) for element in at.get("html"))
    ways = re.findall(r"scale\(([\d.]+)\) translate\(([-\d.]+)%, ([-\d.]+)%\)", styles)
    assert len(ways) == 3
    for scale, right, down in (map(float, way) for way in ways):
        assert max(abs(right), abs(down)) <= 50 * (scale - 1) / scale + 0.05


def test_keys_move_within_the_six_and_leave(reader: Reader):
    at = reader("delegation", language="en", guest="TR", slide="5")
    for key, seen in (
        ("next-0", 6),
        ("next-1", 6),
        ("back-0", 5),
        ("first", 1),
        ("back-1", 1),
        ("last", 6),
        ("dot-3", 3),
    ):
        at.button(key=f"wall-{key}").click().run()
        assert at.session_state["wall-slide"] == seen
        assert str(at.query_params["slide"]).strip("[]'") == str(seen)
    at.button(key="wall-leave").click().run()
    assert not at.exception
    assert "guest" not in at.query_params
    assert "<h1>Delegation</h1>" in html(at)


@pytest.mark.parametrize(
    ("text", "kind", "value"), [("TR", "country", "TR"), ("ege-university", "institution", "ege-university")]
)
def test_who_leaves_the_wall_finds_the_choice_as_it_was(reader: Reader, text: str, kind: str, value: str):
    at = reader("delegation", language="tr", guest=text, slide="2", advance="20", amounts="1")
    at.session_state["presenter-language"] = "en"
    at.button(key="wall-leave").click().run()
    assert not at.exception
    assert not at.warning
    assert at.session_state["guest-kind"] == kind
    assert at.selectbox(key=f"guest-{kind}").value == value
    assert at.selectbox(key="guest-language").value == "tr"
    assert at.session_state["guest-advance"] == 20
    assert at.toggle(key="guest-amounts").value is True
    assert "<h1>Delegation</h1>" in html(at)  # the presenter's own language is back


@pytest.mark.parametrize("advance", ["20", "0", "-1", "x", "1", "999999999999"])
def test_any_advance_is_understood(reader: Reader, advance: str):
    at = reader("delegation", language="en", guest="TR", advance=advance)
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("language", i18n.languages())
def test_the_list_of_slides_names_both_in_the_guests_language(reader: Reader, language: str):
    at = reader("delegation", language="en")
    at.selectbox(key="guest-country").set_value("HU").run()
    at.selectbox(key="guest-language").set_value(language).run()
    assert not at.exception
    name = {
        "en": "Lankaran State University",
        "az": "Lənkəran Dövlət Universiteti",
        "tr": "Lenkeran Devlet Üniversitesi",
        "ru": "Ленкоранский государственный университет",
        "uz": "Lankaron davlat universiteti",
    }[language]
    assert f"{i18n.words(language).country('HU')} · {name}" in html(at)


def test_two_lists_have_large_letters_only_where_they_have_room():
    short = Listing("Short", ("One", "Two"))
    long = Listing("Places that our agreements offer", ("Выезжающий административный персонал: 1",) * 6)
    assert wall_lists.roomy([short, short])
    assert not wall_lists.roomy([short, long])
    assert wall_lists.roomy([long])


def test_lists_that_are_alone_on_a_slide_are_cut_where_they_would_leave_the_wall():
    w = i18n.words("en")
    long = Listing("Long", tuple(f"Line {n}" for n in range(1, 13)))
    short = Listing("Short", ("One",))
    assert wall_lists.alone((short, short, short), w) == [short] * 3
    assert wall_lists.alone((long, long), w) == [long] * 2
    first, second, third = wall_lists.alone((long, short, long), w)
    assert [len(one.lines) for one in (first, second, third)] == [6, 1, 6]
    assert first.lines[-1] == third.lines[-1] == "and 7 more"
